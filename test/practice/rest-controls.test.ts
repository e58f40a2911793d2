// What tests can do to REST calls and logins: break them, hold them back, wait for them.
import { describe, expect, it } from 'vitest';
import {
  outagePage,
  portalTrouble,
  restTrouble,
  tokenRefused,
} from '../practice-service/rest-faults.ts';
import { logIn, restOf } from './rest.ts';
import { startPracticeAtNoon } from './service.ts';

describe('a fault', () => {
  it.each([
    ['an outage page', outagePage],
    ['an error with a stack trace', restTrouble],
    ['a refused token', tokenRefused],
  ])('%s meets one call of its name, and the service goes on', async (_, fault) => {
    const practice = await startPracticeAtNoon();
    const call = await restOf(practice);
    practice.playFault({ operation: 'CancelJob', times: 1, fault });
    expect((await call('GET', '/jobs/5001')).status).toBe(200);
    expect(await call('DELETE', '/jobs/5001')).toMatchObject({
      status: fault.status,
      type: fault.headers?.['Content-Type'],
      body: fault.body,
    });
    expect(practice.job('5001')?.status).toBe('started');
    expect((await call('DELETE', '/jobs/5001')).status).toBe(200);
    expect(practice.job('5001')?.status).toBe('canceling');
  });

  it('meets a login', async () => {
    const practice = await startPracticeAtNoon();
    practice.playFault({ operation: 'Login', times: 1, fault: portalTrouble });
    expect((await logIn(practice)).body).toContain('\\tat org.springframework');
    expect((await logIn(practice)).status).toBe(200);
  });

  it('breaks the connection after the cancel is done', async () => {
    const practice = await startPracticeAtNoon();
    const call = await restOf(practice);
    practice.playFault({ operation: 'CancelJob', times: 1, fault: 'reset-after-doing' });
    await expect(call('DELETE', '/jobs/5001')).rejects.toThrow('fetch failed');
    expect(practice.job('5001')?.status).toBe('canceling');
  });
});

it('a reply is held back until it is released, though the call is carried out', async () => {
  const practice = await startPracticeAtNoon();
  const call = await restOf(practice);
  const release = practice.hold('CancelJob');
  let isAnswered = false;
  const answer = call('DELETE', '/jobs/5001').then(() => (isAnswered = true));
  await practice.heard('CancelJob', 1);
  await call('GET', '/jobs/5002');
  expect({ isAnswered, status: practice.job('5001')?.status }).toEqual({
    isAnswered: false,
    status: 'canceling',
  });
  release();
  await answer;
  expect(practice.requests.slice(1)).toEqual([
    { operation: 'CancelJob', binding: 'rest' },
    { operation: 'GetJobStatus', binding: 'rest' },
  ]);
});
