// From jobs, queues and job types to the service's rows: elements with texts, in the contract's order. Pure.
import { statusWords } from '../casjobs/job.ts';
import type { JobNow } from './ledger.ts';

/** Elements in their order, unescaped. */
export type Row = readonly (readonly [name: string, text: string])[];

export interface Queue {
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

export const queueRow = ({ context, minutes }: Queue): Row => [
  ['Context', context],
  ['Timeout', minutes.toString()],
];

const present = (name: string, text: string): Row => (text === '' ? [] : [[name, text]]);

/** A time as .NET writes it without a zone: in this computer's own, thousandths without trailing noughts. */
export const timeText = (time: number | null): string => {
  if (time === null) return MIN_VALUE;
  const at = new Date(time);
  const two = (number: number): string => number.toString().padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const clock = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':');
  const ms = at.getMilliseconds();
  const fraction = ms === 0 ? '' : `.${ms.toString().padStart(3, '0').replace(/0+$/, '')}`;
  return `${day}T${clock}${fraction}`;
};

/** The service's queues: for each context a quick one of a minute, and a long one. */
export const queues: readonly Queue[] = [
  // The context that dfm/casjobs asks for where it is told none.
  { context: 'DR7', minutes: 1 },
  { context: 'DR7', minutes: 500 },
  { context: 'PanSTARRS_DR1', minutes: 1 },
  { context: 'PanSTARRS_DR1', minutes: 500 },
  { context: 'PanSTARRS_DR2', minutes: 1 },
  { context: 'PanSTARRS_DR2', minutes: 500 },
  { context: 'GALEX_GR6Plus7', minutes: 1 },
  { context: 'GALEX_GR6Plus7', minutes: 120 },
  { context: 'HSCv3', minutes: 1 },
  { context: 'HSCv3', minutes: 120 },
  { context: 'GAIA_DR1', minutes: 1 },
  { context: 'GAIA_DR1', minutes: 120 },
  { context: 'MyDB', minutes: 1 },
  { context: 'MyDB', minutes: 500 },
];

export const jobTypes: readonly Row[] = [
  ['QUERY', 'A query'],
  ['CSV', 'Comma Separated Values'],
  ['DataSet', 'XML DataSet'],
  ['FITS', 'Flexible Image Transfer System (FITS Binary)'],
  ['VOTable', 'XML Virtual Observatory VOTABLE'],
].map(([type = '', description = '']) => [
  ['Type', type],
  ['Description', description],
]);
