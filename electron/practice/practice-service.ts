// The public API of this module: a small CasJobs service on this computer, to try things on and to test with.
import { newPracticeAccount, type PracticeAccount } from './accounts.ts';
import { createJobLimit } from './limits.ts';
import { createOperations } from './practice-operations.ts';
import { createPracticeJobs, type PracticeJobs } from './practice-jobs.ts';
import { ROOT, route } from './router.ts';
import { seedJobs } from './seed-jobs.ts';
import { PortTaken, startServer, type AnswerRequest } from './server.ts';

/** The port that the practice service likes best, so that its address stays the same. */
export const PRACTICE_PORT = 8642;

export interface PracticeOptions {
  /** The first one owns the seeded jobs. */
  readonly accounts: readonly [PracticeAccount, ...PracticeAccount[]];
  /** 0, as without one, takes any free port. */
  readonly port?: number;
  /** The service's clock, ms since 1970. Jobs live by it, without timers. */
  readonly now?: () => number;
  /** The jobs to serve. Without them the service starts with jobs of its own (seed-jobs.ts). */
  readonly jobs?: PracticeJobs;
  /** Stands between the HTTP server and the service: sees each request that is let in, and may answer it. */
  readonly intercept?: (answer: AnswerRequest) => AnswerRequest;
}

export interface PracticeService {
  /** For example `http://127.0.0.1:8642/casjobs`. */
  readonly base: string;
  readonly port: number;
  /** Breaks the open connections. */
  close(): Promise<void>;
}

/**
 * Starts the service on 127.0.0.1; only this computer reaches it.
 * @throws PortTaken (server.ts) when another program listens at the port
 */
export const startPracticeService = async (options: PracticeOptions): Promise<PracticeService> => {
  const { accounts, port = 0, now = Date.now, intercept } = options;
  const jobs = options.jobs ?? createPracticeJobs(now, accounts[0].wsId);
  const runOperation = createOperations({ accounts, jobs, countJob: createJobLimit() });
  const answer: AnswerRequest = (request) =>
    Promise.resolve(route(request, { runOperation, jobs, accounts }));
  const server = await startServer(port, now, intercept?.(answer) ?? answer);
  const base = `http://127.0.0.1:${server.port}${ROOT}`;
  if (options.jobs === undefined) seedJobs(jobs, base);
  return { base, port: server.port, close: () => server.close() };
};

/**
 * Starts it at the port, or at any where that is taken: see `port` of the result. Its password is of this run only:
 * other people of this computer, and web pages, cannot know it.
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
