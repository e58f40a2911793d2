// Starts the practice service: a small CasJobs service on this computer, to try the app and to test it.
import { randomInt } from 'node:crypto';
import { createJobLimit } from './limits.ts';
import { createLoginPortal, LOGIN_ROOT } from './login-portal.ts';
import { createOperations, type PracticeAccount } from './practice-operations.ts';
import { createPracticeJobs, type PracticeJobs } from './practice-jobs.ts';
import { REST_ROOT } from './rest-api.ts';
import { ROOT, route } from './router.ts';
import { seedJobs } from './seed-jobs.ts';
import { PortTaken, startServer, type AnswerRequest } from './server.ts';

/** The preferred port, so that the service's address stays the same. */
export const PRACTICE_PORT = 8642;

export interface PracticeOptions {
  /** The first one owns the seeded jobs. */
  readonly accounts: readonly [PracticeAccount, ...PracticeAccount[]];
  /** 0, the default, is any free port. */
  readonly port?: number;
  /** The service's clock, ms since 1970. */
  readonly now?: () => number;
  /** The jobs to serve; by default those of seed-jobs.ts. */
  readonly jobs?: PracticeJobs;
  /** Sees each accepted request, and may answer it in place of the service. */
  readonly intercept?: (answer: AnswerRequest) => AnswerRequest;
}

export interface PracticeService {
  /** For example `http://127.0.0.1:8642/casjobs`. */
  readonly base: string;
  /** Of the same jobs by REST, for example `http://127.0.0.1:8642/CasJobs/RestApi`. */
  readonly restBase: string;
  /** Where a token for it comes from, for example `http://127.0.0.1:8642/login-portal`. */
  readonly loginBase: string;
  readonly port: number;
  /** Breaks the open connections. */
  close(): Promise<void>;
}

/**
 * Starts the service on 127.0.0.1; only this computer reaches it.
 * @throws PortTaken (server.ts) if another program listens at the port
 */
export const startPracticeService = async (options: PracticeOptions): Promise<PracticeService> => {
  const { accounts, port = 0, now = Date.now, intercept } = options;
  const jobs = options.jobs ?? createPracticeJobs(now, accounts[0].wsId);
  // One limit for the jobs that come by SOAP and by REST.
  const countJob = createJobLimit();
  const runOperation = createOperations({ accounts, jobs, countJob });
  const portal = createLoginPortal(accounts, now);
  const answer: AnswerRequest = (request) =>
    Promise.resolve(route(request, { runOperation, jobs, accounts, portal, countJob }));
  const server = await startServer(port, now, intercept?.(answer) ?? answer);
  const origin = `http://127.0.0.1:${server.port}`;
  const base = origin + ROOT;
  if (options.jobs === undefined) seedJobs(jobs, base);
  return {
    base,
    restBase: origin + REST_ROOT,
    loginBase: origin + LOGIN_ROOT,
    port: server.port,
    close: () => server.close(),
  };
};

/**
 * Starts it at the port, or at any free one if that is taken. Its password is new at each start, so that other users of
 * this computer, and web pages, can't know it.
 */
export const startPracticeNear = async (
  port: number,
): Promise<PracticeService & { readonly account: PracticeAccount }> => {
  const account = newPracticeAccount();
  const start = (at: number): Promise<PracticeService> =>
    startPracticeService({ port: at, accounts: [account] });
  const service = await start(port).catch((error: unknown) => {
    if (!(error instanceof PortTaken)) throw error;
    return start(0);
  });
  return { ...service, account };
};

/** Letters and digits that look different, because users may have to type them. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const PASSWORD_LENGTH = 20;

/** The practice account, with a new password. */
const newPracticeAccount = (): PracticeAccount => ({
  userName: 'practice',
  wsId: '1000001',
  password: Array.from({ length: PASSWORD_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(
    '',
  ),
});
