// What the practice service publishes, in the order of the real service's schema: the six operations that the app calls,
// with parameters and results, and the rows of jobs and queues.
import { statusWords } from '../casjobs/job.ts';
import type { JobNow } from './practice-jobs.ts';

export const NAMESPACE = 'http://Services.Cas.jhu.edu';

export type ValueType = 'long' | 'int' | 'string' | 'boolean';

/** `nothing`, one value, or a list of rows, which is called `ArrayOf` and the row's name. */
export type ResultType = 'nothing' | 'long' | 'int' | readonly [row: 'CJJob' | 'CJQueue'];

export type Parameter = readonly [name: string, type: ValueType];

export interface Signature {
  /** Which of the two pages offers it. */
  readonly page: 'jobs' | 'users';
  /** A WSID and a password, if there are any, come first. */
  readonly parameters: readonly Parameter[];
  readonly result: ResultType;
}

export type OperationName =
  'CancelJob' | 'GetJobStatus' | 'GetJobs' | 'GetQueues' | 'SubmitJob' | 'GetWebServiceId';

const oneJob: readonly Parameter[] = [
  ['wsId', 'long'],
  ['pw', 'string'],
  ['jobId', 'long'],
];

export const signatures: Readonly<Record<OperationName, Signature>> = {
  CancelJob: { page: 'jobs', parameters: oneJob, result: 'nothing' },
  GetJobStatus: { page: 'jobs', parameters: oneJob, result: 'int' },
  GetJobs: {
    page: 'jobs',
    parameters: [
      ['owner_wsid', 'long'],
      ['owner_pw', 'string'],
      ['conditions', 'string'],
      ['includeSystem', 'boolean'],
    ],
    result: ['CJJob'],
  },
  GetQueues: {
    page: 'jobs',
    parameters: [
      ['wsid', 'long'],
      ['pw', 'string'],
    ],
    result: ['CJQueue'],
  },
  SubmitJob: {
    page: 'jobs',
    parameters: [
      ['wsid', 'long'],
      ['pw', 'string'],
      ['qry', 'string'],
      ['context', 'string'],
      ['taskname', 'string'],
      ['estimate', 'int'],
    ],
    result: 'long',
  },
  GetWebServiceId: {
    page: 'users',
    parameters: [
      ['userid', 'string'],
      ['password', 'string'],
    ],
    result: 'long',
  },
};

/** The operation of a page by its exact name; null if there is none. */
export const findOperation = (page: Signature['page'], name: string): OperationName | null => {
  const found = (Object.keys(signatures) as OperationName[]).find((one) => one === name);
  return found !== undefined && signatures[found].page === page ? found : null;
};

/** Elements in their order, unescaped. */
export type Row = readonly (readonly [name: string, text: string])[];

export interface PracticeQueue {
  readonly context: string;
  readonly minutes: number;
}

const MIN_VALUE = '0001-01-01T00:00:00';

export const jobRow = (job: JobNow): Row => [
  ['JobID', job.id],
  ['Rows', job.rows.toString()],
  ['WebServicesID', job.owner],
  ['TimeSubmit', serviceTimeText(job.submittedAt)],
  ['TimeStart', serviceTimeText(job.startedAt)],
  ['TimeEnd', serviceTimeText(job.endedAt)],
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

/** A time as .NET writes it: in this computer's zone, which it does not name, without trailing zeros of thousandths. */
export const serviceTimeText = (time: number | null): string => {
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
