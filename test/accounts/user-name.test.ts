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
  openSetup,
  PASSWORD,
  signInService,
  WSID,
  wsIdOf,
  type OpenVault,
} from './test-accounts.ts';
import { credentialsOf } from './test-clients.ts';

const byUserName = { signInBy: 'userName', who: 'hubble' } as const;

const secretIn = (keychain: OpenVault): unknown =>
  JSON.parse([...keychain.entries.values()][0] ?? '{}');

describe('a user name', () => {
  it('is turned into its WSID at the first call, and never again', async () => {
    const setup = await openSetup();
    const key = await added(setup, byUserName);
    const { service, asked } = signInService();
    expect(asked).toEqual([]);
    expect(await credentialsOf(setup, key, service)).toEqual({ wsId: WSID, password: PASSWORD });
    await setup.keychain.written(2);
    await credentialsOf(setup, key, service);
    await credentialsOf(await setup.restart(), key, service);
    expect(asked).toEqual([`hubble ${PASSWORD}`]);
    expect(secretIn(setup.keychain)).toEqual({
      wsId: WSID,
      userName: 'hubble',
      password: PASSWORD,
    });
  });

  it('whose pair is wrong is told as rejected; the keychain keeps what it has', async () => {
    const setup = await openSetup();
    const key = await added(setup, byUserName);
    const before = secretIn(setup.keychain);
    const wrong = signInService(() => Promise.reject(new CasJobsError('credentials-rejected')));
    const rejected = { code: 'credentials-rejected' };
    await expect(credentialsOf(setup, key, wrong.service)).rejects.toMatchObject(rejected);
    expect(secretIn(setup.keychain)).toEqual(before);
    expect(await credentialsOf(setup, key)).toMatchObject({ wsId: WSID });
  });

  it('whose account is removed while the service is asked leaves nothing in the keychain', async () => {
    const setup = await openSetup();
    const key = await added(setup, byUserName);
    const answer = held<WsId>();
    const credentials = credentialsOf(setup, key, signInService(() => answer.promise).service);
    await setup.accounts.remove(key);
    answer.end(wsIdOf(WSID));
    await credentials;
    await everythingElse();
    expect([...setup.keychain.entries]).toEqual([]);
  });

  it('whose password is changed while the service is asked keeps the new password', async () => {
    const setup = await openSetup();
    const key = await added(setup, byUserName);
    const answer = held<WsId>();
    const credentials = credentialsOf(setup, key, signInService(() => answer.promise).service);
    await setup.accounts.edit(edit(key, { password: 'new' }));
    answer.end(wsIdOf(WSID));
    await credentials;
    expect(secretIn(setup.keychain)).toEqual({ wsId: null, userName: 'hubble', password: 'new' });
    expect(await credentialsOf(setup, key)).toEqual({ wsId: WSID, password: 'new' });
  });

  it('that comes back after an edit does not say that the WSID is known', async () => {
    const setup = await openSetup();
    const key = await added(setup, byUserName);
    const answer = held<WsId>();
    const credentials = credentialsOf(setup, key, signInService(() => answer.promise).service);
    await setup.accounts.edit(edit(key, { signInBy: 'userName', who: 'kepler' }));
    answer.end(wsIdOf(WSID));
    await credentials;
    await everythingElse();
    // What is written after this is written after anything that the late answer might have caused.
    await setup.accounts.move(key, 1);
    expect(setup.accounts.get(key)?.wsIdKnown).toBe(false);
    expect((await setup.restart()).accounts.get(key)?.wsIdKnown).toBe(false);
  });

  it('that is rejected after an edit is asked again as it is now', async () => {
    const setup = await openSetup();
    const key = await added(setup, byUserName);
    const first = held<undefined>();
    const answers: readonly (() => Promise<WsId>)[] = [
      () => first.promise.then(() => Promise.reject(new CasJobsError('credentials-rejected'))),
      () => Promise.resolve(wsIdOf(WSID)),
    ];
    const { service, asked } = signInService(() => answers[asked.length - 1]!());
    const credentials = credentialsOf(setup, key, service);
    await setup.accounts.edit(edit(key, { password: 'new' }));
    first.end(undefined);
    expect(await credentials).toEqual({ wsId: WSID, password: 'new' });
    expect(asked).toEqual([`hubble ${PASSWORD}`, 'hubble new']);
  });

  it('is asked about once a run where the keychain takes the account and then no more', async () => {
    const keychain = createOpenVault();
    const setup = await openSetup({ keychain });
    const key = await added(setup, byUserName);
    const { service, asked } = signInService();
    keychain.fails.set('write', 'keychain-locked');
    expect(await credentialsOf(setup, key, service)).toMatchObject({ wsId: WSID });
    expect(await credentialsOf(setup, key, service)).toMatchObject({ wsId: WSID });
    expect(asked).toHaveLength(1);
  });

  it('that has become known as a WSID is a twin of that WSID', async () => {
    const setup = await openSetup();
    const key = await added(setup, byUserName);
    await credentialsOf(setup, key);
    await expect.poll(() => setup.accounts.get(key)?.wsIdKnown, { timeout: 5_000 }).toBe(true);
    const error = { code: 'bad-input', field: 'wsId' };
    expect(await setup.accounts.add(form())).toMatchObject({ ok: false, error });
  });

  it('whose account is removed while the keychain asks its person leaves nothing in it', async () => {
    const { setup, key, prompt } = await asking(byUserName);
    const call = credentialsOf(setup, key);
    const removed = setup.accounts.remove(key);
    await everythingElse();
    prompt.end(undefined);
    await Promise.all([call, removed]);
    await everythingElse();
    expect([...setup.keychain.entries]).toEqual([]);
  });
});
