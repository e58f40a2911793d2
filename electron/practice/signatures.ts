// The six operations that the app calls, as the service publishes them: parameters in order, results.

export const NAMESPACE = 'http://Services.Cas.jhu.edu';

export type ValueType = 'long' | 'int' | 'string' | 'boolean';

/** `nothing`, one value, or a list of rows, which is called `ArrayOf` and the row's name. */
export type ResultType = 'nothing' | 'long' | 'int' | readonly [row: 'CJJob' | 'CJQueue'];

export type Parameter = readonly [name: string, type: ValueType];

export interface Signature {
  /** Which of the two pages offers it. */
  readonly page: 'jobs' | 'users';
  /** Where there is a WSID and a password, they come first. */
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

/** The operation of a page by its name, in which letter case counts; null where there is none. */
export const findOperation = (page: Signature['page'], name: string): OperationName | null => {
  const found = (Object.keys(signatures) as OperationName[]).find((one) => one === name);
  return found !== undefined && signatures[found].page === page ? found : null;
};
