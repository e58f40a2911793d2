// The app's own client against the practice service, in each of its bindings.
import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { practiceAccount } from '../practice-service/controlled-service.ts';
import {
  practiceClient,
  practiceJobId,
  practiceCredentials,
  startPracticeAtNoon,
} from './service.ts';

describe.each(['soap12', 'soap11', 'http-post'] as const)('the app, by %s,', (binding) => {
  it('lists what is open, with queries of many lines as they were sent', async () => {
    const practice = await startPracticeAtNoon();
    const { jobs, serverNow } = await practiceClient(practice, binding).jobs(practiceCredentials, {
      about: 'open',
    });
    const ids = ['5001', '5002', '5003', '5004', '5005', '5006', '5007'];
    expect(jobs.map(({ jobId }) => jobId)).toEqual(ids);
    for (const { jobId, query } of jobs) expect(query).toBe(practice.job(jobId)?.query);
    expect(jobs[4]?.query?.split('\n').length).toBeGreaterThan(40);
    expect(jobs[0]).toMatchObject({ status: 'started', endedAt: null, context: 'PanSTARRS_DR2' });
    expect(jobs[0]?.startedAt).toBe('2026-11-24T14:17:05.303');
    expect(jobs[5]).toMatchObject({ status: 'ready', startedAt: null });
    expect(new Date(serverNow ?? 0).getHours()).toBe(15);
  });

  it('cancels a job and sees it canceling, then cancelled', async () => {
    const practice = await startPracticeAtNoon();
    const client = practiceClient(practice, binding);
    await client.cancel(practiceCredentials, practiceJobId('5001'));
    expect(await client.jobStatus(practiceCredentials, practiceJobId('5001'))).toBe(2);
    practice.pass(4 * SECOND);
    expect(await client.jobStatus(practiceCredentials, practiceJobId('5001'))).toBe(3);
    const { jobs } = await client.jobs(practiceCredentials, {
      about: 'ids',
      jobIds: [practiceJobId('5001')],
    });
    expect(jobs[0]).toMatchObject({ status: 'cancelled', endedAt: '2026-11-24T15:04:09.12' });
    const spoken = new Set(practice.requests.map((request) => request.binding));
    expect([...spoken]).toEqual([binding === 'http-post' ? 'post' : binding]);
  });

  it('asks for jobs by their ids and since a day', async () => {
    const practice = await startPracticeAtNoon();
    const client = practiceClient(practice, binding);
    const jobIds = ['5003', '4967', '4999', '77'].map(practiceJobId);
    const byIds = await client.jobs(practiceCredentials, { about: 'ids', jobIds });
    expect(byIds.jobs.map(({ jobId }) => jobId)).toEqual(['4967', '5003']);
    const newer = await client.jobs(practiceCredentials, {
      about: 'ids',
      jobIds,
      from: practiceJobId('5007'),
    });
    const ids = newer.jobs.map(({ jobId }) => jobId);
    expect(ids.slice(0, 2)).toEqual(['4967', '5003']);
    expect(ids.slice(2).every((jobId) => Number(jobId) >= 5007)).toBe(true);
    expect(ids).toContain('5007');
    const since = await client.jobs(practiceCredentials, { about: 'since', day: '2026-11-20' });
    expect(since.jobs.map(({ jobId }) => jobId)).toContain('4983');
    expect(since.jobs.map(({ jobId }) => jobId)).not.toContain('4978');
  });

  it('is told in one and the same way that a password or a WSID is wrong', async () => {
    const client = practiceClient(await startPracticeAtNoon(), binding);
    const rejected = { code: 'credentials-rejected' };
    const wrong = { ...practiceCredentials, password: 'no' };
    await expect(client.queues(wrong)).rejects.toMatchObject(rejected);
    await expect(client.cancel(wrong, practiceJobId('5001'))).rejects.toMatchObject(rejected);
    await expect(client.jobs(wrong, { about: 'open' })).rejects.toMatchObject(rejected);
    const stranger = { ...practiceCredentials, wsId: '55' as typeof practiceCredentials.wsId };
    await expect(client.jobStatus(stranger, practiceJobId('5001'))).rejects.toMatchObject(rejected);
  });

  it("is refused another's job, and keeps it as it was", async () => {
    const practice = await startPracticeAtNoon();
    const client = practiceClient(practice, binding);
    const refused = { code: 'not-owner' };
    await expect(client.cancel(practiceCredentials, practiceJobId('4999'))).rejects.toMatchObject(
      refused,
    );
    await expect(
      client.jobStatus(practiceCredentials, practiceJobId('4999')),
    ).rejects.toMatchObject(refused);
    expect(practice.job('4999')?.status).toBe('started');
  });

  it('hears nothing special of a job that is none, until it asks for its status', async () => {
    const client = practiceClient(await startPracticeAtNoon(), binding);
    await expect(client.cancel(practiceCredentials, practiceJobId('123'))).resolves.toBeUndefined();
    const refused = { code: 'service-fault', detail: 'Job 123 does not exist.' };
    await expect(client.jobStatus(practiceCredentials, practiceJobId('123'))).rejects.toMatchObject(
      refused,
    );
  });

  it('submits a query, which becomes a job that runs and ends', async () => {
    const practice = await startPracticeAtNoon();
    const client = practiceClient(practice, binding);
    const job = { context: 'MyDB', taskName: 'from the app', estimateMinutes: 1 };
    const jobId = await client.submit(practiceCredentials, { ...job, query: 'select 1' });
    const { jobs } = await client.jobs(practiceCredentials, { about: 'ids', jobIds: [jobId] });
    expect(jobs[0]).toMatchObject({ status: 'ready', taskName: 'from the app', context: 'MyDB' });
    practice.pass(2 * MINUTE);
    expect(await client.jobStatus(practiceCredentials, jobId)).toBe(5);
  });

  it('is told why a query is not taken, and sends no estimate that is none', async () => {
    const practice = await startPracticeAtNoon();
    const client = practiceClient(practice, binding);
    const job = { query: 'select 1', context: 'Nowhere', taskName: '', estimateMinutes: 1 };
    const refused = { code: 'service-fault', detail: "There is no context 'Nowhere'." };
    await expect(client.submit(practiceCredentials, job)).rejects.toMatchObject(refused);
    expect(practice.requests).toHaveLength(1);
    for (const estimateMinutes of [-1, 1.5, 2 ** 31, NaN]) {
      const odd = client.submit(practiceCredentials, { ...job, estimateMinutes });
      await expect(odd).rejects.toMatchObject({ code: 'unsendable' });
    }
    expect(practice.requests).toHaveLength(1);
  });

  it('is one of several accounts, of which the first owns the seeded jobs', async () => {
    const other = { userName: 'two', wsId: '7', password: 'second' };
    const practice = await startPracticeAtNoon({ accounts: [practiceAccount, other] });
    const mine = practice.addJob({ owner: '7' });
    const client = practiceClient(practice, binding);
    const wsId = await client.webServiceId('two', 'second');
    const { jobs } = await client.jobs({ wsId, password: 'second' }, { about: 'open' });
    expect(jobs.map(({ jobId }) => jobId)).toEqual([mine]);
    const rejected = { code: 'credentials-rejected' };
    await expect(
      client.queues({ ...practiceCredentials, password: 'second' }),
    ).rejects.toMatchObject(rejected);
  });

  it('reads the queues and the WSID of a user name', async () => {
    const client = practiceClient(await startPracticeAtNoon(), binding);
    expect(await client.queues(practiceCredentials)).toContainEqual({
      context: 'MyDB',
      minutes: 500,
    });
    const { userName, password } = practiceAccount;
    expect(await client.webServiceId(userName, password)).toBe(practiceCredentials.wsId);
    const rejected = { code: 'credentials-rejected' };
    await expect(client.webServiceId(userName, 'no')).rejects.toMatchObject(rejected);
  });
});
