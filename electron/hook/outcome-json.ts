// What the user's program gets about an outcome: JSON on its standard input, described in schema.json, and the same as
// variables. It names the job as `casjobs-tray jobs --json` does. It holds no password, no WSID and no query.
import type { JobStatus } from '../casjobs/job.ts';
import type { OutcomeKind } from '../watch/outcomes.ts';

/** Of the JSON; grows with a change that a program would notice. */
const SCHEMA = 1;

/** A time; `at` is in ms since 1970, null where the zone of the service is not known. */
export interface OutcomeTime {
  readonly serviceTime: string;
  readonly at: number | null;
}

export interface OutcomeFacts {
  /** Made up, to test the program. */
  readonly isTest: boolean;
  readonly jobId: string;
  readonly account: string;
  /** The name of the service, and its host. */
  readonly service: string;
  readonly host: string;
  readonly taskName: string | null;
  readonly context: string | null;
  readonly status: JobStatus | null;
  readonly outcome: OutcomeKind;
  /** A sentence for people. */
  readonly text: string;
  readonly rows: string;
  readonly submitted: OutcomeTime | null;
  readonly started: OutcomeTime | null;
  readonly ended: OutcomeTime | null;
  /** When it was seen; ms since 1970. */
  readonly at: number;
}

/** A name may be as long as the service likes. */
const MOST_OF_NAME = 500;

export const outcomeJson = (facts: OutcomeFacts) => ({
  schema: SCHEMA,
  event: 'outcome',
  test: facts.isTest,
  job: facts.jobId,
  account: cleaned(facts.account),
  service: cleaned(facts.service),
  host: cleaned(facts.host),
  name: facts.taskName === null ? null : cleaned(facts.taskName),
  context: facts.context === null ? null : cleaned(facts.context),
  status: facts.status,
  outcome: facts.outcome,
  slotFree: isOver(facts.status),
  text: cleaned(facts.text),
  rows: cleaned(facts.rows),
  submitted: timeOf(facts.submitted),
  started: timeOf(facts.started),
  ended: timeOf(facts.ended),
  at: isoTime(facts.at),
});

export type OutcomeJson = ReturnType<typeof outcomeJson>;

/** One line, and nothing after it. */
export const inputOf = (outcome: OutcomeJson): string => `${JSON.stringify(outcome)}\n`;

/** What is null is an empty text. */
export const variablesOf = (outcome: OutcomeJson): Record<string, string> => ({
  CASJOBS_TEST: outcome.test ? '1' : '0',
  CASJOBS_JOB: outcome.job,
  CASJOBS_ACCOUNT: outcome.account,
  CASJOBS_SERVICE: outcome.service,
  CASJOBS_HOST: outcome.host,
  CASJOBS_NAME: outcome.name ?? '',
  CASJOBS_CONTEXT: outcome.context ?? '',
  CASJOBS_STATUS: outcome.status ?? '',
  CASJOBS_OUTCOME: outcome.outcome,
  CASJOBS_SLOT_FREE: outcome.slotFree ? '1' : '0',
  CASJOBS_TEXT: outcome.text,
  CASJOBS_ROWS: outcome.rows,
  CASJOBS_SUBMITTED: outcome.submitted?.utc ?? '',
  CASJOBS_STARTED: outcome.started?.utc ?? '',
  CASJOBS_ENDED: outcome.ended?.utc ?? '',
  CASJOBS_AT: outcome.at ?? '',
});

const isOver = (status: JobStatus | null): boolean =>
  status === 'finished' || status === 'failed' || status === 'cancelled';

/** Without control characters, which end a variable or a line, and without halves of characters. */
const cleaned = (text: string): string => {
  const start = text.slice(0, MOST_OF_NAME).replace(/[\p{Cc}\p{Cs}]+/gu, ' ');
  return (text.length > MOST_OF_NAME ? `${start}…` : start).trim();
};

const timeOf = (time: OutcomeTime | null) =>
  time && {
    service: cleaned(time.serviceTime),
    utc: time.at === null ? null : isoTime(time.at),
  };

const isoTime = (at: number): string | null =>
  Number.isNaN(new Date(at).getTime()) ? null : new Date(at).toISOString();
