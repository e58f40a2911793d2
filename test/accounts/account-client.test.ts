// The way from the app to an account's service, with a scripted service and fixed or changing credentials.
import { expect, it } from 'vitest';
import { CasJobsError } from '../../electron/casjobs/errors.ts';
import type { CancelCall } from '../../electron/accounts/account-client.ts';
import type { StoredSecret } from '../../electron/accounts/stored-secret.ts';
import { createScriptedCasJobs, jobIdOf } from '../fakes/scripted-casjobs.ts';
import { clientOf, testCredentials } from './test-clients.ts';

const JOB = jobIdOf(5001);
const secret: StoredSecret = { ...testCredentials, userName: null };
const rejected = new CasJobsError('credentials-rejected');

it('a cancel that may no longer be sent when its credentials are there is not sent, and not reported', async () => {
  const service = createScriptedCasJobs();
  const reported: CancelCall[] = [];
  const client = clientOf(service, { onCancelCall: (_, what) => reported.push(what) });
  await client.cancel(JOB, () => false);
  expect([service.of('cancel'), reported]).toEqual([[], []]);
});

it('a cancel that was not sent proves nothing: Retry-After holds, and the credentials are not noted as accepted', async () => {
  const busy = new CasJobsError('passing-fault', '', 30_000);
  const accepted: string[] = [];
  const client = clientOf(
    { ...createScriptedCasJobs(), jobStatus: () => Promise.reject(busy) },
    { now: () => 1_000, noteAccepted: (key) => Promise.resolve(void accepted.push(key)) },
  );
  await expect(client.jobStatus(JOB)).rejects.toBe(busy);
  await client.cancel(JOB, () => false);
  expect([client.retryAfterMs(), accepted]).toEqual([30_000, []]);
  await client.cancel(JOB, () => true);
  expect([client.retryAfterMs(), accepted]).toEqual([0, ['an-account']]);
});

it('a cancel that is rejected while the password is changed is asked about again, and sent with the new one', async () => {
  const service = createScriptedCasJobs();
  const passwords: string[] = [];
  const reported: CancelCall[] = [];
  let password = 'old';
  const client = clientOf(
    {
      ...service,
      cancel: (credentials) => {
        passwords.push(credentials.password);
        password = 'new';
        return credentials.password === 'old' ? Promise.reject(rejected) : Promise.resolve();
      },
    },
    {
      secretOf: () => Promise.resolve({ ...secret, password }),
      onCancelCall: (_, what) => reported.push(what),
    },
  );
  let asked = 0;
  await client.cancel(JOB, () => (asked += 1) > 0);
  expect([asked, passwords]).toEqual([2, ['old', 'new']]);
  expect(reported).toEqual(['sent', { error: rejected }, 'sent', 'answered']);
});

it('a rejection of credentials that are still the same is handed on at once', async () => {
  let calls = 0;
  const client = clientOf({
    ...createScriptedCasJobs(),
    jobStatus: () => {
      calls += 1;
      return Promise.reject(rejected);
    },
  });
  await expect(client.jobStatus(JOB)).rejects.toBe(rejected);
  expect(calls).toBe(1);
});

it('what becomes of a cancel after the client was closed is not reported', async () => {
  const service = createScriptedCasJobs();
  const reported: CancelCall[] = [];
  const held = service.holdNext('cancel');
  const client = clientOf(service, { onCancelCall: (_, what) => reported.push(what) });
  const cancel = client.cancel(JOB, () => true);
  await held.arrived;
  client.close();
  held.release();
  await cancel;
  expect(reported).toEqual(['sent']);
});

it('Retry-After holds for every call of the account, until one succeeds', async () => {
  let now = 1_000;
  let fails = true;
  const busy = new CasJobsError('passing-fault', '', 30_000);
  const client = clientOf(
    {
      ...createScriptedCasJobs(),
      jobStatus: () => (fails ? Promise.reject(busy) : Promise.resolve(1)),
    },
    { now: () => now },
  );
  await expect(client.jobStatus(JOB)).rejects.toBe(busy);
  expect(client.retryAfterMs()).toBe(30_000);
  now += 10_000;
  expect(client.retryAfterMs()).toBe(20_000);
  // The clock was set back.
  now -= 60_000;
  expect(client.retryAfterMs()).toBe(30_000);
  fails = false;
  await client.jobStatus(JOB);
  expect(client.retryAfterMs()).toBe(0);
});
