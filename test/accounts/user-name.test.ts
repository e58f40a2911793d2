// People who sign in by user name: their WSID is learnt from the service, and kept unless things have changed.
import { describe, expect, it } from 'vitest';
import { CasJobsError } from '../../electron/casjobs/errors.ts';
import type { WsId } from '../../electron/casjobs/job.ts';
import {
  added,
  asking,
  createOpenVault,
  edit,
  everythingElse,
  form,
  held,
  lent,
  openDesk,
  PASSWORD,
  signInService,
  WSID,
  wsIdOf,
  type OpenVault,
} from './desk.ts';

const byUserName = { signInBy: 'userName', who: 'hubble' } as const;

const secretIn = (keychain: OpenVault): unknown =>
  JSON.parse([...keychain.entries.values()][0] ?? '{}');

describe('a user name', () => {
  it('is turned into its WSID at the first call, and never again', async () => {
    const desk = await openDesk();
    const key = await added(desk, byUserName);
    const { service, asked } = signInService();
    expect(asked).toEqual([]);
    expect(await desk.accounts.lend(key, service)).toEqual({ wsId: WSID, password: PASSWORD });
    await desk.keychain.written(2);
    await desk.accounts.lend(key, service);
    await (await desk.restart()).accounts.lend(key, service);
    expect(asked).toEqual([`hubble ${PASSWORD}`]);
    expect(secretIn(desk.keychain)).toEqual({ wsId: WSID, userName: 'hubble', password: PASSWORD });
  });

  it('whose pair is wrong is told as rejected; the keychain keeps what it has', async () => {
    const desk = await openDesk();
    const key = await added(desk, byUserName);
    const before = secretIn(desk.keychain);
    const wrong = signInService(() => Promise.reject(new CasJobsError('credentials-rejected')));
    const rejected = { code: 'credentials-rejected' };
    await expect(desk.accounts.lend(key, wrong.service)).rejects.toMatchObject(rejected);
    expect(secretIn(desk.keychain)).toEqual(before);
    expect(await lent(desk, key)).toMatchObject({ wsId: WSID });
  });

  it('whose account is removed while the service is asked leaves nothing in the keychain', async () => {
    const desk = await openDesk();
    const key = await added(desk, byUserName);
    const answer = held<WsId>();
    const credentials = desk.accounts.lend(key, signInService(() => answer.promise).service);
    await desk.accounts.remove(key);
    answer.end(wsIdOf(WSID));
    await credentials;
    await everythingElse();
    expect([...desk.keychain.entries]).toEqual([]);
  });

  it('whose password is changed while the service is asked keeps the new password', async () => {
    const desk = await openDesk();
    const key = await added(desk, byUserName);
    const answer = held<WsId>();
    const credentials = desk.accounts.lend(key, signInService(() => answer.promise).service);
    await desk.accounts.edit(edit(key, { password: 'new' }));
    answer.end(wsIdOf(WSID));
    await credentials;
    expect(secretIn(desk.keychain)).toEqual({ wsId: null, userName: 'hubble', password: 'new' });
    expect(await lent(desk, key)).toEqual({ wsId: WSID, password: 'new' });
  });

  it('that comes back after an edit does not say that the WSID is known', async () => {
    const desk = await openDesk();
    const key = await added(desk, byUserName);
    const answer = held<WsId>();
    const credentials = desk.accounts.lend(key, signInService(() => answer.promise).service);
    await desk.accounts.edit(edit(key, { signInBy: 'userName', who: 'kepler' }));
    answer.end(wsIdOf(WSID));
    await credentials;
    await everythingElse();
    // What is written after this is written after anything that the late answer might have caused.
    await desk.accounts.move(key, 1);
    expect(desk.accounts.get(key)?.wsIdKnown).toBe(false);
    expect((await desk.restart()).accounts.get(key)?.wsIdKnown).toBe(false);
  });

  it('that is rejected after an edit is asked again as it is now', async () => {
    const desk = await openDesk();
    const key = await added(desk, byUserName);
    const first = held<undefined>();
    const answers: readonly (() => Promise<WsId>)[] = [
      () => first.promise.then(() => Promise.reject(new CasJobsError('credentials-rejected'))),
      () => Promise.resolve(wsIdOf(WSID)),
    ];
    const { service, asked } = signInService(() => answers[asked.length - 1]!());
    const credentials = desk.accounts.lend(key, service);
    await desk.accounts.edit(edit(key, { password: 'new' }));
    first.end(undefined);
    expect(await credentials).toEqual({ wsId: WSID, password: 'new' });
    expect(asked).toEqual([`hubble ${PASSWORD}`, 'hubble new']);
  });

  it('is asked about once a run where the keychain takes the account and then no more', async () => {
    const keychain = createOpenVault();
    const desk = await openDesk({ keychain });
    const key = await added(desk, byUserName);
    const { service, asked } = signInService();
    keychain.fails.set('write', 'keychain-locked');
    expect(await desk.accounts.lend(key, service)).toMatchObject({ wsId: WSID });
    expect(await desk.accounts.lend(key, service)).toMatchObject({ wsId: WSID });
    expect(asked).toHaveLength(1);
  });

  it('that has become known as a WSID is a twin of that WSID', async () => {
    const desk = await openDesk();
    const key = await added(desk, byUserName);
    await lent(desk, key);
    await expect.poll(() => desk.accounts.get(key)?.wsIdKnown, { timeout: 5_000 }).toBe(true);
    const error = { code: 'bad-input', field: 'wsId' };
    expect(await desk.accounts.add(form())).toMatchObject({ ok: false, error });
  });

  it('whose account is removed while the keychain asks its person leaves nothing in it', async () => {
    const { desk, key, prompt } = await asking(byUserName);
    const call = lent(desk, key);
    const removed = desk.accounts.remove(key);
    await everythingElse();
    prompt.end(undefined);
    await Promise.all([call, removed]);
    await everythingElse();
    expect([...desk.keychain.entries]).toEqual([]);
  });
});
