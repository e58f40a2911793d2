// The login that the REST API's tokens come from: its two ways, the lock after wrong passwords, and how tokens end.
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../fakes/durations.ts';
import type { ControlledService } from '../practice-service/controlled-service.ts';
import { logIn, logInByKeystone, logOut, restOf, send } from './rest.ts';
import { START, startPracticeAtNoon } from './service.ts';

const statusWith = async (practice: ControlledService, token: string): Promise<number> =>
  (await (await restOf(practice, token))('GET', '/jobs/5001')).status;

const errorIn = ({ body }: { body: string }): unknown => JSON.parse(body);

const failThreeTimes = async (practice: ControlledService): Promise<void> => {
  for (let tries = 0; tries < 3; tries += 1)
    expect((await logIn(practice, 'wrong')).status).toBe(401);
};

describe('a login', () => {
  it('gives a new token as text each time', async () => {
    const practice = await startPracticeAtNoon();
    const [first, second] = [await logIn(practice), await logIn(practice)];
    expect(first).toMatchObject({ status: 200, type: 'text/plain; charset=utf-8' });
    expect(first.body).toMatch(/^gAAAAAB[\w-]{176}$/);
    expect(second.body).not.toBe(first.body);
    expect(await statusWith(practice, first.body)).toBe(200);
    expect(await statusWith(practice, second.body)).toBe(200);
  });

  it('by the older way gives it in a header as well', async () => {
    const practice = await startPracticeAtNoon();
    const { status, body, subjectToken } = await logInByKeystone(practice);
    expect(status).toBe(200);
    expect(subjectToken).toBe(body);
    expect(await statusWith(practice, body)).toBe(200);
  });

  it('takes the user name in any letter case', async () => {
    expect((await logIn(await startPracticeAtNoon(), undefined, 'PracTice')).status).toBe(200);
  });

  it('with a wrong password is 401 and empty, and 500 by the older way', async () => {
    const practice = await startPracticeAtNoon();
    expect(await logIn(practice, 'wrong')).toMatchObject({ status: 401, body: '' });
    const older = await logInByKeystone(practice, 'wrong');
    expect(older).toMatchObject({ status: 500, type: 'application/json', subjectToken: null });
    expect(errorIn(older)).toEqual({
      error: {
        message: 'HTTP/1.1 401 Unauthorized',
        stackTrace: expect.stringMatching(/\n\tat \S+\.java\)$/) as unknown,
        time: START,
      },
    });
  });

  it.each([
    ['api/auth', 'username=practice'],
    ['api/auth', '{"username":"practice","password":1}'],
    ['api/auth', 'null'],
    ['keystone/v3/tokens', '{"auth":{"identity":null}}'],
    ['keystone/v3/tokens', '{"auth":{"identity":{"password":{"user":{"name":"practice"}}}}}'],
  ])('at %s says that the format of %s is wrong', async (path, body) => {
    const { loginBase } = await startPracticeAtNoon();
    const answer = await send(`${loginBase}/${path}`, 'POST', {}, body);
    expect(answer.status).toBe(500);
    expect(errorIn(answer)).toMatchObject({
      error: { message: 'The request has a wrong format.' },
    });
  });
});

describe('three wrong passwords', () => {
  it('lock the name for ten minutes from the first, also for the right one', async () => {
    const practice = await startPracticeAtNoon();
    await failThreeTimes(practice);
    practice.pass(30 * SECOND);
    for (const refused of [await logIn(practice), await logInByKeystone(practice)]) {
      expect(refused.status).toBe(500);
      expect(errorIn(refused)).toMatchObject({
        error: {
          message: 'Maximum number of login attempts reached. Please try again in 10 minutes.',
        },
      });
    }
    practice.pass(8 * MINUTE);
    expect((await logIn(practice)).body).toContain('again in 2 minutes.');
    practice.pass(90 * SECOND);
    expect((await logIn(practice)).status).toBe(200);
  });

  it('lock it once more after those ten minutes', async () => {
    const practice = await startPracticeAtNoon();
    await failThreeTimes(practice);
    practice.pass(10 * MINUTE);
    await failThreeTimes(practice);
    expect((await logIn(practice)).body).toContain('again in 10 minutes.');
  });

  it('lock no other name, and count in any letter case and for names that do not exist', async () => {
    const practice = await startPracticeAtNoon();
    for (const name of ['Nobody', 'nobody', 'NOBODY'])
      expect((await logIn(practice, 'wrong', name)).status).toBe(401);
    expect((await logIn(practice, 'wrong', 'nobody')).status).toBe(500);
    expect((await logIn(practice)).status).toBe(200);
  });

  it('do not count together with those before a success', async () => {
    const practice = await startPracticeAtNoon();
    for (const password of ['wrong', 'wrong', undefined, 'wrong', 'wrong', undefined])
      expect((await logIn(practice, password)).status).toBe(password === undefined ? 200 : 401);
  });

  it('leave tokens valid', async () => {
    const practice = await startPracticeAtNoon();
    const { body: token } = await logIn(practice);
    await failThreeTimes(practice);
    expect(await statusWith(practice, token)).toBe(200);
  });
});

describe('a token', () => {
  it('ends after 24 hours', async () => {
    const practice = await startPracticeAtNoon();
    const { body: token } = await logIn(practice);
    practice.pass(24 * HOUR - SECOND);
    expect(await statusWith(practice, token)).toBe(200);
    practice.pass(SECOND);
    expect(await statusWith(practice, token)).toBe(401);
  });

  it('ends when it is logged out, and no other does', async () => {
    const practice = await startPracticeAtNoon();
    const [gone, stays] = [(await logIn(practice)).body, (await logIn(practice)).body];
    expect((await logOut(practice, gone)).status).toBe(200);
    expect(await statusWith(practice, gone)).toBe(401);
    expect(await statusWith(practice, stays)).toBe(200);
    expect((await logOut(practice, gone)).status).toBe(200);
  });
});

it('lets the tests see the calls, without what was in them', async () => {
  const practice = await startPracticeAtNoon();
  const { body: token } = await logIn(practice);
  await logInByKeystone(practice);
  await logOut(practice, token);
  expect(practice.requests).toEqual([
    { operation: 'Login', binding: 'portal' },
    { operation: 'KeystoneLogin', binding: 'portal' },
    { operation: 'Logout', binding: 'portal' },
  ]);
});
