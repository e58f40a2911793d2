import { describe, expect, it } from 'vitest';
import {
  longestTexts,
  toJobs,
  toNewJobId,
  toQueues,
  toStatusCode,
} from '../../electron/casjobs/parse-rows.ts';

const row = {
  JobID: '5001',
  Rows: '12',
  WebServicesID: '7',
  TimeSubmit: '2026-11-24T09:10:11.123',
  TimeStart: '0001-01-01T00:00:00',
  TimeEnd: '0001-01-01T00:00:00Z',
  Status: '1',
  Queue: '500',
};
const read = (...rows: unknown[]) => toJobs({ GetJobsResult: { CJJob: rows } });
const jobs = (...rows: unknown[]) => read(...rows).jobs;
const strange = expect.objectContaining({ code: 'not-understood' }) as unknown;

describe('a row of GetJobs', () => {
  it('becomes a job; what is absent, empty or in year 1 is null', () => {
    expect(jobs({ ...row, TaskName: '', Error: null })).toEqual([
      {
        jobId: '5001',
        status: 'started',
        statusCode: 1,
        queueMinutes: 500,
        rows: '12',
        taskName: null,
        context: null,
        jobType: null,
        query: null,
        error: null,
        outputLoc: null,
        submittedAt: '2026-11-24T09:10:11.123',
        startedAt: null,
        endedAt: null,
      },
    ]);
  });

  it('keeps its texts as they are, with or without attributes', () => {
    const query = { attributes: { 'xsi:type': 'xsd:string' }, $value: ' select 1 ' };
    const more = { Query: query, TaskName: 'm31', Context: 'DR1', Type: 'QUERY' };
    expect(
      jobs({ ...row, ...more, Error: 'no', OutputLoc: 'https://x.org/y.csv' })[0],
    ).toMatchObject({
      query: ' select 1 ',
      taskName: 'm31',
      context: 'DR1',
      jobType: 'QUERY',
      error: 'no',
      outputLoc: 'https://x.org/y.csv',
    });
  });

  it('keeps so much of each text; a query that was cut says so, and an address is whole or none', () => {
    const elements = {
      taskName: 'TaskName',
      context: 'Context',
      jobType: 'Type',
      query: 'Query',
      error: 'Error',
      outputLoc: 'OutputLoc',
    } as const;
    for (const name of Object.keys(elements) as (keyof typeof elements)[]) {
      const most = 'x'.repeat(longestTexts[name]);
      const [whole] = jobs({ ...row, [elements[name]]: most });
      expect(whole?.[name]).toBe(most);
      expect(whole).not.toHaveProperty('isQueryCut');
    }
    const long = 'x'.repeat(1_000_000);
    const texts = Object.fromEntries(Object.values(elements).map((name) => [name, long]));
    expect(jobs({ ...row, ...texts })[0]).toMatchObject({
      taskName: `${'x'.repeat(longestTexts.taskName)}…`,
      context: `${'x'.repeat(longestTexts.context)}…`,
      jobType: `${'x'.repeat(longestTexts.jobType)}…`,
      query: 'x'.repeat(longestTexts.query),
      isQueryCut: true,
      error: `${'x'.repeat(longestTexts.error)}…`,
      outputLoc: null,
    });
  });

  it.each(['9007199254740993', '9223372036854775807'])('keeps the id %s whole', (id) => {
    expect(jobs({ ...row, JobID: ` ${id}\n` })[0]?.jobId).toBe(id);
  });

  it('may have elements that nobody knows, whatever their names', () => {
    const odd = JSON.parse('{"__proto__":{"TaskName":"x"},"constructor":{"y":"z"}}') as object;
    expect(jobs({ ...row, ...odd, Priority: { Level: '3' } })[0]?.taskName).toBeNull();
  });

  it('with a status that the contract does not name is shown, not guessed at', () => {
    expect(jobs({ ...row, Status: '7' })[0]).toMatchObject({ status: 'unknown', statusCode: 7 });
    expect(jobs({ ...row, Status: '-1' })[0]).toMatchObject({ status: 'unknown', statusCode: -1 });
  });

  it.each([
    null,
    undefined,
    '',
    'started',
    'Canceling',
    'finished',
    '1.0',
    '99999999999999999999',
    ['1', '3'],
    { attributes: { 'xsi:nil': 'true' } },
    { Code: '1' },
  ])('whose status is %j is shown with its status unknown, and hides no other', (Status) => {
    const odd = { ...row, JobID: '8', Status, TaskName: 'm31' };
    const [first, second] = jobs(row, odd);
    expect(first).toMatchObject({ jobId: '5001', status: 'started' });
    expect(second).toMatchObject({
      jobId: '8',
      status: 'unknown',
      statusCode: null,
      taskName: 'm31',
      submittedAt: row.TimeSubmit,
    });
  });

  it.each([
    null,
    undefined,
    '',
    '-1',
    '1.5',
    'seven',
    '9223372036854775808',
    ['1', '2'],
    { Id: '7' },
  ])('whose id is %j is counted, and hides no other', (JobID) => {
    const { jobs: shown, unreadable } = read({ ...row, JobID }, row);
    expect(shown.map(({ jobId }) => jobId)).toEqual(['5001']);
    expect(unreadable).toEqual([row.TimeSubmit]);
  });

  it('that is a text is counted', () => {
    expect(read('a job', row)).toMatchObject({ jobs: [{ jobId: '5001' }], unreadable: [null] });
  });

  it('with words where numbers belong, or elements in its texts, is shown with what is known', () => {
    const odd = {
      Queue: 'long',
      Rows: 'many',
      TaskName: { b: 'x', $value: 'ac' },
      Context: { c: 'd' },
    };
    expect(jobs({ ...row, ...odd })[0]).toMatchObject({
      status: 'started',
      queueMinutes: 0,
      rows: '',
      taskName: 'ac',
      context: null,
    });
  });

  it('in which an element comes twice is believed where both say the same', () => {
    const twice = { Status: ['1', ' 1'], Queue: ['5', '6'] };
    expect(jobs({ ...row, ...twice, JobID: ['7', '7'] })[0]).toMatchObject({
      jobId: '7',
      status: 'unknown',
      queueMinutes: 0,
    });
  });

  it('that is nil is passed over', () => {
    expect(jobs(null, { attributes: { 'xsi:nil': 'true' } }, row)).toHaveLength(1);
  });

  it('that is alone counts as a list of one', () => {
    expect(toJobs({ GetJobsResult: { CJJob: row } }).jobs).toHaveLength(1);
  });
});

describe('a list', () => {
  it.each([null, {}, { GetJobsResult: null }, { GetJobsResult: {} }, { GetJobsResult: '\r\n' }])(
    'as in %j is empty',
    (answer) => {
      expect(toJobs(answer)).toEqual({ jobs: [], unreadable: [] });
    },
  );

  it.each(['none', [{ CJJob: row }, { CJJob: row }]])('that is %j is not understood', (list) => {
    expect(() => toJobs({ GetJobsResult: list })).toThrow(strange);
  });

  it('of queues has contexts and minutes', () => {
    const queues = [{ Context: 'DR1', Timeout: '500' }, { Timeout: '1' }];
    expect(toQueues({ GetQueuesResult: { CJQueue: queues } })).toEqual([
      { context: 'DR1', minutes: 500 },
      { context: '', minutes: 1 },
    ]);
  });
});

describe('a new job', () => {
  it('has its id whole', () => {
    expect(toNewJobId({ SubmitJobResult: '9223372036854775807\n' })).toBe('9223372036854775807');
  });

  it.each([null, {}, { SubmitJobResult: '-1' }, { SubmitJobResult: '' }])(
    'is not read into %j',
    (answer) => {
      expect(() => toNewJobId(answer)).toThrow(strange);
    },
  );
});

describe('a status', () => {
  it('is a number in the answer', () => {
    expect(toStatusCode({ GetJobStatusResult: '5\n' })).toBe(5);
  });

  it.each([null, {}, { GetJobStatusResult: 'five' }, { GetJobStatusResult: '5.0' }])(
    'is not read into %j',
    (answer) => {
      expect(() => toStatusCode(answer)).toThrow(strange);
    },
  );
});
