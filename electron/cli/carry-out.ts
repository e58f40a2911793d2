// What each command asks for and prints, and its exit code.
import { t } from '../i18n/translate.ts';
import type { CommandOutput } from './command-output.ts';
import type { CommandSession, DataReply } from './command-session.ts';
import { exitCodeOf } from './exit-codes.ts';
import {
  MOST_JOBS,
  type AccountRow,
  type CommandJob,
  type ExitCode,
  type JobEvent,
  type JobRow,
  type JobSelection,
  type Problem,
} from './messages.ts';
import { idsIn, UsageError, type CommandOf, type Filter } from './read-arguments.ts';

export interface CarryParts {
  readonly session: CommandSession;
  readonly output: CommandOutput;
  /** Aborted by Ctrl+C and by `--timeout`; the reason is the exit code. */
  readonly signal: AbortSignal;
  readonly readStdin: () => Promise<string>;
  /** Asks the person on the terminal; null where there is none. */
  readonly confirm: ((question: string) => Promise<boolean>) | null;
}

/** A problem of the session itself, before or instead of replies. */
const sessionProblem = (code: string | Problem | null): Problem | null => {
  if (code === null || typeof code === 'object') return code;
  const text = code === 'version' ? t('cli.other-version') : t('cli.silent');
  return { kind: 'problem', account: null, code, text, end: 1 };
};

const selectionOf = ({ statuses, sinceMs, name, all }: Filter): JobSelection => ({
  statuses: statuses === null ? null : [...statuses],
  since: sinceMs === null ? null : Date.now() - sinceMs,
  name,
  all,
});

interface Listed {
  readonly rows: readonly JobRow[];
  readonly problems: readonly Problem[];
}

const list = async ({ session }: CarryParts, filter: Filter): Promise<Listed> => {
  let rows: JobRow[] = [];
  let problems: Problem[] = [];
  const selection = selectionOf(filter);
  const failed = await session.ask(
    () => {
      // After a lost connection the list begins again.
      [rows, problems] = [[], []];
      return { kind: 'jobs', selection };
    },
    (reply) => {
      if (reply.kind === 'jobs') rows.push(...reply.jobs);
      else if (reply.kind === 'problem') problems.push(reply);
    },
  );
  const own = sessionProblem(failed);
  return { rows, problems: own ? [...problems, own] : problems };
};

const codeOf = (problems: readonly Problem[]): ExitCode =>
  exitCodeOf(problems.flatMap(({ end }) => end ?? []));

export const jobs = async (parts: CarryParts, { filter }: CommandOf<'jobs'>): Promise<ExitCode> => {
  const { output } = parts;
  const { rows, problems } = await list(parts, filter);
  output.jobs(rows, problems);
  problems.forEach((one) => output.problem(one));
  return codeOf(problems);
};

export const accounts = async ({ session, output }: CarryParts): Promise<ExitCode> => {
  const rows: AccountRow[] = [];
  const problems: Problem[] = [];
  const failed = await session.ask(
    () => ({ kind: 'accounts' }),
    (reply) => {
      if (reply.kind === 'accounts') rows.push(...reply.accounts);
      else if (reply.kind === 'problem') problems.push(reply);
    },
  );
  const own = sessionProblem(failed);
  if (own) problems.push(own);
  if (rows.length > 0) output.accounts(rows);
  problems.forEach((one) => output.problem(one));
  return codeOf(problems);
};

type Verb = { readonly kind: 'cancel'; readonly waits: boolean } | { readonly kind: 'watch' };

/** Asks for the jobs and prints what happens until each has ended. */
const follow = async (
  { session, output }: CarryParts,
  jobsAsked: readonly CommandJob[],
  verb: Verb,
): Promise<readonly ExitCode[]> => {
  const left = new Map(jobsAsked.map((job) => [refOf(job), job]));
  const codes: ExitCode[] = [];
  const statuses = new Map<string, JobRow['status'] | null>();
  /** After a lost connection the first status may be the one that was printed last. */
  const isKnown = (event: JobEvent): boolean =>
    event.what === 'status' && statuses.get(refOf(event)) === event.status;
  const take = (reply: DataReply): void => {
    if (reply.kind === 'problem') {
      output.problem(reply);
      if (reply.end === null) return;
      codes.push(reply.end);
      left.clear();
    } else if (reply.kind === 'job') {
      if (isKnown(reply)) return;
      statuses.set(refOf(reply), reply.status);
      output.job(reply);
      if (reply.end === null) return;
      codes.push(reply.end);
      left.delete(refOf(reply));
      left.delete(refOf({ accountKey: null, jobId: reply.jobId }));
    }
  };
  const failed = await session.ask(
    (isAgain) => (left.size === 0 ? null : { ...verb, jobs: [...left.values()], isAgain }),
    take,
  );
  const own = sessionProblem(failed);
  if (own) {
    output.problem(own);
    codes.push(own.end ?? 1);
  }
  return codes;
};

const refOf = ({ accountKey, jobId }: CommandJob): string => `${accountKey ?? ''}/${jobId}`;

const anyAccount = (jobId: string): CommandJob => ({ accountKey: null, jobId });

const idsFor = async (
  { readStdin }: CarryParts,
  { ids }: CommandOf<'cancel'> | CommandOf<'watch'>,
): Promise<readonly CommandJob[]> => {
  const read = ids.areOnStdin ? idsIn(await readStdin()) : [];
  const all = [...new Set([...ids.given, ...read])];
  if (all.length === 0) throw new UsageError(t('cli.no-ids-on-stdin'));
  if (all.length > MOST_JOBS) throw new UsageError(t('cli.many-ids', { most: MOST_JOBS }));
  return all.map(anyAccount);
};

const finish = ({ output, signal }: CarryParts, codes: readonly ExitCode[]): ExitCode => {
  const early: ExitCode = signal.reason === 124 ? 124 : 130;
  const code = exitCodeOf(signal.aborted ? [...codes, early] : codes);
  output.end(code);
  return code;
};

export const watch = async (parts: CarryParts, asked: CommandOf<'watch'>): Promise<ExitCode> =>
  finish(parts, await follow(parts, await idsFor(parts, asked), { kind: 'watch' }));

export const cancel = async (parts: CarryParts, asked: CommandOf<'cancel'>): Promise<ExitCode> => {
  const { filter, waits } = asked;
  const verb = { kind: 'cancel', waits } as const;
  if (filter !== null) return cancelSelected(parts, asked, filter);
  const ids = await idsFor(parts, asked);
  if (!asked.isDryRun) return finish(parts, await follow(parts, ids, verb));
  const { rows, problems } = await list(parts, {
    statuses: null,
    sinceMs: null,
    name: null,
    all: true,
  });
  const wanted = new Set(ids.map(({ jobId }) => jobId));
  return show(
    parts,
    rows.filter(({ jobId }) => wanted.has(jobId)),
    problems,
  );
};

const show = (
  { output }: CarryParts,
  rows: readonly JobRow[],
  problems: readonly Problem[],
): ExitCode => {
  output.jobs(rows, problems);
  problems.forEach((one) => output.problem(one));
  return codeOf(problems);
};

const cancelSelected = async (
  parts: CarryParts,
  { isDryRun, isYes, waits }: CommandOf<'cancel'>,
  filter: Filter,
): Promise<ExitCode> => {
  const { output, confirm, signal } = parts;
  if (!isYes && !isDryRun && confirm === null) throw new UsageError(t('cli.needs-yes'));
  const { rows, problems } = await list(parts, filter);
  const open = rows.filter(({ canCancel }) => canCancel);
  if (isDryRun || problems.some(({ end }) => end !== null)) return show(parts, open, problems);
  if (open.length === 0) {
    output.say(t('cli.none-selected'));
    return finish(parts, []);
  }
  if (open.length > MOST_JOBS) throw new UsageError(t('cli.many-ids', { most: MOST_JOBS }));
  if (!isYes && confirm !== null) {
    output.jobs(open, []);
    const isSure = await confirm(t('cli.confirm', { count: open.length }));
    if (signal.aborted) return 130;
    if (!isSure) {
      output.say(t('cli.nothing-cancelled'));
      return 1;
    }
  }
  const refs = open.map(({ accountKey, jobId }) => ({ accountKey, jobId }));
  return finish(parts, await follow(parts, refs, { kind: 'cancel', waits }));
};

export const submitAgain = async (
  parts: CarryParts,
  { id, waits }: CommandOf<'submit-again'>,
): Promise<ExitCode> => {
  const { session, output } = parts;
  const codes: ExitCode[] = [];
  const made: CommandJob[] = [];
  const failed = await session.ask(
    // It is never repeated: each request that arrives creates a job.
    (isAgain) => (isAgain ? null : { kind: 'submit-again', job: anyAccount(id) }),
    (reply) => {
      if (reply.kind === 'problem') {
        output.problem(reply);
        if (reply.end !== null) codes.push(reply.end);
      } else if (reply.kind === 'submitted') {
        output.submitted(reply);
        const { accountKey, newJobId } = reply;
        codes.push(newJobId === null ? 1 : 0);
        if (newJobId !== null) made.push({ accountKey, jobId: newJobId });
      }
    },
  );
  const own = sessionProblem(failed);
  if (own) output.problem(own);
  if (codes.length === 0) {
    if (!own && !parts.signal.aborted) output.say(t('outcome.submit-unknown', { id }));
    codes.push(1);
  }
  if (waits && made.length > 0) codes.push(...(await follow(parts, made, { kind: 'watch' })));
  return finish(parts, codes);
};

/** The main job on the practice service: lists its jobs, cancels one, waits until its queue slot is free. */
export const practice = async (parts: CarryParts): Promise<ExitCode> => {
  const { output } = parts;
  const active = { statuses: null, sinceMs: null, name: null, all: false };
  const { rows, problems } = await list(parts, active);
  output.jobs(rows, problems);
  problems.forEach((one) => output.problem(one));
  // The first one is cancelled within seconds; the others show the other outcomes, see practice/seed-jobs.ts.
  const [job] = rows
    .filter(({ canCancel, status }) => canCancel && status === 'started')
    .sort((one, other) => Number(one.jobId) - Number(other.jobId));
  if (job === undefined) return finish(parts, [1]);
  output.say(t('cli.practice-cancels', { id: job.jobId }));
  const { accountKey, jobId } = job;
  return finish(
    parts,
    await follow(parts, [{ accountKey, jobId }], { kind: 'cancel', waits: true }),
  );
};
