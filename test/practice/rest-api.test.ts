// The REST API: its jobs, cancels, submissions, queries and tables, and what it refuses.
import { describe, expect, it } from 'vitest';
import { HOUR, SECOND } from '../fakes/durations.ts';
import { logIn, restOf, send } from './rest.ts';
import { startPracticeAtNoon } from './service.ts';

const LARGE = '9223372036854775807';

const idsIn = (json: string): readonly string[] =>
  [...json.matchAll(/"JobID":(\d+)/g)].map(([, id]) => String(id));

const errorOf = (body: string): unknown => JSON.parse(body);

describe('a job', () => {
  it('has the fields of the older SOAP type, and times without a zone', async () => {
    const practice = await startPracticeAtNoon({ jobs: 'none' });
    practice.addJob({
      id: '31415926',
      taskName: 'm31 "halo"',
      context: 'DR7',
      query: 'SELECT 1\r\nINTO MyDB.halo',
      submittedMs: -3 * SECOND,
      startsMs: -120,
      endsMs: 60 * SECOND,
      rows: 7,
    });
    const call = await restOf(practice);
    const { status, type, body } = await call('GET', '/jobs/31415926?TaskName=CasJobsTray');
    expect({ status, type }).toEqual({ status: 200, type: 'application/json; charset=utf-8' });
    const running = {
      JobID: 31415926,
      Rows: 0,
      WebServicesID: 1000001,
      TimeSubmit: '2026-11-24T15:04:02.12',
      TimeStart: '2026-11-24T15:04:05',
      TimeEnd: '0001-01-01T00:00:00',
      SendEmail: 0,
      Status: 1,
      AutoComplete: 0,
      Estimate: 500,
      TaskName: 'm31 "halo"',
      OutputLoc: null,
      HostIP: '127.0.0.1',
      Message: null,
      Query: 'SELECT 1\r\nINTO MyDB.halo',
      ModifiedQuery: 'SELECT 1\r\nINTO MyDB.halo',
      Target: 'DR7',
      OutputType: 'QUERY',
      Params: null,
      Created_Table: null,
    };
    expect(JSON.parse(body)).toEqual(running);
    practice.pass(60 * SECOND);
    const finished = {
      Status: 5,
      Rows: 7,
      TimeEnd: '2026-11-24T15:05:05.12',
      Created_Table: 'halo',
    };
    expect(JSON.parse((await call('GET', '/jobs/31415926')).body)).toEqual({
      ...running,
      ...finished,
    });
  });

  it('has all digits of its id, and the error that it failed with', async () => {
    const practice = await startPracticeAtNoon({ jobs: 'none' });
    practice.addJob({ id: LARGE, endsMs: 0, endsAs: 'failed', error: 'No such column.' });
    const { body } = await (await restOf(practice))('GET', `/jobs/${LARGE}`);
    expect(body).toContain(`{"JobID":${LARGE},`);
    expect(JSON.parse(body)).toMatchObject({ Status: 4, Message: 'No such column.' });
  });

  it.each([
    ['1', 404, 'Job 1 does not exist.'],
    ['4999', 403, 'You do not own job 4999.'],
  ])('%s is refused with %i', async (id, code, words) => {
    const { status, body } = await (
      await restOf(await startPracticeAtNoon())
    )('GET', `/jobs/${id}`);
    expect(status).toBe(code);
    expect(errorOf(body)).toEqual({
      'Error Code': code,
      'Error Type': 'System.Exception',
      'Error Message': words,
      LogMessageID: '0',
    });
  });
});

describe('the jobs', () => {
  it('are all of the account and no other, with and without a slash', async () => {
    const call = await restOf(await startPracticeAtNoon());
    const { body } = await call('GET', '/jobs/');
    expect(idsIn(body)).toHaveLength(15);
    expect(JSON.parse(body)).toHaveLength(15);
    expect(idsIn(body)).not.toContain('4999');
    expect((await call('GET', '/JOBS')).body).toBe(body);
  });

  it('are an empty list where there are none', async () => {
    const call = await restOf(await startPracticeAtNoon({ jobs: 'none' }));
    expect((await call('GET', '/jobs/')).body).toBe('[]');
  });

  const early = new Date(2026, 10, 24, 14, 16);
  const inTokyo = new Date(early.getTime() + 9 * HOUR).toISOString().replace('Z', '%2B09:00');

  it.each([
    ['submittedFrom=null&submittedTo=2026-11-05', []],
    ['submittedFrom=null&submittedTo=2026-11-06', ['4961', '4962']],
    ['submittedFrom=2026-11-23T07:00:00&submittedTo=2026-11-24', ['4988']],
    ['SUBMITTEDFROM=11/24/2026&submittedTo=11/24/2026%2010:30', ['4994']],
    ['submittedFrom=2026-11-24%209:00&submittedTo=2026-11-24%2010:30', ['4994']],
    ['submittedFrom=2026-11-24%2014:16:43.78&submittedTo=2026-11-24T14:16:43.7800000', ['5001']],
    [`submittedFrom=${early.toISOString()}&submittedTo=2026-11-24T14:16:44`, ['5001']],
    [`submittedFrom=${inTokyo}&submittedTo=2026-11-24T14:16:44`, ['5001']],
  ])('of %s', async (query, ids) => {
    const { status, body } = await (
      await restOf(await startPracticeAtNoon())
    )('GET', `/jobs?${query}`);
    expect({ status, ids: idsIn(body) }).toEqual({ status: 200, ids });
  });

  it.each(['yesterday', '2026-11-24 9:1', '2026-02-30', '2026-11-24T25:00', '1.5', '2026-13-01'])(
    'of the day %s are refused',
    async (day) => {
      const call = await restOf(await startPracticeAtNoon());
      const { status, body } = await call('GET', `/jobs?submittedFrom=${day}&submittedTo=null`);
      expect(status).toBe(400);
      expect(errorOf(body)).toMatchObject({
        'Error Code': 400,
        'Error Message': `The value '${day}' is not valid for DateTime.`,
      });
    },
  );
});

describe('DELETE', () => {
  it('cancels as CancelJob does: heard at once, done later', async () => {
    const practice = await startPracticeAtNoon();
    const call = await restOf(practice);
    expect(await call('DELETE', '/jobs/5001')).toMatchObject({ status: 200, body: '' });
    expect(JSON.parse((await call('GET', '/jobs/5001')).body)).toMatchObject({ Status: 2 });
    practice.pass(4 * SECOND);
    expect(JSON.parse((await call('GET', '/jobs/5001')).body)).toMatchObject({ Status: 3 });
    expect((await call('DELETE', '/jobs/5001')).status).toBe(200);
  });

  it('does nothing to a quick job and to one that does not exist, and says 200', async () => {
    const practice = await startPracticeAtNoon();
    const call = await restOf(practice);
    expect((await call('DELETE', '/jobs/5004')).status).toBe(200);
    expect(practice.job('5004')?.status).toBe('started');
    expect((await call('DELETE', '/jobs/1')).status).toBe(200);
  });

  it("refuses another account's job", async () => {
    const practice = await startPracticeAtNoon();
    const { status } = await (await restOf(practice))('DELETE', '/jobs/4999');
    expect(status).toBe(403);
    expect(practice.job('4999')?.status).toBe('started');
  });
});

describe('PUT', () => {
  it('submits a query, and gives the id in digits', async () => {
    const practice = await startPracticeAtNoon();
    const query = { Query: 'SELECT 1', TaskName: 'one' };
    const answer = await (await restOf(practice))('PUT', '/contexts/galex_gr6plus7/jobs', query);
    expect(answer).toMatchObject({ status: 200, type: 'text/plain; charset=utf-8', body: '5008' });
    expect(practice.job('5008')).toMatchObject({
      status: 'ready',
      taskName: 'one',
      context: 'GALEX_GR6Plus7',
      queueMinutes: 120,
      query: 'SELECT 1',
    });
  });

  it.each<[string, unknown, string]>([
    ['MyDB', { Query: ' ' }, 'The request has no query.'],
    ['MyDB', { TaskName: 'one' }, 'The request has no query.'],
    ['MyDB', { Query: 'SELECT 1', TaskName: 1 }, 'The request has no query.'],
    ['MyDB', 'SELECT 1', 'The request has no query.'],
    ['DR99', { Query: 'SELECT 1' }, "There is no context 'DR99'."],
  ])('to %s refuses %j', async (context, body, words) => {
    const practice = await startPracticeAtNoon();
    const answer = await (await restOf(practice))('PUT', `/contexts/${context}/jobs`, body);
    expect(answer.status).toBe(400);
    expect(errorOf(answer.body)).toMatchObject({ 'Error Code': 400, 'Error Message': words });
    expect(practice.job('5008')).toBeNull();
  });
});

describe('a quick query', () => {
  const NOTE = 'The practice service runs no queries. This row is not a result.';
  const url = '/contexts/MyDB/query';

  it('gets a table that says it is no result, as CSV or as JSON', async () => {
    const practice = await startPracticeAtNoon();
    const token = (await logIn(practice)).body;
    const ask = (accept: string) => {
      const headers = { 'X-Auth-Token': token, Accept: accept };
      return send(practice.restBase + url, 'POST', headers, '{"Query":"SELECT 1"}');
    };
    expect(await ask('text/plain')).toMatchObject({
      status: 200,
      type: 'text/plain; charset=utf-8',
      body: `Note\n${NOTE}\n`,
    });
    expect(JSON.parse((await ask('application/json+array')).body)).toEqual({
      Result: [{ Columns: ['Note'], Data: [[NOTE]] }],
    });
    expect((await ask('application/fits')).status).toBe(406);
  });

  it('is refused without a query and in an unknown context', async () => {
    const call = await restOf(await startPracticeAtNoon());
    expect((await call('POST', url, {})).status).toBe(400);
    expect((await call('POST', '/contexts/DR99/query', { Query: 'SELECT 1' })).status).toBe(400);
  });
});

describe('the tables', () => {
  it('are those that finished jobs made, once each', async () => {
    const practice = await startPracticeAtNoon({ jobs: 'none' });
    const made = { submittedMs: -9 * SECOND, startsMs: -8 * SECOND, rows: 64 };
    practice.addJob({ ...made, query: 'SELECT 1 INTO mydb.Stars', endsMs: -7 * SECOND });
    practice.addJob({ ...made, query: 'SELECT 1 INTO mydb.stars', endsMs: -5 * SECOND - 120 });
    practice.addJob({ ...made, query: 'SELECT 1 INTO mydb.later', endsMs: SECOND });
    practice.addJob({ ...made, query: 'SELECT 1', endsMs: -5 * SECOND });
    const call = await restOf(practice);
    expect(JSON.parse((await call('GET', '/contexts/MyDB/Tables')).body)).toEqual([
      { Date: new Date(2026, 10, 24, 15, 4, 0).getTime() / 1000, Name: 'stars', Rows: 64, Size: 2 },
    ]);
    expect((await call('GET', '/contexts/DR7/Tables')).body).toBe('[]');
    expect((await call('GET', '/contexts/DR99/Tables')).status).toBe(400);
  });
});

describe('the API', () => {
  it.each(['', 'gAAAAABunknown', 'practice'])('refuses the token %j everywhere', async (token) => {
    const practice = await startPracticeAtNoon();
    const call = await restOf(practice, token);
    for (const [method, path] of [
      ['GET', '/jobs/'],
      ['GET', '/jobs/5001'],
      ['DELETE', '/jobs/5001'],
      ['PUT', '/contexts/MyDB/jobs'],
      ['POST', '/contexts/MyDB/query'],
      ['GET', '/contexts/MyDB/Tables'],
      ['GET', '/nowhere'],
    ] as const) {
      const { status, body } = await call(
        method,
        path,
        method[0] === 'P' ? { Query: 'x' } : undefined,
      );
      expect(status).toBe(401);
      expect(errorOf(body)).toMatchObject({ 'Error Code': 401 });
    }
    expect(practice.job('5001')?.status).toBe('started');
  });

  it('refuses a call without any token', async () => {
    const { restBase } = await startPracticeAtNoon();
    expect((await send(`${restBase}/jobs/`, 'GET')).status).toBe(401);
  });

  it('is found in any letter case', async () => {
    const practice = await startPracticeAtNoon();
    const headers = { 'X-Auth-Token': (await logIn(practice)).body };
    const base = practice.restBase.replace('CasJobs/RestApi', 'casjobs/RESTAPI');
    expect((await send(`${base}/Jobs/5001`, 'GET', headers)).status).toBe(200);
  });

  it.each([
    ['POST', '/jobs/5001'],
    ['GET', '/jobs/five'],
    ['GET', '/jobs/12345678901234567890'],
    ['GET', '/contexts/MyDB'],
    ['GET', ''],
  ])('has nothing at %s %s', async (method, path) => {
    const { status, body } = await (await restOf(await startPracticeAtNoon()))(method, path);
    expect(status).toBe(404);
    expect(errorOf(body)).toMatchObject({ 'Error Code': 404 });
  });

  it('lets no body in above 10 MB', async () => {
    const call = await restOf(await startPracticeAtNoon());
    const body = { Query: 'x'.repeat(10 * 2 ** 20) };
    expect((await call('PUT', '/contexts/MyDB/jobs', body)).status).toBe(413);
  });

  it('is closed to web pages, even with a token', async () => {
    const practice = await startPracticeAtNoon();
    const headers = {
      'X-Auth-Token': (await logIn(practice)).body,
      Origin: 'https://example.org',
    };
    expect((await send(`${practice.restBase}/jobs/5001`, 'DELETE', headers)).status).toBe(403);
    expect(practice.job('5001')?.status).toBe('started');
  });
});
