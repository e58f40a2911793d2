// Accounts that are changed, moved, and forgotten: nothing is lost on the way, and nothing is left behind.
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  added,
  bytesIn,
  edit,
  form,
  openSetup,
  PASSWORD,
  signInService,
  WSID,
  type OpenVault,
} from './test-accounts.ts';
import { credentialsOf } from './test-clients.ts';

const OTHER = '4711471148';

/** Resolves when no secret is left that no account has. */
const tidied = (folder: string): Promise<void> =>
  expect
    .poll(() => readFile(path.join(folder, 'accounts.json'), 'utf8'), { timeout: 5_000 })
    .toContain('"leftovers": []');

describe('an account that gets another name', () => {
  it('has it in the list and in the keychain, with the secret it had, and nothing under the old one', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    const edited = await setup.accounts.edit(edit(key, { accountName: ' my survey ' }));
    expect(edited).toEqual({ ok: true, value: { isAnother: false } });
    expect(setup.accounts.get(key)?.name).toBe('my survey');
    expect([...setup.keychain.entries.keys()]).toEqual([
      expect.stringMatching(/^my survey \(mastweb\.stsci\.edu\) [0-9a-f]{8}$/),
    ]);
    expect(await credentialsOf(await setup.restart(), key)).toEqual({
      wsId: WSID,
      password: PASSWORD,
    });
  });

  it('keeps the old one where the keychain takes no new entry', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    setup.keychain.fails.set('write', 'keychain-locked');
    const refused = await setup.accounts.edit(edit(key, { accountName: 'my survey' }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'keychain-locked' } });
    expect(setup.accounts.get(key)?.name).toBe('Pan-STARRS');
    expect(await credentialsOf(await setup.restart(), key)).toMatchObject({ password: PASSWORD });
  });

  it('leaves an old entry that cannot be forgotten now for another time, and never the new one', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    setup.keychain.fails.set('forget', 'keychain-locked');
    await setup.accounts.edit(edit(key, { accountName: 'my survey' }));
    expect(setup.keychain.entries.size).toBe(2);
    setup.keychain.fails.clear();
    const later = await setup.restart();
    await credentialsOf(later, key);
    await tidied(setup.folder);
    expect([...later.keychain.entries.keys()]).toEqual([expect.stringMatching(/^my survey /)]);
    expect(await credentialsOf(await later.restart(), key)).toMatchObject({ password: PASSWORD });
  });
});

describe('that CasJobs has accepted the credentials', () => {
  it('is known after a restart, until they are edited', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    const isKnown = async (): Promise<boolean | undefined> =>
      (await setup.restart()).accounts.get(key)?.wereAccepted;
    expect(await isKnown()).toBe(false);
    await setup.accounts.noteAccepted(key);
    expect(await isKnown()).toBe(true);
    await setup.accounts.edit(edit(key, { password: 'another' }));
    expect(await isKnown()).toBe(false);
  });
});

describe('an account that gets another WSID', () => {
  it('is another person, with the password it had', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    const edited = await setup.accounts.edit(edit(key, { who: OTHER }));
    expect(edited).toEqual({ ok: true, value: { isAnother: true } });
    expect(await credentialsOf(setup, key)).toEqual({ wsId: OTHER, password: PASSWORD });
  });

  it('is refused at its field where that is no number, and where it is that of another account', async () => {
    const setup = await openSetup();
    await added(setup);
    const key = await added(setup, { who: OTHER });
    const atField = { ok: false, error: { code: 'bad-input', field: 'wsId' } };
    expect(await setup.accounts.edit(edit(key, { who: '12a' }))).toMatchObject(atField);
    expect(await setup.accounts.edit(edit(key, { who: WSID }))).toMatchObject(atField);
    expect(await credentialsOf(setup, key)).toEqual({ wsId: OTHER, password: PASSWORD });
  });

  it('by user name asks the service for it anew, and says so until it knows', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    await setup.accounts.edit(edit(key, { signInBy: 'userName', who: 'hubble' }));
    expect(setup.accounts.get(key)?.wsIdKnown).toBe(false);
    const { service, asked } = signInService();
    await credentialsOf(setup, key, service);
    expect(asked).toEqual([`hubble ${PASSWORD}`]);
    await expect.poll(() => setup.accounts.get(key)?.wsIdKnown, { timeout: 5_000 }).toBe(true);
    expect(await bytesIn(setup.folder)).not.toContain('hubble');
  });
});

describe('accounts in an order', () => {
  it('keep it over a restart, and stay where there is no further place', async () => {
    const setup = await openSetup();
    const first = await added(setup);
    const last = await added(setup, { who: OTHER });
    const order = () => setup.accounts.all().map(({ key }) => key);
    await setup.accounts.move(last, -1);
    expect(order()).toEqual([last, first]);
    await setup.accounts.move(last, -1);
    expect(order()).toEqual([last, first]);
    expect((await setup.restart()).accounts.all().map(({ key }) => key)).toEqual([last, first]);
    await setup.accounts.move(last, 1);
    expect(order()).toEqual([first, last]);
  });
});

describe('forgetting all accounts', () => {
  it('empties list and keychain, with what lay there of earlier times', async () => {
    const setup = await openSetup();
    await added(setup);
    const key = await added(setup, { who: OTHER });
    setup.keychain.fails.set('forget', 'keychain-locked');
    await setup.accounts.edit(edit(key, { accountName: 'renamed' }));
    setup.keychain.fails.clear();
    await setup.keychain.write('known by a damaged list', 'secret');
    const forgotten = await setup.accounts.forgetAll(['known by a damaged list']);
    expect(forgotten).toEqual({ ok: true, value: 4 });
    expect([...setup.keychain.entries]).toEqual([]);
    expect(setup.accounts.all()).toEqual([]);
    expect((await setup.restart()).accounts.all()).toEqual([]);
  });

  it('is refused where the keychain keeps an entry, whatever it said, and its account stays', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    const keychain = { ...setup.keychain, forget: () => Promise.resolve() };
    const later = await openSetup({ folder: setup.folder, keychain });
    const refused = await later.accounts.forgetAll([]);
    expect(refused).toMatchObject({ ok: false, error: { code: 'keychain-denied' } });
    expect(later.accounts.get(key)).toBeDefined();
  });
});

describe('an address', () => {
  const url = 'https://casjobs.example.org/casjobs';
  const other = form({ service: 'other', url });

  it('of no computer is refused at its field, before anything is stored', async () => {
    const asked: string[] = [];
    const lookUp = (host: string) =>
      Promise.resolve(void asked.push(host)).then(() => 'unknown' as const);
    const setup = await openSetup({ lookUp });
    expect(await setup.accounts.add(other)).toMatchObject({
      ok: false,
      error: {
        code: 'bad-input',
        field: 'url',
        detail: expect.stringContaining('casjobs.example.org') as string,
      },
    });
    expect(asked).toEqual(['casjobs.example.org']);
    expect([...setup.keychain.entries]).toEqual([]);
    expect(await bytesIn(setup.folder)).not.toContain('example');
  });

  it('is taken without a network, where nobody can say whether there is such a computer', async () => {
    const setup = await openSetup({ lookUp: () => Promise.resolve('not-said') });
    expect(await setup.accounts.add(other)).toMatchObject({ ok: true });
  });

  it('in numbers is looked up nowhere', async () => {
    const setup = await openSetup({ lookUp: () => Promise.resolve('unknown') });
    for (const [at, place] of ['http://127.0.0.1:8000', 'http://[::1]:8000'].entries())
      expect(
        await setup.accounts.add({ ...other, url: `${place}/casjobs`, who: String(at + 1) }),
      ).toMatchObject({ ok: true });
  });
});

describe('a crash between keychain and list', () => {
  it('leaves a secret that the next start knows of and forgets', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    const asLeft = `${setup.folder} as the crash left it`;
    const list = 'accounts.json';
    const keychain: OpenVault = {
      ...setup.keychain,
      write: async (name, secret) => {
        await setup.keychain.write(name, secret);
        await cp(path.join(setup.folder, list), path.join(asLeft, list));
      },
    };
    const crashing = await openSetup({ folder: setup.folder, keychain });
    await added(crashing, { who: OTHER });
    const later = await openSetup({ folder: asLeft, keychain: setup.keychain });
    expect(later.accounts.all().map((account) => account.key)).toEqual([key]);
    expect(setup.keychain.entries.size).toBe(2);
    await credentialsOf(later, key);
    await tidied(asLeft);
    expect(setup.keychain.entries.size).toBe(1);
    expect(await credentialsOf(await later.restart(), key)).toMatchObject({ password: PASSWORD });
  });
});
