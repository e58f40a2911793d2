// Follows the jobs of a command until each has ended: tells changes of their status, outcomes, and connection problems.
import { isFinal, type JobStatus } from '../casjobs/job.ts';
import type { JobRecord } from '../watch/job-store.ts';
import { outcomeTexts, acceptedTexts } from '../notifications/outcome-texts.ts';
import { statusText } from '../i18n/value-texts.ts';
import { t } from '../i18n/translate.ts';
import type { OutcomeEvent } from '../watch/outcomes.ts';
import { cancelEndOf, errorEndOf, needsPerson, watchEndOf } from './exit-codes.ts';
import type { CommandReply, ExitCode, JobEvent } from './messages.ts';
import type { CommandCore } from './command-core.ts';

/** A job, and the account that it was found in. */
export interface FoundJob {
  readonly accountKey: string;
  readonly account: string;
  readonly jobId: string;
}

interface FollowParts {
  readonly core: CommandCore;
  readonly send: (reply: CommandReply) => void;
  readonly verb: 'cancel' | 'watch';
  /** Whether to wait for the end; otherwise until CasJobs has received the request. */
  readonly waits: boolean;
  /** Whether the command has asked before. */
  readonly isAgain: boolean;
}

export interface FollowedJobs {
  /** Reads once what has happened already. */
  catchUp(): void;
  /** Resolves when all jobs have ended, or the signal is aborted. */
  readonly ended: Promise<void>;
  /** Ends all jobs of an account. */
  giveUp(accountKey: string, code: Parameters<typeof errorEndOf>[0]): void;
}

interface Followed extends FoundJob {
  status: JobStatus | null;
}

const keyOf = ({ accountKey, jobId }: Pick<FoundJob, 'accountKey' | 'jobId'>): string =>
  `${accountKey}/${jobId}`;

type EventPart = Pick<JobEvent, 'what' | 'outcome' | 'text' | 'end'>;

const eventOf = (
  { accountKey, account, jobId }: FoundJob,
  status: JobStatus | null,
  { what, outcome, text, end }: EventPart,
): JobEvent => {
  const at = Date.now();
  return { kind: 'job', accountKey, account, jobId, what, status, outcome, text, end, at };
};

/** Tells each account's connection problem once; ends the jobs of an account whose problem needs the person. */
const createProblemTeller = (
  { core, send }: Pick<FollowParts, 'core' | 'send'>,
  giveUp: FollowedJobs['giveUp'],
): ((accountKeys: ReadonlySet<string>) => void) => {
  const told = new Map<string, string>();
  return (accountKeys) => {
    for (const { key, name, connection } of core.accounts()) {
      if (!accountKeys.has(key)) continue;
      const code = connection.kind === 'error' ? connection.code : '';
      if (code === (told.get(key) ?? '')) continue;
      told.set(key, code);
      if (connection.kind !== 'error') continue;
      const isOver = needsPerson(connection.code);
      const text = t(isOver ? 'cli.problem-person' : 'cli.problem-waits', {
        account: name,
        why: t(`error.${connection.code}`),
      });
      send({ kind: 'problem', account: name, code: connection.code, text, end: null });
      if (isOver) giveUp(key, connection.code);
    }
  };
};

const statusTextOf = (job: Followed, record: JobRecord): string =>
  job.status === 'canceling'
    ? acceptedTexts(job).title
    : t('cli.job-status', { id: job.jobId, status: statusText(record.job) });

export const followJobs = (
  jobs: readonly FoundJob[],
  { core, send, verb, waits, isAgain }: FollowParts,
  signal: AbortSignal,
): FollowedJobs => {
  const left = new Map<string, Followed>(jobs.map((job) => [keyOf(job), { ...job, status: null }]));
  let resolveEnded = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    resolveEnded = resolve;
  });
  const settle = (): void => {
    if (left.size > 0 && !signal.aborted) return;
    stop();
    resolveEnded();
  };
  const tell = (job: Followed, part: EventPart): void => {
    send(eventOf(job, job.status, part));
    if (part.end === null) return;
    left.delete(keyOf(job));
    settle();
  };
  const tellStatus = (job: Followed): void => {
    const record = core.terminal.record(job.accountKey, job.jobId);
    const status = record?.job.status ?? null;
    // The end of a job is reported with its outcome.
    if (record === undefined || status === null || status === job.status || isFinal(status)) return;
    job.status = status;
    const text = statusTextOf(job, record);
    tell(job, { what: 'status', outcome: null, text, end: null });
  };
  const tellHeard = (job: Followed): void => {
    const { accountKey, jobId, status } = job;
    const isHeard =
      status === 'canceling' || core.terminal.watchOf(accountKey, jobId)?.sent === 'heard';
    if (waits || !isHeard) return;
    tell(job, { what: 'requested', outcome: null, text: t('cli.heard', { id: jobId }), end: 0 });
  };
  const outcome = (event: OutcomeEvent): void => {
    const job = left.get(keyOf(event));
    if (job === undefined) return;
    const { title, body } = outcomeTexts(event);
    job.status = event.status ?? job.status;
    const end = endOf(event, verb, isAgain);
    tell(job, { what: 'outcome', outcome: event.outcome, text: `${title}. ${body}`, end });
  };
  const giveUp: FollowedJobs['giveUp'] = (accountKey, code) => {
    for (const job of [...left.values()].filter((one) => one.accountKey === accountKey)) {
      const text = t('cli.job-given-up', { id: job.jobId });
      tell(job, { what: 'requested', outcome: null, text, end: errorEndOf(code) });
    }
  };
  const tellProblems = createProblemTeller({ core, send }, giveUp);
  const catchUp = (): void => {
    for (const job of [...left.values()]) {
      tellStatus(job);
      tellHeard(job);
    }
    tellProblems(new Set([...left.values()].map(({ accountKey }) => accountKey)));
  };
  const stopListening = core.feed.listen({ changed: catchUp, accepted: catchUp, outcome });
  const stop = (): void => {
    stopListening();
    signal.removeEventListener('abort', settle);
  };
  signal.addEventListener('abort', settle);
  return { catchUp, ended, giveUp };
};

/** A job that is found cancelled when a command asks again was cancelled as it had asked. */
const endOf = (
  event: Pick<OutcomeEvent, 'outcome' | 'status' | 'error'>,
  verb: FollowParts['verb'],
  isAgain: boolean,
): ExitCode | null => {
  if (verb === 'watch') return watchEndOf(event);
  const isAsAsked = isAgain && event.outcome === 'already-over' && event.status === 'cancelled';
  return isAsAsked ? 0 : cancelEndOf(event);
};

/** What was reported of a job while nobody listened: the command asks again after a lost connection. */
export const outcomeSince = (
  core: CommandCore,
  job: FoundJob,
  verb: 'cancel' | 'watch',
): JobEvent | null => {
  const { accountKey, jobId } = job;
  if (core.terminal.watchOf(accountKey, jobId)) return null;
  const outcome = core.terminal.outcomeOf(accountKey, jobId);
  if (outcome === undefined) return null;
  const status = core.terminal.record(accountKey, jobId)?.job.status ?? null;
  const end = endOf({ outcome, status, error: null }, verb, true);
  if (end === null) return null;
  const { title, body } = outcomeTexts({
    ...({ accountKey, jobId, outcome, status, source: 'terminal' } as const),
    ...({ taskName: null, cancelingMs: null, error: null, rows: '', ranMs: null } as const),
    ...({ hasOutput: false, hasError: false } as const),
  });
  return eventOf(job, status, { what: 'outcome', outcome, text: `${title}. ${body}`, end });
};
