// The ten operations as the service publishes them: names, parameters in order, results. Knows no HTTP and no job.

export const NAMESPACE = 'http://Services.Cas.jhu.edu';

export type ValueType = 'long' | 'int' | 'string' | 'boolean';
export type RowName = 'CJJob' | 'CJQueue' | 'CJType';

/** `nothing`, one value, or a list of rows, which is called `ArrayOf` and the row's name. */
export type ResultType = 'nothing' | 'long' | 'int' | 'string' | readonly [row: RowName];

export type Parameter = readonly [name: string, type: ValueType];

export interface Operation {
  /** Which of the two pages offers it. */
  readonly page: 'jobs' | 'users';
  /** Where there is a WSID and a password, they come first. */
  readonly parameters: readonly Parameter[];
  readonly result: ResultType;
  readonly about: string;
}

const who: readonly Parameter[] = [
  ['wsid', 'long'],
  ['pw', 'string'],
];
const aboutJob: readonly Parameter[] = [
  ['wsId', 'long'],
  ['pw', 'string'],
  ['jobId', 'long'],
];
const query: readonly Parameter[] = [
  ...who,
  ['qry', 'string'],
  ['context', 'string'],
  ['taskname', 'string'],
];

export type OperationName =
  | 'CancelJob'
  | 'GetJobStatus'
  | 'GetJobs'
  | 'GetQueues'
  | 'GetJobTypes'
  | 'SubmitJob'
  | 'SubmitExtractJob'
  | 'ExecuteQuickJob'
  | 'UploadData'
  | 'GetWebServiceId';

export const operations: Readonly<Record<OperationName, Operation>> = {
  CancelJob: {
    page: 'jobs',
    parameters: aboutJob,
    result: 'nothing',
    about: 'Schedules a non-quick job for cancellation. Has no effect on quick jobs.',
  },
  GetJobStatus: {
    page: 'jobs',
    parameters: aboutJob,
    result: 'int',
    about:
      'The status of a job: 0 ready, 1 started, 2 canceling, 3 cancelled, 4 failed, 5 finished.',
  },
  GetJobs: {
    page: 'jobs',
    parameters: [
      ['owner_wsid', 'long'],
      ['owner_pw', 'string'],
      ['conditions', 'string'],
      ['includeSystem', 'boolean'],
    ],
    result: ['CJJob'],
    about: 'The jobs of an account that meet the conditions.',
  },
  GetQueues: {
    page: 'jobs',
    parameters: who,
    result: ['CJQueue'],
    about: 'The queues, with their time limits in minutes.',
  },
  GetJobTypes: {
    page: 'jobs',
    parameters: who,
    result: ['CJType'],
    about: 'The types of jobs.',
  },
  SubmitJob: {
    page: 'jobs',
    parameters: [...query, ['estimate', 'int']],
    result: 'long',
    about: 'Puts a query into a queue. The estimate is in minutes.',
  },
  SubmitExtractJob: {
    page: 'jobs',
    parameters: [...who, ['tableName', 'string'], ['type', 'string']],
    result: 'long',
    about: 'Has a table of MyDB written to a file.',
  },
  ExecuteQuickJob: {
    page: 'jobs',
    parameters: [...query, ['isSystem', 'boolean']],
    result: 'string',
    about: 'Runs a short query at once and answers with its rows.',
  },
  UploadData: {
    page: 'jobs',
    parameters: [...who, ['tableName', 'string'], ['data', 'string'], ['tableExists', 'boolean']],
    result: 'nothing',
    about: 'Uploads CSV data into a table of MyDB.',
  },
  GetWebServiceId: {
    page: 'users',
    parameters: [
      ['userid', 'string'],
      ['password', 'string'],
    ],
    result: 'long',
    about: 'The WSID of a user name and its password; -1 for a wrong pair.',
  },
};

const names = Object.keys(operations) as OperationName[];

/** The operations of one page, in their order. */
export const operationsOf = (page: Operation['page']): readonly OperationName[] =>
  names.filter((name) => operations[name].page === page);

/** The operation of a page by its name in any letter case; null where there is none. */
export const findOperation = (page: Operation['page'], name: string): OperationName | null =>
  operationsOf(page).find((one) => one.toLowerCase() === name.toLowerCase()) ?? null;

/** The elements of the rows in their order; `?` marks one that may be absent. */
export const rowElements: Readonly<Record<RowName, readonly string[]>> = {
  CJJob: [
    'JobID:long',
    'Rows:long',
    'WebServicesID:long',
    'TimeSubmit:dateTime',
    'TimeStart:dateTime',
    'TimeEnd:dateTime',
    'Status:int',
    'Queue:int',
    'TaskName:string?',
    'OutputLoc:string?',
    'Error:string?',
    'Query:string?',
    'Context:string?',
    'Type:string?',
  ],
  CJQueue: ['Context:string?', 'Timeout:int'],
  CJType: ['Type:string?', 'Description:string?'],
};
