// The account whose password and WSID no error may lead to.
import { expect } from 'vitest';
import { CasJobsError } from '../../electron/casjobs/errors.ts';
import { toJobId, toWsId } from '../../electron/casjobs/job.ts';
import { leaksOf } from './leaks.ts';
import { envelope, response } from './local-server.ts';

export const SECRET_PASSWORD = `p&w"<Zauber> 'ü'`;
export const credentials = { wsId: toWsId('4711471147')!, password: SECRET_PASSWORD };
export const jobId = toJobId('5001')!;

const escaped = SECRET_PASSWORD.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
/** What a talkative server might repeat. */
export const echo = `${SECRET_PASSWORD} ${encodeURIComponent(SECRET_PASSWORD)} ${escaped} ${Buffer.from(SECRET_PASSWORD).toString('base64')} 4711471147`;
export const html = { 'Content-Type': 'text/html; charset=utf-8' };

export const text = { 'Content-Type': 'text/plain; charset=utf-8' };
/** The right answer to a cancel. */
export const cancelReply = envelope(response('CancelJob'));

/** The error that a call fails with; it must be the app's own. */
export const failing = async (work: Promise<unknown>): Promise<CasJobsError> => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CasJobsError);
  return error as CasJobsError;
};

/** That nothing of the account can be reached from the error. */
export const expectClean = (error: CasJobsError): void => {
  expect(leaksOf(error, SECRET_PASSWORD)).toEqual([]);
  expect(leaksOf(error, credentials.wsId)).toEqual([]);
  const keys = ['code', 'detail', 'message', 'name', 'retryAfterMs', 'stack'];
  expect(Reflect.ownKeys(error).sort()).toEqual(keys);
  expect(error.detail.split('\n')[0]).not.toMatch(/ at [\w.]+\(/);
};
