import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { removeFolder } from '../fakes/temporary-folder.ts';
import { hardSecrets } from '../vault/expectations.ts';
import { added, bytesIn, edit, form, openSetup, PASSWORD, WSID } from './test-accounts.ts';
import { credentialsOf } from './test-clients.ts';

describe('an account', () => {
  it('is taken without a word to the service, and its credentials are lent', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    expect(setup.changes()).toBe(1);
    expect(setup.accounts.get(key)).toMatchObject({
      name: 'Pan-STARRS',
      service: 'mast-ps1',
      base: 'https://mastweb.stsci.edu/ps1casjobs',
      forThisRunOnly: false,
    });
    expect(await credentialsOf(setup, key)).toEqual({ wsId: WSID, password: PASSWORD });
  });

  it('has a name in the keychain that its person knows again', async () => {
    const setup = await openSetup();
    await added(setup, { accountName: 'my survey' });
    expect([...setup.keychain.entries.keys()]).toEqual([
      expect.stringMatching(/^my survey \(mastweb\.stsci\.edu\) [0-9a-f]{8}$/),
    ]);
  });

  it('is there after a restart, and the keychain is asked once', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    const later = await setup.restart();
    expect(later.accounts.all()).toEqual(setup.accounts.all());
    const credentials = { wsId: WSID, password: PASSWORD };
    expect(await Promise.all([credentialsOf(later, key), credentialsOf(later, key)])).toEqual([
      credentials,
      credentials,
    ]);
    await credentialsOf(later, key);
    expect(setup.keychain.reads()).toBe(1);
  });

  it('leaves no WSID, user name or password in any file', async () => {
    const setup = await openSetup();
    await added(setup);
    await added(setup, { service: 'mast-galex', signInBy: 'userName', who: 'hubble_42' });
    const bytes = await bytesIn(setup.folder);
    expect(bytes).toContain('accounts.json');
    expect(bytes).toContain('Pan-STARRS');
    for (const secret of [WSID, 'hubble_42', PASSWORD, JSON.stringify(PASSWORD), 'Zauber'])
      expect(bytes).not.toContain(secret);
  });

  it.each(hardSecrets)('may have the password %j', async (password) => {
    const setup = await openSetup();
    const key = await added(setup, { password });
    expect(await credentialsOf(await setup.restart(), key)).toEqual({ wsId: WSID, password });
  });

  it('that is refused changes nothing and keeps no secret', async () => {
    const setup = await openSetup();
    const refused = await setup.accounts.add(form({ who: 'hubble' }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-input', field: 'wsId' } });
    expect(setup.accounts.all()).toEqual([]);
    expect([...setup.keychain.entries]).toEqual([]);
    expect(setup.changes()).toBe(0);
  });
});

describe('a second account', () => {
  it.each([
    ['with the same WSID', {}, {}, 'wsId'],
    ['with the same WSID and another name', {}, { accountName: 'other' }, 'wsId'],
    ['with a zero before the same WSID', {}, { who: `0${WSID}` }, 'wsId'],
    [
      'with the same user name in other letters',
      { signInBy: 'userName', who: 'hubble' },
      { signInBy: 'userName', who: 'Hubble' },
      'userName',
    ],
    [
      'at the same address in other letters',
      { service: 'other', url: 'https://x.org/CasJobs' },
      { service: 'other', url: 'https://x.org/casjobs/' },
      'wsId',
    ],
  ] as const)('%s is refused where it was typed', async (_, first, second, field) => {
    const setup = await openSetup();
    await added(setup, first);
    const error = { code: 'bad-input', field };
    expect(await setup.accounts.add(form(second))).toMatchObject({ ok: false, error });
    expect(setup.accounts.all()).toHaveLength(1);
    expect(setup.keychain.entries.size).toBe(1);
  });

  it('is refused as well when both are saved in the same moment', async () => {
    const setup = await openSetup();
    const outcomes = await Promise.all([setup.accounts.add(form()), setup.accounts.add(form())]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
    expect(setup.accounts.all()).toHaveLength(1);
    expect(setup.keychain.entries.size).toBe(1);
  });

  it('of the same person at another site, or of another person, is welcome', async () => {
    const setup = await openSetup();
    await added(setup);
    await added(setup, { service: 'mast-galex' });
    await added(setup, { who: '42' });
    expect(setup.accounts.all()).toHaveLength(3);
    expect(new Set(setup.keychain.entries.keys()).size).toBe(3);
  });
});

describe('an account for this run only', () => {
  it('leaves no trace in the keychain or on the disk, and is gone after a restart', async () => {
    const setup = await openSetup();
    const key = await added(setup, { forThisRunOnly: true, accountName: 'fleeting' });
    expect(setup.accounts.get(key)).toMatchObject({ forThisRunOnly: true });
    expect(await credentialsOf(setup, key)).toEqual({ wsId: WSID, password: PASSWORD });
    expect([...setup.keychain.entries]).toEqual([]);
    expect(await bytesIn(setup.folder)).toBe('');
    expect((await setup.restart()).accounts.all()).toEqual([]);
  });

  it('can be removed, and nothing is kept of it in memory', async () => {
    const setup = await openSetup();
    const key = await added(setup, { forThisRunOnly: true });
    expect(await setup.accounts.remove(key)).toMatchObject({ ok: true });
    expect(setup.accounts.all()).toEqual([]);
    expect([...setup.memory.entries]).toEqual([]);
    expect(setup.changes()).toBe(2);
  });
});

describe('removing an account', () => {
  it('leaves neither the account nor its secret behind, now and after a restart', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    const other = await added(setup, { service: 'mast-galex' });
    expect(await setup.accounts.remove(key)).toEqual({ ok: true, value: null });
    expect(setup.keychain.entries.size).toBe(1);
    expect(await bytesIn(setup.folder)).not.toContain('Pan-STARRS');
    const later = await setup.restart();
    expect(later.accounts.all().map((account) => account.key)).toEqual([other]);
    await expect(credentialsOf(setup, key)).rejects.toMatchObject({ code: 'credentials-rejected' });
    expect(await bytesIn(setup.folder)).not.toContain('Pan-STARRS');
  });

  it('from a locked keychain has it ask its person, which it does only when it is read', async () => {
    const first = await openSetup();
    const key = await added(first);
    const { keychain, folder } = first;
    const read = (name: string): Promise<string | null> => {
      keychain.fails.clear();
      return keychain.read(name);
    };
    const later = await openSetup({ folder, keychain: { ...keychain, read } });
    keychain.fails.set('forget', 'keychain-locked');
    expect(await later.accounts.remove(key)).toMatchObject({ ok: true });
    expect([...keychain.entries]).toEqual([]);
  });

  it('that is not there is told', async () => {
    const { accounts } = await openSetup();
    expect(await accounts.remove('nobody')).toMatchObject({ error: { code: 'no-account' } });
    const change = await accounts.edit(edit('nobody', { password: 'p' }));
    expect(change).toMatchObject({ error: { code: 'no-account' } });
  });

  it('forgets the secret even where the list cannot be written, and can be asked for again', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    await removeFolder(setup.folder);
    expect(await setup.accounts.remove(key)).toMatchObject({ error: { code: 'disk' } });
    expect([...setup.keychain.entries]).toEqual([]);
    expect(setup.accounts.get(key)).toBeDefined();
    const later = await setup.restart();
    expect(later.accounts.all()).toEqual([]);
    expect(await setup.accounts.remove(key)).toMatchObject({ ok: true });
    expect(setup.accounts.all()).toEqual([]);
  });
});

describe('a disk that does not take the list', () => {
  it('leaves no account, and no secret in the keychain', async () => {
    const setup = await openSetup();
    await removeFolder(setup.folder);
    await writeFile(setup.folder, 'a file where the folder was');
    const error = { code: 'disk', detail: 'ENOTDIR' };
    expect(await setup.accounts.add(form())).toEqual({ ok: false, error });
    expect(setup.accounts.all()).toEqual([]);
    expect([...setup.keychain.entries]).toEqual([]);
    expect(setup.changes()).toBe(0);
  });
});
