// Accounts that are changed, moved, and forgotten: nothing is lost on the way, and nothing is left behind.
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  added,
  bytesIn,
  edit,
  form,
  lent,
  openDesk,
  PASSWORD,
  signInService,
  WSID,
  type OpenVault,
} from './desk.ts';

const OTHER = '4711471148';

/** Resolves when no secret is left that no account has. */
const tidied = (folder: string): Promise<void> =>
  expect
    .poll(() => readFile(path.join(folder, 'accounts.json'), 'utf8'), { timeout: 5_000 })
    .toContain('"leftovers": []');

describe('an account that gets another name', () => {
  it('has it in the list and in the keychain, with the secret it had, and nothing under the old one', async () => {
    const desk = await openDesk();
    const key = await added(desk);
    const edited = await desk.accounts.edit(edit(key, { accountName: ' my survey ' }));
    expect(edited).toEqual({ ok: true, value: { isAnother: false } });
    expect(desk.accounts.get(key)?.name).toBe('my survey');
    expect([...desk.keychain.entries.keys()]).toEqual([
      expect.stringMatching(/^my survey \(mastweb\.stsci\.edu\) [0-9a-f]{8}$/),
    ]);
    expect(await lent(await desk.restart(), key)).toEqual({ wsId: WSID, password: PASSWORD });
  });

  it('keeps the old one where the keychain takes no new entry', async () => {
    const desk = await openDesk();
    const key = await added(desk);
    desk.keychain.fails.set('write', 'keychain-locked');
    const refused = await desk.accounts.edit(edit(key, { accountName: 'my survey' }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'keychain-locked' } });
    expect(desk.accounts.get(key)?.name).toBe('Pan-STARRS');
    expect(await lent(await desk.restart(), key)).toMatchObject({ password: PASSWORD });
  });

  it('leaves an old entry that cannot be forgotten now for another time, and never the new one', async () => {
    const desk = await openDesk();
    const key = await added(desk);
    desk.keychain.fails.set('forget', 'keychain-locked');
    await desk.accounts.edit(edit(key, { accountName: 'my survey' }));
    expect(desk.keychain.entries.size).toBe(2);
    desk.keychain.fails.clear();
    const later = await desk.restart();
    await lent(later, key);
    await tidied(desk.folder);
    expect([...later.keychain.entries.keys()]).toEqual([expect.stringMatching(/^my survey /)]);
    expect(await lent(await later.restart(), key)).toMatchObject({ password: PASSWORD });
  });
});

describe('that CasJobs has accepted the credentials', () => {
  it('is known after a restart, until they are edited', async () => {
    const desk = await openDesk();
    const key = await added(desk);
    const isKnown = async (): Promise<boolean | undefined> =>
      (await desk.restart()).accounts.get(key)?.wereAccepted;
    expect(await isKnown()).toBe(false);
    await desk.accounts.noteAccepted(key);
    expect(await isKnown()).toBe(true);
    await desk.accounts.edit(edit(key, { password: 'another' }));
    expect(await isKnown()).toBe(false);
  });
});

describe('an account that gets another WSID', () => {
  it('is another person, with the password it had', async () => {
    const desk = await openDesk();
    const key = await added(desk);
    const edited = await desk.accounts.edit(edit(key, { who: OTHER }));
    expect(edited).toEqual({ ok: true, value: { isAnother: true } });
    expect(await lent(desk, key)).toEqual({ wsId: OTHER, password: PASSWORD });
  });

  it('is refused at its field where that is no number, and where it is that of another account', async () => {
    const desk = await openDesk();
    await added(desk);
    const key = await added(desk, { who: OTHER });
    const atField = { ok: false, error: { code: 'bad-input', field: 'wsId' } };
    expect(await desk.accounts.edit(edit(key, { who: '12a' }))).toMatchObject(atField);
    expect(await desk.accounts.edit(edit(key, { who: WSID }))).toMatchObject(atField);
    expect(await lent(desk, key)).toEqual({ wsId: OTHER, password: PASSWORD });
  });

  it('by user name asks the service for it anew, and says so until it knows', async () => {
    const desk = await openDesk();
    const key = await added(desk);
    await desk.accounts.edit(edit(key, { signInBy: 'userName', who: 'hubble' }));
    expect(desk.accounts.get(key)?.wsIdKnown).toBe(false);
    const { service, asked } = signInService();
    await desk.accounts.lend(key, service);
    expect(asked).toEqual([`hubble ${PASSWORD}`]);
    await expect.poll(() => desk.accounts.get(key)?.wsIdKnown, { timeout: 5_000 }).toBe(true);
    expect(await bytesIn(desk.folder)).not.toContain('hubble');
  });
});

describe('accounts in an order', () => {
  it('keep it over a restart, and stay where there is no further place', async () => {
    const desk = await openDesk();
    const first = await added(desk);
    const last = await added(desk, { who: OTHER });
    const order = () => desk.accounts.all().map(({ key }) => key);
    await desk.accounts.move(last, -1);
    expect(order()).toEqual([last, first]);
    await desk.accounts.move(last, -1);
    expect(order()).toEqual([last, first]);
    expect((await desk.restart()).accounts.all().map(({ key }) => key)).toEqual([last, first]);
    await desk.accounts.move(last, 1);
    expect(order()).toEqual([first, last]);
  });
});

describe('forgetting all accounts', () => {
  it('empties list and keychain, with what lay there of earlier times', async () => {
    const desk = await openDesk();
    await added(desk);
    const key = await added(desk, { who: OTHER });
    desk.keychain.fails.set('forget', 'keychain-locked');
    await desk.accounts.edit(edit(key, { accountName: 'renamed' }));
    desk.keychain.fails.clear();
    await desk.keychain.write('known by a damaged list', 'secret');
    const forgotten = await desk.accounts.forgetAll(['known by a damaged list']);
    expect(forgotten).toEqual({ ok: true, value: 4 });
    expect([...desk.keychain.entries]).toEqual([]);
    expect(desk.accounts.all()).toEqual([]);
    expect((await desk.restart()).accounts.all()).toEqual([]);
  });

  it('is refused where the keychain keeps an entry, whatever it said, and its account stays', async () => {
    const desk = await openDesk();
    const key = await added(desk);
    const keychain = { ...desk.keychain, forget: () => Promise.resolve() };
    const later = await openDesk({ folder: desk.folder, keychain });
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
    const desk = await openDesk({ lookUp });
    expect(await desk.accounts.add(other)).toMatchObject({
      ok: false,
      error: {
        code: 'bad-input',
        field: 'url',
        detail: expect.stringContaining('casjobs.example.org') as string,
      },
    });
    expect(asked).toEqual(['casjobs.example.org']);
    expect([...desk.keychain.entries]).toEqual([]);
    expect(await bytesIn(desk.folder)).not.toContain('example');
  });

  it('is taken without a network, where nobody can say whether there is such a computer', async () => {
    const desk = await openDesk({ lookUp: () => Promise.resolve('not-said') });
    expect(await desk.accounts.add(other)).toMatchObject({ ok: true });
  });

  it('in numbers is looked up nowhere', async () => {
    const desk = await openDesk({ lookUp: () => Promise.resolve('unknown') });
    for (const [at, place] of ['http://127.0.0.1:8000', 'http://[::1]:8000'].entries())
      expect(
        await desk.accounts.add({ ...other, url: `${place}/casjobs`, who: String(at + 1) }),
      ).toMatchObject({ ok: true });
  });
});

describe('a crash between keychain and list', () => {
  it('leaves a secret that the next start knows of and forgets', async () => {
    const desk = await openDesk();
    const key = await added(desk);
    const asLeft = `${desk.folder} as the crash left it`;
    const list = 'accounts.json';
    const keychain: OpenVault = {
      ...desk.keychain,
      write: async (name, secret) => {
        await desk.keychain.write(name, secret);
        await cp(path.join(desk.folder, list), path.join(asLeft, list));
      },
    };
    const crashing = await openDesk({ folder: desk.folder, keychain });
    await added(crashing, { who: OTHER });
    const later = await openDesk({ folder: asLeft, keychain: desk.keychain });
    expect(later.accounts.all().map((account) => account.key)).toEqual([key]);
    expect(desk.keychain.entries.size).toBe(2);
    await lent(later, key);
    await tidied(asLeft);
    expect(desk.keychain.entries.size).toBe(1);
    expect(await lent(await later.restart(), key)).toMatchObject({ password: PASSWORD });
  });
});
