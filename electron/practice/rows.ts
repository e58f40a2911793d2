// From jobs and queues to the service's rows: elements with texts, in the order of its schema. Pure.
import { statusWords } from '../casjobs/job.ts';
import type { JobNow } from './practice-jobs.ts';

/** Elements in their order, unescaped. */
export type Row = readonly (readonly [name: string, text: string])[];

interface PracticeQueue {
  readonly context: string;
  readonly minutes: number;
}

const MIN_VALUE = '0001-01-01T00:00:00';

export const jobRow = (job: JobNow): Row => [
  ['JobID', job.id],
  ['Rows', job.rows.toString()],
  ['WebServicesID', job.owner],
  ['TimeSubmit', timeText(job.submittedAt)],
  ['TimeStart', timeText(job.startedAt)],
  ['TimeEnd', timeText(job.endedAt)],
  ['Status', statusWords.indexOf(job.status).toString()],
  ['Queue', job.queueMinutes.toString()],
  ...present('TaskName', job.taskName),
  ...present('OutputLoc', job.outputLoc),
  ...present('Error', job.error),
  ...present('Query', job.query),
  ...present('Context', job.context),
  ...present('Type', job.type),
];

export const queueRow = ({ context, minutes }: PracticeQueue): Row => [
  ['Context', context],
  ['Timeout', minutes.toString()],
];

const present = (name: string, text: string): Row => (text === '' ? [] : [[name, text]]);

/** A time as .NET writes it without a zone: in this computer's own, thousandths without trailing noughts. */
const timeText = (time: number | null): string => {
  if (time === null) return MIN_VALUE;
  const at = new Date(time);
  const two = (number: number): string => number.toString().padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const clock = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':');
  const ms = at.getMilliseconds();
  const fraction = ms === 0 ? '' : `.${ms.toString().padStart(3, '0').replace(/0+$/, '')}`;
  return `${day}T${clock}${fraction}`;
};

/** The contexts, and the minutes of their long queues. */
const contexts = [
  ['DR7', 500],
  ['PanSTARRS_DR1', 500],
  ['PanSTARRS_DR2', 500],
  ['GALEX_GR6Plus7', 120],
  ['HSCv3', 120],
  ['GAIA_DR1', 120],
  ['MyDB', 500],
] as const;

/** For each context a quick queue of one minute, and a long one. */
export const queues: readonly PracticeQueue[] = contexts.flatMap(([context, minutes]) => [
  { context, minutes: 1 },
  { context, minutes },
]);
