import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { removeFolder } from '../settings/folder.ts';
import { hardSecrets } from '../vault/expectations.ts';
import { added, bytesIn, edit, form, lent, openDesk, PASSWORD, WSID } from './desk.ts';

describe('an account', () => {
  it('is taken without a word to the service, and its credentials are lent', async () => {
    const desk = await openDesk();
    const key = await added(desk);
    expect(desk.changes()).toBe(1);
    expect(desk.accounts.get(key)).toMatchObject({
      name: 'Pan-STARRS',
      service: 'mast-ps1',
      base: 'https://mastweb.stsci.edu/ps1casjobs',
      forThisRunOnly: false,
    });
    expect(await lent(desk, key)).toEqual({ wsId: WSID, password: PASSWORD });
  });

  it('has a name in the keychain that its person knows again', async () => {
    const desk = await openDesk();
    await added(desk, { accountName: 'my survey' });
    expect([...desk.keychain.entries.keys()]).toEqual([
      expect.stringMatching(/^my survey \(mastweb\.stsci\.edu\) [0-9a-f]{8}$/),
    ]);
  });

  it('is there after a restart, and the keychain is asked once', async () => {
    const desk = await openDesk();
    const key = await added(desk);
    const later = await desk.restart();
    expect(later.accounts.all()).toEqual(desk.accounts.all());
    const credentials = { wsId: WSID, password: PASSWORD };
    expect(await Promise.all([lent(later, key), lent(later, key)])).toEqual([
      credentials,
      credentials,
    ]);
    await lent(later, key);
    expect(desk.keychain.reads()).toBe(1);
  });

  it('leaves no WSID, user name or password in any file', async () => {
    const desk = await openDesk();
    await added(desk);
    await added(desk, { service: 'mast-galex', signInBy: 'userName', who: 'hubble_42' });
    const bytes = await bytesIn(desk.folder);
    expect(bytes).toContain('accounts.json');
    expect(bytes).toContain('Pan-STARRS');
    for (const secret of [WSID, 'hubble_42', PASSWORD, JSON.stringify(PASSWORD), 'Zauber'])
      expect(bytes).not.toContain(secret);
  });

  it.each(hardSecrets)('may have the password %j', async (password) => {
    const desk = await openDesk();
    const key = await added(desk, { password });
    expect(await lent(await desk.restart(), key)).toEqual({ wsId: WSID, password });
  });

  it('that is refused changes nothing and keeps no secret', async () => {
    const desk = await openDesk();
    const refused = await desk.accounts.add(form({ who: 'hubble' }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-input', field: 'wsId' } });
    expect(desk.accounts.all()).toEqual([]);
    expect([...desk.keychain.entries]).toEqual([]);
    expect(desk.changes()).toBe(0);
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
    const desk = await openDesk();
    await added(desk, first);
    const error = { code: 'bad-input', field };
    expect(await desk.accounts.add(form(second))).toMatchObject({ ok: false, error });
    expect(desk.accounts.all()).toHaveLength(1);
    expect(desk.keychain.entries.size).toBe(1);
  });

  it('is refused as well when both are saved in the same moment', async () => {
    const desk = await openDesk();
    const outcomes = await Promise.all([desk.accounts.add(form()), desk.accounts.add(form())]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
    expect(desk.accounts.all()).toHaveLength(1);
    expect(desk.keychain.entries.size).toBe(1);
  });

  it('of the same person at another site, or of another person, is welcome', async () => {
    const desk = await openDesk();
    await added(desk);
    await added(desk, { service: 'mast-galex' });
    await added(desk, { who: '42' });
    expect(desk.accounts.all()).toHaveLength(3);
    expect(new Set(desk.keychain.entries.keys()).size).toBe(3);
  });
});

describe('an account for this run only', () => {
  it('leaves no trace in the keychain or on the disk, and is gone after a restart', async () => {
    const desk = await openDesk();
    const key = await added(desk, { forThisRunOnly: true, accountName: 'fleeting' });
    expect(desk.accounts.get(key)).toMatchObject({ forThisRunOnly: true });
    expect(await lent(desk, key)).toEqual({ wsId: WSID, password: PASSWORD });
    expect([...desk.keychain.entries]).toEqual([]);
    expect(await bytesIn(desk.folder)).toBe('');
    expect((await desk.restart()).accounts.all()).toEqual([]);
  });

  it('can be removed, and nothing is kept of it in memory', async () => {
    const desk = await openDesk();
    const key = await added(desk, { forThisRunOnly: true });
    expect(await desk.accounts.remove(key)).toMatchObject({ ok: true });
    expect(desk.accounts.all()).toEqual([]);
    expect([...desk.memory.entries]).toEqual([]);
    expect(desk.changes()).toBe(2);
  });
});

describe('removing an account', () => {
  it('leaves neither the account nor its secret behind, now and after a restart', async () => {
    const desk = await openDesk();
    const key = await added(desk);
    const other = await added(desk, { service: 'mast-galex' });
    expect(await desk.accounts.remove(key)).toEqual({ ok: true, value: null });
    expect(desk.keychain.entries.size).toBe(1);
    expect(await bytesIn(desk.folder)).not.toContain('Pan-STARRS');
    const later = await desk.restart();
    expect(later.accounts.all().map((account) => account.key)).toEqual([other]);
    await expect(lent(desk, key)).rejects.toMatchObject({ code: 'credentials-rejected' });
    expect(await bytesIn(desk.folder)).not.toContain('Pan-STARRS');
  });

  it('from a locked keychain has it ask its person, which it does only when it is read', async () => {
    const first = await openDesk();
    const key = await added(first);
    const { keychain, folder } = first;
    const read = (name: string): Promise<string | null> => {
      keychain.fails.clear();
      return keychain.read(name);
    };
    const later = await openDesk({ folder, keychain: { ...keychain, read } });
    keychain.fails.set('forget', 'keychain-locked');
    expect(await later.accounts.remove(key)).toMatchObject({ ok: true });
    expect([...keychain.entries]).toEqual([]);
  });

  it('that is not there is told', async () => {
    const { accounts } = await openDesk();
    expect(await accounts.remove('nobody')).toMatchObject({ error: { code: 'no-account' } });
    const change = await accounts.edit(edit('nobody', { password: 'p' }));
    expect(change).toMatchObject({ error: { code: 'no-account' } });
  });

  it('forgets the secret even where the list cannot be written, and can be asked for again', async () => {
    const desk = await openDesk();
    const key = await added(desk);
    await removeFolder(desk.folder);
    expect(await desk.accounts.remove(key)).toMatchObject({ error: { code: 'disk' } });
    expect([...desk.keychain.entries]).toEqual([]);
    expect(desk.accounts.get(key)).toBeDefined();
    const later = await desk.restart();
    expect(later.accounts.all()).toEqual([]);
    expect(await desk.accounts.remove(key)).toMatchObject({ ok: true });
    expect(desk.accounts.all()).toEqual([]);
  });
});

describe('a disk that does not take the list', () => {
  it('leaves no account, and no secret in the keychain', async () => {
    const desk = await openDesk();
    await removeFolder(desk.folder);
    await writeFile(desk.folder, 'a file where the folder was');
    const error = { code: 'disk', detail: 'ENOTDIR' };
    expect(await desk.accounts.add(form())).toEqual({ ok: false, error });
    expect(desk.accounts.all()).toEqual([]);
    expect([...desk.keychain.entries]).toEqual([]);
    expect(desk.changes()).toBe(0);
  });
});
