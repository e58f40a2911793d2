// The jobs of the REST API: which are asked for, and how they are read.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { jobIdOf } from '../fakes/scripted-casjobs.ts';
import { failing } from '../service/secret.ts';
import { asJson, asText, errorBody, rowOf, serviceFor, startSciServer, who } from './sciserver.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12), toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const onlyJob = async (more: Record<string, unknown>, jobId: number | string = 31415926) => {
  const sciServer = await startSciServer();
  sciServer.onApi = asJson(200, [rowOf(jobId, more)]);
  const { jobs } = await serviceFor(sciServer).service.jobs(who, {
    about: 'since',
    day: '2026-11-01',
  });
  return jobs[0];
};

describe('a job', () => {
  it('is read from the fields of the older type', async () => {
    expect(await onlyJob({ Message: 'no', OutputLoc: 'https://x.org/y.csv' })).toEqual({
      jobId: '31415926',
      status: 'started',
      statusCode: 1,
      queueMinutes: 500,
      rows: '0',
      taskName: 'm31 halo',
      context: 'DR18',
      jobType: 'QUERY',
      query: 'select 1',
      error: 'no',
      outputLoc: 'https://x.org/y.csv',
      submittedAt: '2026-11-20T09:10:11.123',
      startedAt: '2026-11-20T09:12:00.5',
      endedAt: null,
    });
  });

  it('keeps the digits of an ID above 2^53', async () => {
    expect((await onlyJob({}, '9007199254740995'))?.jobId).toBe('9007199254740995');
  });

  it('ignores fields that are not known', async () => {
    expect(await onlyJob({ Priority: { level: [1, 2] } })).toMatchObject({ jobId: '31415926' });
  });

  it.each([
    ['2026-11-20T09:10:11', '2026-11-20T09:10:11'],
    ['2026-11-20T09:10:11Z', '2026-11-20T09:10:11Z'],
    ['2026-11-20 09:10:11.5', '2026-11-20T09:10:11.5'],
    ['/Date(1795165811000)/', '2026-11-20T09:10:11.000Z'],
    ['/Date(1795165811000-0500)/', '2026-11-20T09:10:11.000Z'],
    ['0001-01-01T00:00:00', null],
    ['/Date(-62135596800000)/', null],
    ['/Date(999999999999999999)/', null],
    ['/Date(999999999999999)/', null],
    ['soon', null],
    [null, null],
    [5, null],
  ])('submitted at %j has the time %j', async (written, read) => {
    expect((await onlyJob({ TimeSubmit: written }))?.submittedAt).toBe(read);
  });
});

describe('a list of jobs', () => {
  const listed = async (
    question: Parameters<ReturnType<typeof serviceFor>['service']['jobs']>[1],
  ) => {
    const sciServer = await startSciServer();
    sciServer.onApi = asJson(200, [
      rowOf(1, { TimeSubmit: '2026-10-31T23:59:59', Status: 5 }),
      rowOf(2, { TimeSubmit: '2026-11-01T00:00:00', Status: 0 }),
      rowOf(3, { TimeSubmit: '2026-11-20T10:00:00', Status: 2 }),
      rowOf(4, { TimeSubmit: null, Status: 4 }),
    ]);
    const { jobs } = await serviceFor(sciServer).service.jobs(who, question);
    return { ids: jobs.map(({ jobId }) => jobId), url: sciServer.heard.at(-1)?.url };
  };

  it('since a day has no job of before, whatever the service sends', async () => {
    expect(await listed({ about: 'since', day: '2026-11-01' })).toEqual({
      ids: ['2', '3', '4'],
      url: '/CasJobs/RestApi/jobs?submittedFrom=2026-11-01&submittedTo=2026-11-23&TaskName=CasJobsTray',
    });
  });

  it('between two days includes the beginning of both', async () => {
    expect(await listed({ about: 'between', from: '2026-10-01', until: '2026-11-01' })).toEqual({
      ids: ['1', '2', '4'],
      url: '/CasJobs/RestApi/jobs?submittedFrom=2026-10-01&submittedTo=2026-11-01&TaskName=CasJobsTray',
    });
  });

  it('of open jobs asks for a year', async () => {
    expect(await listed({ about: 'open' })).toEqual({
      ids: ['2', '3'],
      url: '/CasJobs/RestApi/jobs?submittedFrom=2025-11-21&submittedTo=2026-11-23&TaskName=CasJobsTray',
    });
  });

  it('for a day that is none is not asked for', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    const error = await failing(service.jobs(who, { about: 'since', day: '2026-02-30' }));
    expect(error.code).toBe('unsendable');
    expect(sciServer.asked()).toEqual([]);
  });

  it('with an entry that has no ID says when that was submitted', async () => {
    const sciServer = await startSciServer();
    sciServer.onApi = asJson(200, [rowOf(1), { ...rowOf(2), JobID: null }, 'odd', null]);
    const answer = await serviceFor(sciServer).service.jobs(who, { about: 'open' });
    expect(answer.jobs.map(({ jobId }) => jobId)).toEqual(['1']);
    expect(answer.unreadable).toEqual(['2026-11-20T09:10:11.123', null]);
  });

  it.each([
    [
      'has other names',
      { status: 200, body: [{ id: 77, state: 'secret' }] },
      '[{ id: number, state: text }]',
    ],
    [
      'is no list',
      { status: 200, body: { Jobs: [{ JobID: 77 }] } },
      '{ Jobs: [{ JobID: number }] }',
    ],
  ])('that %s is an error with its shape', async (_, { status, body }, shape) => {
    const sciServer = await startSciServer();
    sciServer.onApi = asJson(status, body);
    const error = await failing(serviceFor(sciServer).service.jobs(who, { about: 'open' }));
    expect(error.code).toBe('not-understood');
    expect(error.detail).toContain(`Shape: ${shape}`);
    expect(error.detail).not.toMatch(/77|secret/);
  });

  it('that was cut off is not understood', async () => {
    const sciServer = await startSciServer();
    sciServer.onApi = asText(200, '[{"JobID":1,"Query":"select secret', 'application/json');
    const error = await failing(serviceFor(sciServer).service.jobs(who, { about: 'open' }));
    expect(error).toMatchObject({ code: 'not-understood' });
    expect(error.detail).not.toContain('secret');
  });

  it('that is too large is refused', async () => {
    const sciServer = await startSciServer();
    sciServer.onApi = asJson(200, [rowOf(1, { Query: 'x'.repeat(2_000) })]);
    const { service } = serviceFor(sciServer, { maxBytes: 1_000 });
    expect((await failing(service.jobs(who, { about: 'open' }))).code).toBe('too-large');
  });
});

describe('jobs by their IDs', () => {
  it('come from a list of the newest, the others one by one; unknown ones are missing', async () => {
    const sciServer = await startSciServer();
    sciServer.jobs = [
      rowOf(10, { TimeSubmit: '2026-08-01T00:00:00' }),
      rowOf(20),
      rowOf(21),
      rowOf(30, { TimeSubmit: '2026-11-21T11:00:00' }),
    ];
    const { jobs } = await serviceFor(sciServer).service.jobs(who, {
      about: 'ids',
      jobIds: [jobIdOf(10), jobIdOf(20), jobIdOf(99)],
      from: jobIdOf(22),
    });
    expect(jobs.map(({ jobId }) => jobId)).toEqual(['20', '30', '10']);
    expect(sciServer.asked()).toEqual(['GET /jobs', 'GET /jobs/10', 'GET /jobs/99']);
  });

  it('are asked for by a longer list where they are many', async () => {
    const sciServer = await startSciServer();
    const ids = Array.from({ length: 11 }, (_, i) => jobIdOf(i + 1));
    sciServer.jobs = ids.map((jobId) =>
      rowOf(Number(jobId), { TimeSubmit: '2026-08-01T00:00:00' }),
    );
    const { jobs } = await serviceFor(sciServer).service.jobs(who, {
      about: 'ids',
      jobIds: ids,
    });
    expect(jobs).toHaveLength(11);
    expect(sciServer.asked()).toEqual(['GET /jobs', 'GET /jobs']);
  });

  it('are not asked for where there are none', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    expect(await service.jobs(who, { about: 'ids', jobIds: [] })).toEqual({
      jobs: [],
      serverNow: null,
    });
    expect(sciServer.heard).toEqual([]);
  });

  it('fail together where one of them fails, so that none seems to be missing', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    sciServer.onApi = (response, one) =>
      one.url.includes('/jobs/')
        ? asJson(500, errorBody(500, 'It broke'))(response, one)
        : asJson(200, [])(response, one);
    const error = await failing(service.jobs(who, { about: 'ids', jobIds: [jobIdOf(5)] }));
    expect(error).toMatchObject({ code: 'service-fault', detail: 'It broke' });
  });
});

describe('a status', () => {
  it('is that of the job', async () => {
    const sciServer = await startSciServer();
    sciServer.jobs = [rowOf(7, { Status: 4 })];
    expect(await serviceFor(sciServer).service.jobStatus(who, jobIdOf(7))).toBe(4);
  });

  it('of an unknown job is the refusal in its own words', async () => {
    const sciServer = await startSciServer();
    expect(await failing(serviceFor(sciServer).service.jobStatus(who, jobIdOf(7)))).toMatchObject({
      code: 'service-fault',
      detail: 'Job not found',
    });
  });

  it('that is no number is an error with the shape of the job', async () => {
    const sciServer = await startSciServer();
    sciServer.jobs = [{ JobID: 7, Status: 'running' }];
    const error = await failing(serviceFor(sciServer).service.jobStatus(who, jobIdOf(7)));
    expect(error.detail).toContain('{ JobID: number, Status: text }');
  });
});
