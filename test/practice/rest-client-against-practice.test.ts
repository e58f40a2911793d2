// The app's client for REST, against the practice service: two programs that share no code.
import { describe, expect, it } from 'vitest';
import type { UserNameCredentials } from '../../electron/casjobs/service.ts';
import { createRestServices } from '../../electron/casjobs/rest/rest-service.ts';
import { SECOND } from '../fakes/durations.ts';
import { practiceAccount, type ControlledService } from '../practice-service/controlled-service.ts';
import { failing } from '../service/secret.ts';
import { practiceJobId, startPracticeAtNoon } from './service.ts';

const who: UserNameCredentials = {
  userName: practiceAccount.userName,
  password: practiceAccount.password,
};
const clientOf = ({ restBase }: ControlledService) =>
  createRestServices().create({ base: restBase, binding: 'auto' });

const loginsAt = ({ requests }: ControlledService): number =>
  requests.filter(({ operation }) => operation === 'Login').length;

describe('The REST client', () => {
  it('signs in once and lists the active jobs that SOAP lists', async () => {
    const practice = await startPracticeAtNoon();
    const client = clientOf(practice);
    const { jobs } = await client.jobs(who, { about: 'open' });
    const { jobs: again } = await client.jobs(who, { about: 'open' });
    expect(again.map(({ jobId }) => jobId)).toEqual(jobs.map(({ jobId }) => jobId));
    expect(jobs).toContainEqual(
      expect.objectContaining({ jobId: '5001', status: 'started', context: 'PanSTARRS_DR2' }),
    );
    expect(loginsAt(practice)).toBe(1);
  });

  it('cancels a job, which is canceling first and cancelled later', async () => {
    const practice = await startPracticeAtNoon();
    const client = clientOf(practice);
    const id = practiceJobId('5001');
    await client.cancel(who, id);
    expect(await client.jobStatus(who, id)).toBe(2);
    practice.pass(60 * SECOND);
    expect(await client.jobStatus(who, id)).toBe(3);
  });

  it('tries a wrong password once', async () => {
    const practice = await startPracticeAtNoon();
    const client = clientOf(practice);
    const wrong = { ...who, password: 'wrong' };
    const errors = [
      await failing(client.jobs(wrong, { about: 'open' })),
      await failing(client.jobs(wrong, { about: 'open' })),
    ];
    expect(errors.map(({ code }) => code)).toEqual([
      'credentials-rejected',
      'credentials-rejected',
    ]);
    expect(loginsAt(practice)).toBe(1);
  });

  it('submits a job again and finds it', async () => {
    const practice = await startPracticeAtNoon();
    const client = clientOf(practice);
    const newId = await client.submit(who, {
      query: 'SELECT TOP 1 * FROM PhotoObj',
      context: 'PanSTARRS_DR2',
      taskName: 'again',
      estimateMinutes: 500,
    });
    const { jobs } = await client.jobs(who, { about: 'ids', jobIds: [newId] });
    expect(jobs).toMatchObject([{ jobId: newId, taskName: 'again' }]);
  });
});
