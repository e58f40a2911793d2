// What tests can do to the practice service: break it, hold it, wait for it.
import { describe, expect, it } from 'vitest';
import { practiceAccount } from '../../electron/practice/accounts.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { startPracticeService } from '../../electron/practice/practice.ts';
import { get } from './http.ts';
import { clientOf, idOf, me, startPractice } from './service.ts';

describe('a fault that is played', () => {
  it('comes as often as asked, in place of the call', async () => {
    const practice = await startPractice();
    const client = clientOf(practice, 'soap12');
    const body = 'System.Data.SqlClient.SqlException: Could not find prepared statement.';
    const fault = { status: 500, headers: { 'Content-Type': 'text/plain' }, body };
    practice.playFault({ operation: 'CancelJob', times: 2, fault });
    const passing = { code: 'passing-fault' };
    await expect(client.cancel(me, idOf('5001'))).rejects.toMatchObject(passing);
    expect(await client.queues(me)).not.toHaveLength(0);
    await expect(client.cancel(me, idOf('5001'))).rejects.toMatchObject(passing);
    expect(practice.job('5001')?.status).toBe('started');
    await client.cancel(me, idOf('5001'));
    expect(practice.job('5001')?.status).toBe('canceling');
  });

  it('breaks the connection before or after the call was carried out', async () => {
    const practice = await startPractice();
    const client = clientOf(practice, 'soap12');
    practice.playFault({ times: 1, fault: 'reset' });
    practice.playFault({ times: 1, fault: 'reset-after-doing' });
    const broken = { code: 'unreachable' };
    await expect(client.cancel(me, idOf('5001'))).rejects.toMatchObject(broken);
    expect(practice.job('5001')?.status).toBe('started');
    await expect(client.cancel(me, idOf('5001'))).rejects.toMatchObject(broken);
    expect(practice.job('5001')?.status).toBe('canceling');
  });

  it('lets a caller wait, until the service is closed', async () => {
    const practice = await startPractice();
    practice.playFault({ times: 1, fault: 'never-answer' });
    const short = createSoapService({ base: practice.base, binding: 'soap11', timeoutMs: 50 });
    await expect(short.queues(me)).rejects.toMatchObject({ code: 'timed-out' });
    practice.playFault({ times: 1, fault: 'never-answer' });
    const waiting = clientOf(practice, 'soap11').queues(me);
    const broken = expect(waiting).rejects.toMatchObject({ code: 'unreachable' });
    await practice.heard('GetQueues', 2);
    await practice.close();
    await broken;
  });
});

it('an answer is held back until it is released, though the call was carried out', async () => {
  const practice = await startPractice();
  const release = practice.hold('CancelJob');
  let isAnswered = false;
  const cancelling = clientOf(practice, 'soap12')
    .cancel(me, idOf('5001'))
    .then(() => (isAnswered = true));
  await practice.heard('CancelJob', 1);
  expect(practice.job('5001')?.status).toBe('canceling');
  await clientOf(practice, 'soap12').queues(me);
  expect(isAnswered).toBe(false);
  release();
  await cancelling;
  await clientOf(practice, 'soap12').cancel(me, idOf('5001'));
});

it('the log of calls has no password and no parameter', async () => {
  const practice = await startPractice();
  await clientOf(practice, 'soap12').cancel(me, idOf('5001'));
  const query = `userid=practice&password=${practiceAccount.password}`;
  await get(practice, `/casusers.asmx/GetWebServiceId?${query}`);
  expect(practice.requests).toEqual([
    { operation: 'CancelJob', binding: 'soap12', method: 'POST' },
    { operation: 'GetWebServiceId', binding: 'get', method: 'GET' },
  ]);
});

it('a port that is taken is said so, and one that is free again can be had again', async () => {
  const first = await startPractice();
  const again = { port: first.port };
  await expect(startPracticeService(again)).rejects.toMatchObject({
    name: 'PortTaken',
    message: `Port ${first.port} of this computer is taken.`,
  });
  await first.close();
  const second = await startPractice(again);
  expect(second.base).toBe(first.base);
});

it('accounts are told apart: the first owns the playground', async () => {
  const other = { userName: 'two', wsId: '7', password: 'second' };
  const practice = await startPractice({ accounts: [practiceAccount, other] });
  const mine = practice.addJob({ owner: '7' });
  const client = clientOf(practice, 'soap12');
  const wsId = await client.webServiceId('two', 'second');
  const { jobs } = await client.jobs({ wsId, password: 'second' }, { about: 'open' });
  expect(jobs.map(({ jobId }) => jobId)).toEqual([mine]);
  const rejected = { code: 'credentials-rejected' };
  await expect(client.queues({ ...me, password: 'second' })).rejects.toMatchObject(rejected);
});
