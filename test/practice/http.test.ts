// HTTP POST and GET as public clients use them, told in ASP.NET's ways, and who is let in at all.
import { describe, expect, it } from 'vitest';
import { get, postForm, postXml, statusForHost, who } from './http.ts';
import { startPractice } from './service.ts';

const NS = 'http://Services.Cas.jhu.edu';

const cancel = (jobid: string): string =>
  `wsid=${who.wsid}&pw=${who.pw}&jobid=${encodeURIComponent(jobid)}`;

describe('values over HTTP', () => {
  it('come as a root of their type', async () => {
    const practice = await startPractice();
    const query = `wsId=${who.wsid}&pw=${who.pw}&jobId=5001`;
    const byGet = await get(practice, `/services/jobs.asmx/GetJobStatus?${query}`);
    const byPost = await postForm(practice, 'GetJobStatus', { ...who, jobid: '5001' });
    expect(byGet).toEqual({
      status: 200,
      type: 'text/xml; charset=utf-8',
      body: `<?xml version="1.0" encoding="utf-8"?>\r\n<int xmlns="${NS}">1</int>`,
    });
    expect(byPost).toEqual(byGet);
  });

  it('are found in paths and under names of any letter case', async () => {
    const practice = await startPractice();
    const heard = await get(
      practice,
      `/SERVICES/Jobs.ASMX/GetJobStatus?WSID=${who.wsid}&Pw=${who.pw}&JobID=5006`,
    );
    expect(heard.body).toContain('>0</int>');
    expect(practice.requests[0]).toEqual({
      operation: 'GetJobStatus',
      binding: 'get',
      method: 'GET',
    });
  });

  it.each(['getjobstatus', 'GETJOBSTATUS', 'GetJobstatus'])(
    'are refused of %s: the letter case of an operation counts',
    async (operation) => {
      const practice = await startPractice();
      const query = `wsId=${who.wsid}&pw=${who.pw}&jobId=5001`;
      const byGet = await get(practice, `/services/jobs.asmx/${operation}?${query}`);
      const byPost = await postForm(practice, operation, { ...who, jobid: '5001' });
      expect(byGet).toMatchObject({
        status: 500,
        body: expect.stringContaining(
          `Request format is unrecognized for URL unexpectedly ending in '/${operation}'.`,
        ) as string,
      });
      expect(byPost).toEqual(byGet);
      expect(practice.requests).toEqual([]);
    },
  );

  it('are nothing at all for an operation without a result', async () => {
    const practice = await startPractice();
    const heard = await get(practice, `/services/jobs.asmx/CancelJob?${cancel('5001')}`);
    expect(heard).toMatchObject({ status: 200, body: '' });
    expect(practice.job('5001')?.status).toBe('canceling');
  });

  it('are lists with the name of their rows', async () => {
    const practice = await startPractice({ jobs: 'none' });
    const queues = await postForm(practice, 'GetQueues', who);
    expect(queues.body).toMatch(/<ArrayOfCJQueue [^>]*xmlns="http:\/\/Services.Cas.jhu.edu">/);
    expect(queues.body).toMatch(/<CJQueue>\s*<Context>MyDB<\/Context>\s*<Timeout>500</);
    const types = await postForm(practice, 'GetJobTypes', who);
    const found = [...types.body.matchAll(/<Type>(\w+)</g)].map(([, type]) => type);
    expect(found).toEqual(['QUERY', 'CSV', 'DataSet', 'FITS', 'VOTable']);
    const form = { owner_wsid: who.wsid, owner_pw: who.pw, conditions: '', includeSystem: 'false' };
    const jobs = await postForm(practice, 'GetJobs', form);
    expect(jobs.body).toMatch(/<ArrayOfCJJob [^>]+ \/>$/);
  });

  it('keep carriage returns from being read as plain line ends', async () => {
    const practice = await startPractice({ jobs: 'none' });
    practice.addJob({ query: 'SELECT 1\r\nGO' });
    const form = { owner_wsid: who.wsid, owner_pw: who.pw, conditions: '', includeSystem: 'false' };
    const { body } = await postForm(practice, 'GetJobs', form);
    expect(body).toContain('<Query>SELECT 1&#xD;\nGO</Query>');
  });

  it('give the WSID of a user name, and -1 for a wrong pair', async () => {
    const practice = await startPractice();
    const ask = (password: string) =>
      get(practice, `/CasUsers.asmx/GetWebServiceId?userid=practice&password=${password}`);
    expect((await ask(who.pw)).body).toContain(`<long xmlns="${NS}">${who.wsid}</long>`);
    expect((await ask('no')).body).toContain(`<long xmlns="${NS}">-1</long>`);
  });
});

describe('refusals over HTTP are 500 and plain text', () => {
  it.each([
    ['/CancelJob', 'wsid=1&pw=x', 'System.InvalidOperationException: Missing parameter: jobId.'],
    [
      '/CancelJob',
      cancel('12x'),
      'System.ArgumentException: Cannot convert 12x to System.Int64.\r\nParameter name: type ---> ' +
        'System.FormatException: Input string was not in a correct format.',
    ],
    ['/CancelJob', cancel('9223372036854775808'), 'Cannot convert 9223372036854775808 to'],
    ['/CancelJob', `${cancel('1')}&JOBID=2`, 'Cannot convert 1,2 to System.Int64.'],
    ['/CancelJob', cancel('4999'), 'System.Exception: You do not own job 4999.'],
    ['/GetJobStatus', cancel('1'), 'System.Exception: Job 1 does not exist.'],
    ['/GetQueues', 'wsid=1&pw=x', 'System.Exception: Invalid web services id or password.'],
    [
      '/GetWork',
      '',
      "System.InvalidOperationException: Request format is unrecognized for URL unexpectedly ending in '/GetWork'.",
    ],
  ])('%s?%s', async (path, query, words) => {
    const practice = await startPractice();
    const heard = await get(practice, `/services/jobs.asmx${path}?${query}`);
    expect(heard.status).toBe(500);
    expect(heard.type).toBe('text/plain; charset=utf-8');
    expect(heard.body).toContain(words);
    expect(heard.body).toMatch(/\r\n {3}at [\w.]+\(\)\r\n$/);
  });

  it('a request that is not understood never came to the operation', async () => {
    const practice = await startPractice();
    const early = await get(practice, '/services/jobs.asmx/CancelJob?wsid=1');
    const late = await get(practice, `/services/jobs.asmx/CancelJob?${cancel('4999')}`);
    expect(early.body).not.toContain('at CasJobs.');
    expect(late.body).toContain('at CasJobs.Services.CancelJob()');
  });

  it('a body of another kind is refused as such', async () => {
    const practice = await startPractice();
    const heard = await postXml(practice, '{}', { 'Content-Type': 'application/json' });
    expect(heard).toMatchObject({ status: 500, type: 'text/plain; charset=utf-8' });
    expect(heard.body).toContain('Request format is invalid: application/json.');
  });
});

describe('the door', () => {
  it('opens only to who names this computer', async () => {
    const { port } = await startPractice();
    expect(await statusForHost(port, `127.0.0.1:${port}`)).toBe(200);
    expect(await statusForHost(port, `LOCALHOST:${port}`)).toBe(200);
    expect(await statusForHost(port, 'localhost')).toBe(400);
    expect(await statusForHost(port, `practice.example:${port}`)).toBe(400);
  });

  it('lets no body in above 10 MB', async () => {
    const practice = await startPractice();
    const form = (size: number) =>
      postForm(practice, 'UploadData', { ...who, tableName: 't', data: 'x'.repeat(size) });
    expect((await form(10 * 2 ** 20)).status).toBe(413);
    expect((await form(9 * 2 ** 20)).body).toContain('Missing parameter: tableExists.');
  });

  it('knows no other paths and no other methods', async () => {
    const practice = await startPractice();
    expect((await get(practice, '/services/other.asmx')).status).toBe(404);
    expect((await get(practice, '/output/none.csv')).status).toBe(404);
    const deleted = await fetch(`${practice.base}/services/jobs.asmx`, { method: 'DELETE' });
    expect(deleted.status).toBe(405);
  });
});
