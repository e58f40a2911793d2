// CasJobs by its REST API (SciServer). The only file of this folder that the rest of the app uses.
import { callOptionsOf } from '../call-options.ts';
import { CasJobsError } from '../errors.ts';
import { guarded, readReply } from '../guarded.ts';
import { toJobId, type Job, type JobId } from '../job.ts';
import type { Secrets } from '../scrub.ts';
import type {
  CasJobsService,
  Credentials,
  JobQuery,
  JobsAnswer,
  ServiceOptions,
} from '../service.ts';
import { websiteOf } from '../service-presets.ts';
import { sendRequest, type HttpAnswer } from '../transport.ts';
import {
  deleteJob,
  getJob,
  getJobsOf,
  getTables,
  putJob,
  requestOf,
  type RestCall,
  type SubmitWindow,
} from './rest-calls.ts';
import { checkReply, misshapen, NoSuchJob, TokenRefused } from './rest-faults.ts';
import { isAskedFor, jobIn, jobsIn, jsonIn } from './rest-jobs.ts';
import { createSessionStore, type SessionStore } from './session-store.ts';
import type { LoginDoor } from './sign-in.ts';

/** All services of one thread share their tokens, and so their logins. */
export const createRestServices = (sessions: SessionStore = createSessionStore()) => ({
  create: (options: ServiceOptions): CasJobsService => createRestService(options, sessions),
  isHolding: (): boolean => sessions.isHolding(),
});

/** A call makes so many requests one after the other; main waits for their time and a little more. */
const MOST_REQUESTS = 3;
/** So many jobs are asked about one by one, after a list that did not name them; more by a longer list. */
const MOST_SINGLE = 10;
const SINGLE_AT_ONCE = 4;
const DAY_MS = 24 * 60 * 60_000;
/** Open jobs, however old: none is known to wait for so long. */
const OPEN_DAYS = 365;

const createRestService = (options: ServiceOptions, sessions: SessionStore): CasJobsService => {
  const { timeoutMs, cancelTimeoutMs, limits } = callOptionsOf(options);
  const { maxBytes, route, userAgent } = limits;
  const door: LoginDoor = {
    portal: options.signInAt ?? `${new URL(options.base).origin}/login-portal`,
    timeoutMs,
    // Without the signal: a login is shared.
    limits: { maxBytes, userAgent, route: options.signInRoute ?? route },
  };

  /** Gives `run` a function that sends a call, with a token that it shares with all others. */
  const withAccount = async <T>(
    who: Credentials,
    run: (send: Send) => Promise<T>,
    mostMs = timeoutMs,
  ): Promise<T> => {
    const tokens: string[] = [];
    const login = loginOf(who, door);
    const endsAt = performance.now() + MOST_REQUESTS * mostMs;
    const send: Send = (call, read) =>
      sessions.of(login).run(login, async (token) => {
        tokens.push(token);
        const leftMs = Math.min(mostMs, Math.ceil(endsAt - performance.now()));
        if (leftMs <= 0) throw new CasJobsError('timed-out', 'The replies came too slowly.');
        const request = requestOf(websiteOf(options.base), call, token);
        const answer = await sendRequest({ ...limits, ...request, timeoutMs: leftMs });
        return readReply(answer, () => {
          checkReply(answer, call.aboutJob);
          return read(answer);
        });
      });
    const secrets: Secrets = { password: login.password, tokens };
    return guarded(secrets, () => unlessStopped(run(send).catch(explained), options.signal));
  };

  return {
    binding: () => Promise.resolve(null),
    check: (who) =>
      withAccount(who, (send) =>
        send(getTables(), (answer) => {
          jsonIn(answer);
          const { serverNow, via, tookMs } = answer;
          const aheadMs = serverNow === null ? null : serverNow - Date.now();
          return { ...via, tookMs, aheadMs, binding: null };
        }),
      ),
    queues: (who) =>
      withAccount(who, (send) =>
        send(getTables(), (answer) => {
          jsonIn(answer);
          // The service names none, and a job cannot choose one.
          return [];
        }),
      ),
    jobs: (who, question) => withAccount(who, (send) => jobsOf(send, question)),
    jobStatus: (who, jobId) =>
      withAccount(who, (send) => send(getJob(jobId), (answer) => statusIn(answer))),
    cancel: (who, jobId) =>
      withAccount(
        who,
        async (send) => {
          // An unknown job is for a poll to tell, as with CancelJob.
          await send(deleteJob(jobId), () => undefined).catch(nullIfUnknown);
        },
        cancelTimeoutMs,
      ),
    submit: (who, submission) =>
      withAccount(who, async (send) => send(putJob(submission), newJobIdIn)),
    webServiceId: () => Promise.reject(new CasJobsError('no-such-operation')),
    endSession: (userName) => sessions.end(door, userName),
  };
};

/** Sends one call and reads its reply. */
type Send = <T>(call: RestCall, read: (answer: HttpAnswer) => T) => Promise<T>;

const loginOf = (who: Credentials, door: LoginDoor) => {
  if (!('userName' in who)) throw new CasJobsError('unsendable', 'It signs in by a user name.');
  const { userName, password } = who;
  return { userName, password, door };
};

/** A login is shared, so it goes on when one call that waits for it is stopped. */
const unlessStopped = <T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(new CasJobsError('unreachable', 'The call was stopped.'));
    if (signal?.aborted === true) stop();
    signal?.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal?.removeEventListener('abort', stop));
  });

/** The login took the password, and the service does not take its token. */
const explained = (error: unknown): never => {
  if (!(error instanceof TokenRefused)) throw error;
  const said = error.text.trim();
  throw new TokenRefused(error.code, `${REFUSED_TOKEN}${said === '' ? '' : `\n${said}`}`);
};

const REFUSED_TOKEN = 'The login was successful, but CasJobs does not accept its token (HTTP 401).';

const nullIfUnknown = (error: unknown): null => {
  if (error instanceof NoSuchJob) return null;
  throw error;
};

const jobsOf = async (send: Send, question: JobQuery): Promise<JobsAnswer> => {
  const { about } = question;
  if (about === 'ids') return jobsById(send, question);
  const listed = await send(getJobsOf(windowOf(question, Date.now())), listIn);
  return { ...listed, jobs: listed.jobs.filter((job) => isAskedFor(question, job)) };
};

type QueryByDay = Exclude<JobQuery, { readonly about: 'ids' }>;

/** Both ends are always named: whether one may be left out is not known. */
const windowOf = (question: QueryByDay, now: number): SubmitWindow => {
  // The service may be in a zone where it is tomorrow.
  const until = dayOf(now + 2 * DAY_MS);
  switch (question.about) {
    case 'open':
      return { from: dayOf(now - OPEN_DAYS * DAY_MS), until };
    case 'since':
      return { from: question.day, until };
    case 'between':
      return { from: question.from, until: question.until };
  }
};

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

type QueryById = Extract<JobQuery, { readonly about: 'ids' }>;

/**
 * The service takes no list of ids. A short list of the newest jobs answers for most of them, and for newer ones; the
 * others are asked for one by one, or, where they are many, by a long list first.
 */
const jobsById = async (send: Send, question: QueryById): Promise<JobsAnswer> => {
  if (question.jobIds.length === 0) return { jobs: [], serverNow: null };
  const now = Date.now();
  const since = (days: number) =>
    send(getJobsOf({ from: dayOf(now - days * DAY_MS), until: dayOf(now + 2 * DAY_MS) }), listIn);
  const missingFrom = (jobs: readonly Job[]): readonly JobId[] => {
    const there = new Set(jobs.map(({ jobId }) => jobId));
    return question.jobIds.filter((jobId) => !there.has(jobId));
  };
  let answer = await since(2);
  if (missingFrom(answer.jobs).length > MOST_SINGLE) answer = await since(OPEN_DAYS);
  const found = await eachOf(missingFrom(answer.jobs), (jobId) =>
    send(getJob(jobId), jobIn).catch(nullIfUnknown),
  );
  const asked = new Set(question.jobIds);
  const listed = answer.jobs.filter(
    ({ jobId }) => asked.has(jobId) || (question.from != null && isFrom(question.from, jobId)),
  );
  return { ...answer, jobs: [...listed, ...found.filter((job) => job !== null)] };
};

const isFrom = (from: JobId, jobId: JobId): boolean => BigInt(jobId) >= BigInt(from);

/** A few at a time; the first that fails ends them all. */
const eachOf = async <T>(
  jobIds: readonly JobId[],
  ask: (jobId: JobId) => Promise<T>,
): Promise<readonly T[]> => {
  const results: T[] = [];
  for (let at = 0; at < jobIds.length; at += SINGLE_AT_ONCE)
    results.push(...(await Promise.all(jobIds.slice(at, at + SINGLE_AT_ONCE).map(ask))));
  return results;
};

const listIn = (answer: HttpAnswer): JobsAnswer => {
  const { jobs, unreadable } = jobsIn(answer);
  const { serverNow } = answer;
  return { jobs, serverNow, ...(unreadable.length > 0 && { unreadable }) };
};

const statusIn = (answer: HttpAnswer): number => {
  const { statusCode } = jobIn(answer);
  if (statusCode !== null) return statusCode;
  throw misshapen(answer, 'The job has no status number.');
};

const newJobIdIn = (answer: HttpAnswer): JobId => {
  const jobId = toJobId(answer.text.trim().replace(/^"(.*)"$/s, '$1'));
  if (jobId === null) throw misshapen(answer, 'The reply contains no job ID.');
  return jobId;
};
