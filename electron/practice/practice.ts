// The face of this room: a CasJobs service of this computer's own, to try things on and to test with.
import { accountOfThisRun, practiceAccount, type PracticeAccount } from './accounts.ts';
import { createDesk } from './desk.ts';
import { createHandles, type Handles } from './handles.ts';
import { createLedger, type JobNow, type JobSpec, type Ledger } from './ledger.ts';
import { createStorage } from './limits.ts';
import { createOutputs } from './outputs.ts';
import { fillPlayground } from './playground.ts';
import { PortTaken, startServer } from './server.ts';
import { answerAt, ROOT } from './site.ts';
import { fillTables } from './submissions.ts';
import { createTables, type Tables } from './tables.ts';

export interface PracticeOptions {
  /** 0, as without one, takes any free port. An app that keeps `base` asks for the same one each time. */
  readonly port?: number;
  /** Without them there is `practiceAccount`. The first one owns the playground. */
  readonly accounts?: readonly PracticeAccount[];
  /** The service's clock, ms since 1970. Jobs live by it, without timers, so it may be turned at will. */
  readonly now?: () => number;
  /** `playground`, as without: jobs of every fate, see playground.ts. `none`: an empty service. */
  readonly jobs?: 'playground' | 'none';
}

export interface PracticeService extends Handles {
  /** For example `http://127.0.0.1:8642/casjobs`. */
  readonly base: string;
  readonly port: number;
  /** @returns the new job's id. @throws Error for an id that is taken or none */
  addJob(spec?: JobSpec): string;
  /** The job as it is now; null where there is none. */
  job(id: string): JobNow | null;
  /** The service forgets the job. */
  loseJob(id: string): void;
  /** Breaks what connections there are, held ones too. */
  close(): Promise<void>;
}

/**
 * Starts the service on 127.0.0.1; nobody but this computer reaches it.
 * @throws PortTaken (server.ts) when somebody else listens at the port
 */
export const startPracticeService = async (
  options: PracticeOptions = {},
): Promise<PracticeService> => {
  const { port = 0, accounts = [practiceAccount], now = Date.now, jobs = 'playground' } = options;
  const ledger = createLedger(now, accounts[0]?.wsId ?? practiceAccount.wsId);
  const { handles, backstage } = createHandles();
  let base = '';
  const outputs = createOutputs(() => `${base}/output`);
  const storage = createStorage();
  const desk = createDesk({ accounts, ledger, tablesOf: tablesByOwner(ledger), outputs, storage });
  const deps = { desk, backstage, ledger, outputs, accounts };
  const server = await startServer(port, now, (request) => answerAt(request, base, deps));
  base = `http://127.0.0.1:${server.port}${ROOT}`;
  if (jobs === 'playground') fillPlayground(ledger, outputs);
  return {
    ...handles,
    base,
    port: server.port,
    addJob: (spec = {}) => ledger.add(spec),
    job: (id) => ledger.job(id),
    loseJob: (id) => ledger.lose(id),
    close: () => server.close(),
  };
};

/**
 * At a port that is liked best or, where somebody else listens there, at any: see `port` of what comes back. Its
 * password is of this run only: other people of this computer, and web pages, cannot know it.
 */
export const startPracticeNear = async (
  port: number,
): Promise<PracticeService & { readonly account: PracticeAccount }> => {
  const account = accountOfThisRun();
  const start = (at: number): Promise<PracticeService> =>
    startPracticeService({ port: at, accounts: [account] });
  const service = await start(port).catch((error: unknown) => {
    if (!(error instanceof PortTaken)) throw error;
    return start(0);
  });
  return { ...service, account };
};

const tablesByOwner = (ledger: Ledger): ((wsId: string) => Tables) => {
  const hasFinished = (id: string): boolean => ledger.job(id)?.status === 'finished';
  const all = new Map<string, Tables>();
  return (wsId) => {
    const tables = all.get(wsId) ?? createTables(hasFinished);
    if (!all.has(wsId)) fillTables(tables);
    all.set(wsId, tables);
    return tables;
  };
};
