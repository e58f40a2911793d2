import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeytarVault } from '../../electron/vault/keytar-vault.ts';
import { VaultError, type Keychain, type Vault } from '../../electron/vault/vault.ts';
import { leaksOf } from '../service/leaks.ts';
import { createFakeKeytar, failureOf, type FakeKeytar } from './fake-keytar.ts';

const open = ({ load }: Pick<FakeKeytar, 'load'>, platform: NodeJS.Platform = 'linux'): Keychain =>
  createKeytarVault({ platform, serviceName: 'CasJobs Tray', load });

const ways: [string, (vault: Vault) => Promise<unknown>][] = [
  ['reading', (vault) => vault.read('PS1')],
  ['writing', (vault) => vault.write('PS1', 'hunter2')],
  ['forgetting', (vault) => vault.forget('PS1')],
];

describe.each(ways)('%s', (_, ask) => {
  it('where the native part is missing is told as no keychain on Linux, which alone may have none', async () => {
    const load = () => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object'));
    const failure = { detail: 'libsecret-1.so.0: cannot open shared object' };
    const codeOn = (platform: NodeJS.Platform) => failureOf(ask(open({ load }, platform)));
    expect(await codeOn('linux')).toMatchObject({ ...failure, code: 'keychain-unavailable' });
    for (const platform of ['win32', 'darwin'] as const)
      expect(await codeOn(platform)).toMatchObject({ ...failure, code: 'keychain-failed' });
  });

  it.each([
    ['linux', 'User canceled the operation.', 'keychain-denied'],
    ['linux', 'Prompt was dismissed', 'keychain-locked'],
    ['linux', 'Cannot get secret of a locked object', 'keychain-locked'],
    ['linux', 'Cannot create an item in a locked collection', 'keychain-locked'],
    ['linux', 'Timeout was reached', 'keychain-slow'],
    ['linux', 'Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain-unavailable'],
    [
      'linux',
      'The name org.freedesktop.secrets was not provided by any .service files',
      'keychain-unavailable',
    ],
    ['linux', 'Could not connect: No such file or directory', 'keychain-unavailable'],
    ['linux', 'createDLGroup failed: maybe libqca-ossl is missing', 'keychain-failed'],
    ['linux', 'Das Passwort kann nicht gespeichert werden', 'keychain-failed'],
    ['darwin', 'User canceled the operation.', 'keychain-denied'],
    ['darwin', 'User interaction is not allowed.', 'keychain-denied'],
    ['darwin', 'The user name or passphrase you entered is not correct.', 'keychain-denied'],
    ['darwin', 'A default keychain could not be found.', 'keychain-failed'],
    ['darwin', 'Der Vorgang wurde abgebrochen.', 'keychain-failed'],
    ['win32', 'The stub received bad data.', 'keychain-full'],
    ['win32', 'Access is denied.', 'keychain-failed'],
    ['win32', 'Zugriff verweigert', 'keychain-failed'],
    ['win32', 'Acc\uFFFDs refus\uFFFD.', 'keychain-failed'],
    ['win32', 'The system cannot find the file specified; no such file', 'keychain-failed'],
    ['win32', '', 'keychain-failed'],
  ] as const)('that fails on %s with "%s" is told as %s', async (platform, message, code) => {
    const keychain = createFakeKeytar();
    const failure = failureOf(ask(open(keychain, platform)));
    (await keychain.prompt(1)).refuse(new Error(message));
    expect(await failure).toMatchObject({ code, detail: message });
  });

  it('fails without what else the error of the keychain holds', async () => {
    const keychain = createFakeKeytar();
    const failure = failureOf(ask(open(keychain)));
    const said = Object.assign(new Error('no room'), { secret: 'hunter2' });
    (await keychain.prompt(1)).refuse(said);
    const error = await failure;
    expect(error).toBeInstanceOf(VaultError);
    expect(leaksOf(error, 'hunter2')).toEqual([]);
    expect(Reflect.ownKeys(error as object).sort()).toEqual(
      ['code', 'detail', 'late', 'message', 'name', 'stack'].sort(),
    );
  });
});

describe('a keychain that does not answer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each(ways)('is told as slow after ten seconds of %s, not before', async (_, ask) => {
    let told: unknown = null;
    void failureOf(ask(open(createFakeKeytar()))).then((error) => (told = error));
    await vi.advanceTimersByTimeAsync(9_999);
    expect(told).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toMatchObject({ code: 'keychain-slow' });
  });

  it('is told as slow while its native part hangs too', async () => {
    const failure = failureOf(open({ load: () => new Promise(() => undefined) }).read('PS1'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await failure).toMatchObject({ code: 'keychain-slow' });
  });

  it('opens no second prompt when it is asked again, and its late answer is heard', async () => {
    const keychain = createFakeKeytar();
    keychain.entries.set('CasJobs Tray/PS1', 'secret');
    const vault = open(keychain);
    const first = failureOf(vault.read('PS1'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await first).toMatchObject({ code: 'keychain-slow' });
    const second = vault.read('PS1');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(keychain.prompts.map(({ question }) => question)).toEqual(['read CasJobs Tray/PS1']);
    keychain.prompts[0]!.allow();
    expect(await second).toBe('secret');
  });

  it('hands its late answer over with the error: the secret, or why there is none', async () => {
    const keychain = createFakeKeytar();
    keychain.entries.set('CasJobs Tray/PS1', 'secret');
    const vault = open(keychain);
    const failures = Promise.all([
      failureOf(vault.read('PS1')),
      failureOf(vault.write('GALEX', 'other')),
    ]);
    await vi.advanceTimersByTimeAsync(10_000);
    const [read, write] = (await failures) as [VaultError, VaultError];
    keychain.prompts[0]!.allow();
    expect(await read.late).toBe('secret');
    (await keychain.prompt(2)).refuse(new Error('Prompt was dismissed'));
    expect(await failureOf(write.late!)).toMatchObject({ code: 'keychain-locked' });
  });

  it('keeps nothing of a write that was given up and forgotten before its person allowed it', async () => {
    const keychain = createFakeKeytar();
    const vault = open(keychain);
    const write = failureOf(vault.write('PS1', 'secret'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await write).toMatchObject({ code: 'keychain-slow' });
    const forgotten = vault.forget('PS1');
    await vi.advanceTimersByTimeAsync(1000);
    expect(keychain.prompts).toHaveLength(1);
    keychain.prompts[0]!.allow();
    await vi.advanceTimersByTimeAsync(1000);
    expect(keychain.prompts.map(({ question }) => question)).toEqual([
      'write CasJobs Tray/PS1',
      'delete CasJobs Tray/PS1',
    ]);
    keychain.prompts[1]!.allow();
    await forgotten;
    expect([...keychain.entries]).toEqual([]);
  });

  it('is known to be asked still, also when it was given up, so that the end of the app need not wait', async () => {
    const keychain = createFakeKeytar();
    const vault = open(keychain);
    expect(await vault.rests(500)).toBe(true);
    const read = failureOf(vault.read('PS1'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await read).toMatchObject({ code: 'keychain-slow' });
    const rests = vault.rests(500);
    await vi.advanceTimersByTimeAsync(500);
    expect(await rests).toBe(false);
    keychain.prompts[0]!.allow();
    expect(await vault.rests(500)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind once it has answered', async () => {
    const keychain = createFakeKeytar();
    const read = open(keychain).read('PS1');
    await vi.advanceTimersByTimeAsync(1000);
    keychain.prompts[0]!.allow();
    expect(await read).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('two who read the same secret at once', () => {
  it('meet one prompt, and both get the answer', async () => {
    const keychain = createFakeKeytar();
    keychain.entries.set('CasJobs Tray/PS1', 'secret');
    const vault = open(keychain);
    const reads = Promise.all([vault.read('PS1'), vault.read('PS1')]);
    (await keychain.prompt(1)).allow();
    expect(await reads).toEqual(['secret', 'secret']);
    expect(keychain.prompts).toHaveLength(1);
  });

  it('are refused together, and who asks later is a new question', async () => {
    const keychain = createFakeKeytar();
    const vault = open(keychain);
    const reads = Promise.all([failureOf(vault.read('PS1')), failureOf(vault.read('PS1'))]);
    (await keychain.prompt(1)).refuse(new Error('Prompt was dismissed'));
    const refused = { code: 'keychain-locked' };
    expect(await reads).toMatchObject([refused, refused]);
    const later = vault.read('PS1');
    (await keychain.prompt(2)).allow();
    expect(await later).toBeNull();
  });

  it('do not share it with who reads another secret, who waits for their turn', async () => {
    const keychain = createFakeKeytar();
    keychain.entries.set('CasJobs Tray/GALEX', 'of GALEX');
    const vault = open(keychain);
    void vault.read('PS1');
    const galex = vault.read('GALEX');
    (await keychain.prompt(1)).allow();
    (await keychain.prompt(2)).allow();
    expect(await galex).toBe('of GALEX');
  });
});

it('who reads after a change hears the change, also while an older read is under way', async () => {
  const keychain = createFakeKeytar();
  keychain.entries.set('CasJobs Tray/PS1', 'old');
  const vault = open(keychain);
  const answers = Promise.all([vault.read('PS1'), vault.write('PS1', 'new'), vault.read('PS1')]);
  for (const nth of [1, 2, 3]) (await keychain.prompt(nth)).allow();
  expect(await answers).toEqual(['old', undefined, 'new']);
});
