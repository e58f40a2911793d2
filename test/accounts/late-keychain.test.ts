// A keychain that answers late: what was asked for goes on by itself when it does, unless something else was asked since.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import path from 'node:path';
import { createAccounts, type Accounts } from '../../electron/accounts/account-service.ts';
import { openAccountsFile } from '../../electron/accounts/account-store.ts';
import { createKeytarVault } from '../../electron/vault/keytar-vault.ts';
import { createMemoryVault } from '../../electron/vault/vault.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';
import { createFakeKeytar, type FakeKeytar } from '../vault/fake-keytar.ts';
import { edit, everyHostIsThere, form, keyOf, PASSWORD, WSID } from './test-accounts.ts';
import { credentialsOf } from './test-clients.ts';

const OTHER = '4711471148';
const LIMIT_MS = 10_000;

interface Late {
  readonly folder: string;
  readonly held: FakeKeytar;
  readonly accounts: Accounts;
  /** How often the accounts said that something has changed. */
  changes(): number;
}

const openLate = async (before?: Late): Promise<Late> => {
  const folder = before?.folder ?? (await temporaryFolder());
  const held = before?.held ?? createFakeKeytar();
  const keychain = createKeytarVault({
    platform: 'linux',
    serviceName: 'CasJobs Tray',
    load: held.load,
  });
  let changes = 0;
  const accounts = createAccounts({
    keychain,
    memory: createMemoryVault(),
    lookUp: everyHostIsThere,
    file: await openAccountsFile(path.join(folder, 'accounts.json')),
    changed: () => void (changes += 1),
  });
  return { folder, held, accounts, changes: () => changes };
};

/** Lets the keychain wait until the app has given the turn up. */
const waited = async ({ held, accounts }: Late, nth: number): Promise<void> => {
  await vi.waitUntil(() => held.prompts.length >= nth);
  await vi.advanceTimersByTimeAsync(LIMIT_MS);
  expect(accounts.isWaiting()).toBe(true);
};

const allow = async ({ held }: Late, nth: number): Promise<void> => {
  await vi.waitUntil(() => held.prompts.length >= nth);
  held.prompts[nth - 1]!.allow();
};

/** An account whose entry lies in the keychain, whose next questions are held. */
const stored = async (late: Late, part = {}): Promise<string> => {
  const nth = late.held.prompts.length + 1;
  const adding = late.accounts.add(form(part));
  await allow(late, nth);
  return keyOf(await adding);
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('an account whose password waits for the keychain', () => {
  it('is there as soon as the keychain takes it, however late', async () => {
    const late = await openLate();
    const adding = late.accounts.add(form());
    await waited(late, 1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(late.accounts.all()).toEqual([]);
    const before = late.changes();
    late.held.prompts[0]!.allow();
    const key = keyOf(await adding);
    expect(late.accounts.all().map((one) => one.key)).toEqual([key]);
    expect(late.accounts.isWaiting()).toBe(false);
    expect(late.changes()).toBeGreaterThan(before);
    expect(await credentialsOf(late, key)).toEqual({ wsId: WSID, password: PASSWORD });
    expect(late.held.prompts).toHaveLength(1);
  });

  it('is refused with what the keychain says in the end, and leaves nothing behind', async () => {
    const late = await openLate();
    const adding = late.accounts.add(form());
    await waited(late, 1);
    late.held.prompts[0]!.refuse(new Error('createDLGroup failed: maybe libqca-ossl is missing'));
    await allow(late, 2);
    expect(await adding).toMatchObject({
      ok: false,
      error: {
        code: 'keychain-failed',
        detail: 'createDLGroup failed: maybe libqca-ossl is missing',
      },
    });
    expect(late.accounts.all()).toEqual([]);
    expect(late.accounts.isWaiting()).toBe(false);
  });

  it('is given up for one that is kept for this run only, which does not wait', async () => {
    const late = await openLate();
    const adding = late.accounts.add(form());
    await waited(late, 1);
    const thisRun = await late.accounts.add(form({ forThisRunOnly: true }));
    expect(await adding).toMatchObject({ ok: false, error: { code: 'keychain-slow' } });
    // Its person comes back to the prompt: what is written then is forgotten.
    await allow(late, 1);
    await allow(late, 2);
    await vi.waitUntil(() => late.held.entries.size === 0);
    expect(late.accounts.all()).toMatchObject([{ key: keyOf(thisRun), forThisRunOnly: true }]);
  });

  it('is there once where it is saved a second time meanwhile', async () => {
    const late = await openLate();
    const first = late.accounts.add(form());
    await waited(late, 1);
    const second = late.accounts.add(form());
    expect(await first).toMatchObject({ ok: false, error: { code: 'keychain-slow' } });
    for (const nth of [1, 2, 3]) await allow(late, nth);
    const key = keyOf(await second);
    expect(late.accounts.all().map((one) => one.key)).toEqual([key]);
    await vi.waitUntil(() => late.held.entries.size === 1);
    expect(await credentialsOf(late, key)).toMatchObject({ password: PASSWORD });
  });

  it('is not stored where its person has said no while it waited', async () => {
    const late = await openLate();
    const stop = new AbortController();
    const adding = late.accounts.add(form(), { signal: stop.signal });
    const rejected = adding.then(
      () => null,
      (error: unknown) => error,
    );
    await waited(late, 1);
    stop.abort();
    await allow(late, 1);
    await allow(late, 2);
    expect(await rejected).toBe(stop.signal.reason);
    expect(late.accounts.all()).toEqual([]);
    expect(late.held.entries.size).toBe(0);
  });

  it('does not wait where that is not wanted', async () => {
    const late = await openLate();
    const adding = late.accounts.add(form(), { waits: false });
    await vi.waitUntil(() => late.held.prompts.length === 1);
    await vi.advanceTimersByTimeAsync(LIMIT_MS);
    expect(await adding).toMatchObject({ ok: false, error: { code: 'keychain-slow' } });
    expect(late.accounts.isWaiting()).toBe(false);
  });

  it('keeps its entry when the leftovers of earlier runs are forgotten meanwhile', async () => {
    const late = await openLate();
    const key = await stored(late);
    const adding = late.accounts.add(form({ who: OTHER }));
    await waited(late, 2);
    // The first credentials that are lent are the time to tidy.
    await credentialsOf(late, key);
    await allow(late, 2);
    const other = keyOf(await adding);
    await vi.advanceTimersByTimeAsync(LIMIT_MS);
    expect(late.held.prompts.map(({ question }) => question.split(' ')[0])).not.toContain('delete');
    expect(await credentialsOf(late, other)).toMatchObject({ wsId: OTHER });
  });
});

describe('a change of an account that is there', () => {
  it('holds up neither its place in the list nor its binding, and is made when the keychain answers', async () => {
    const late = await openLate();
    await stored(late, { who: OTHER });
    const key = await stored(late);
    const editing = late.accounts.edit(edit(key, { password: 'another' }));
    await waited(late, 3);
    expect(await late.accounts.move(key, -1)).toMatchObject({ ok: true });
    expect(await late.accounts.changeBinding(key, 'soap11')).toMatchObject({ ok: true });
    expect(late.accounts.isWaiting()).toBe(true);
    await allow(late, 3);
    expect(await editing).toEqual({ ok: true, value: { isAnother: false } });
    expect(late.accounts.all()[0]).toMatchObject({ key, binding: 'soap11' });
    expect(await credentialsOf(late, key)).toMatchObject({ password: 'another' });
  });

  it('reads what is stored, and goes on when the system has let it', async () => {
    const late = await openLate();
    const key = await stored(late);
    const later = await openLate(late);
    const editing = later.accounts.edit(edit(key, { who: OTHER }));
    await waited(later, 2);
    await allow(later, 2);
    await allow(later, 3);
    expect(await editing).toEqual({ ok: true, value: { isAnother: true } });
    expect(await credentialsOf(later, key)).toEqual({ wsId: OTHER, password: PASSWORD });
  });

  it('removes it when the keychain has forgotten its password', async () => {
    const late = await openLate();
    const key = await stored(late);
    const removing = late.accounts.remove(key);
    await waited(late, 2);
    expect(late.accounts.get(key)).toBeDefined();
    await allow(late, 2);
    expect(await removing).toMatchObject({ ok: true });
    expect(late.accounts.all()).toEqual([]);
  });
});

it('a password that comes late is held, so that the system need not ask again', async () => {
  const late = await openLate();
  const key = await stored(late);
  const later = await openLate(late);
  const refused = credentialsOf(later, key).then(
    () => null,
    (error: unknown) => error,
  );
  await vi.waitUntil(() => later.held.prompts.length === 2);
  await vi.advanceTimersByTimeAsync(LIMIT_MS);
  expect(await refused).toMatchObject({ code: 'keychain-slow' });
  await allow(later, 2);
  await vi.waitUntil(() => later.held.entries.size === 1);
  expect(await credentialsOf(later, key)).toMatchObject({ password: PASSWORD });
  expect(later.held.prompts).toHaveLength(2);
});
