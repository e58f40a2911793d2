// What callers can make the login portal and the REST API keep is limited.
import { expect, it } from 'vitest';
import { createJobLimit } from '../../electron/practice/limits.ts';
import { createLoginPortal } from '../../electron/practice/login-portal.ts';
import { createPracticeJobs } from '../../electron/practice/practice-jobs.ts';
import { answerRest } from '../../electron/practice/rest-api.ts';
import { practiceAccount } from '../practice-service/controlled-service.ts';
import { START } from './service.ts';

const now = (): number => START;

const requestOf = (method: string, path: string, body: unknown, headers = {}) => ({
  method,
  url: new URL(path, 'http://127.0.0.1:1'),
  headers,
  body: JSON.stringify(body),
});

const portalWithLogin = () => {
  const portal = createLoginPortal([practiceAccount], now);
  const logIn = (username: string, password: string) =>
    portal.answer('Login', requestOf('POST', '/', { username, password }));
  return { portal, logIn };
};

const { userName, password, wsId } = practiceAccount;

it('the oldest of more than 1,000 tokens is forgotten', () => {
  const { portal, logIn } = portalWithLogin();
  const [first = '', second = ''] = Array.from(
    { length: 1001 },
    () => logIn(userName, password).body,
  );
  expect(portal.accountOf(first)).toBeNull();
  expect(portal.accountOf(second)).toBe(practiceAccount);
});

it('the tries of more than 1,000 user names are forgotten, the oldest first', () => {
  const { logIn } = portalWithLogin();
  const isLocked = (name: string): boolean => logIn(name, 'wrong').status === 500;
  for (let tries = 0; tries < 3; tries += 1) logIn('oldest', 'wrong');
  for (let other = 0; other < 999; other += 1) logIn(`other ${other}`, 'wrong');
  expect(isLocked('oldest')).toBe(true);
  for (let other = 0; other < 1000; other += 1) logIn(`another ${other}`, 'wrong');
  expect(isLocked('oldest')).toBe(false);
});

it('jobs above 2,000 are refused', () => {
  const { portal, logIn } = portalWithLogin();
  const deps = { portal, jobs: createPracticeJobs(now, wsId), countJob: createJobLimit() };
  const headers = { 'x-auth-token': logIn(userName, password).body };
  const request = requestOf('PUT', '/casjobs/restapi/contexts/MyDB/jobs', { Query: 'x' }, headers);
  const replies = Array.from({ length: 2001 }, () => answerRest(request, deps));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(2000);
  expect(replies.at(-1)).toMatchObject({
    status: 400,
    body: expect.stringContaining('The practice service is full.') as unknown,
  });
});
