// HTTP POST in ASP.NET's ways, the values of a public client's requests, and who is let in at all.
import { describe, expect, it } from 'vitest';
import { get, postForm, postXml, statusForHost, accountForm } from './http.ts';
import { startPracticeAtNoon } from './service.ts';

const NS = 'http://Services.Cas.jhu.edu';
const owner = {
  owner_wsid: accountForm.wsid,
  owner_pw: accountForm.pw,
  conditions: '',
  includeSystem: 'False',
};

describe('values over HTTP', () => {
  it('come as a root of their type, by names of any letter case and in any order', async () => {
    const practice = await startPracticeAtNoon();
    // As dfm/casjobs writes them: the operation's own first.
    const heard = await postForm(practice, 'GetJobStatus', {
      jobid: '5001',
      WSID: accountForm.wsid,
      Pw: accountForm.pw,
    });
    expect(heard).toEqual({
      status: 200,
      type: 'text/xml; charset=utf-8',
      body: `<?xml version="1.0" encoding="utf-8"?>\r\n<int xmlns="${NS}">1</int>`,
    });
  });

  it('are nothing at all for an operation without a result', async () => {
    const practice = await startPracticeAtNoon();
    const heard = await postForm(practice, 'CancelJob', { ...accountForm, jobid: '5001' });
    expect(heard).toMatchObject({ status: 200, body: '' });
    expect(practice.job('5001')?.status).toBe('canceling');
  });

  it('are lists with the name of their rows', async () => {
    const practice = await startPracticeAtNoon({ jobs: 'none' });
    const queues = await postForm(practice, 'GetQueues', accountForm);
    expect(queues.body).toMatch(/<ArrayOfCJQueue [^>]*xmlns="http:\/\/Services.Cas.jhu.edu">/);
    expect(queues.body).toMatch(/<CJQueue>\s*<Context>MyDB<\/Context>\s*<Timeout>500</);
    expect((await postForm(practice, 'GetJobs', owner)).body).toMatch(/<ArrayOfCJJob [^>]+ \/>$/);
  });

  it('have no empty element in any job, which would break dfm/casjobs', async () => {
    const { body } = await postForm(await startPracticeAtNoon(), 'GetJobs', owner);
    expect(body.match(/<CJJob>/g)).toHaveLength(15);
    expect(body).not.toMatch(/<\w+ ?\/>|<(\w+)><\/\1>/);
  });

  it('keep carriage returns from being read as plain line ends', async () => {
    const practice = await startPracticeAtNoon({ jobs: 'none' });
    practice.addJob({ query: 'SELECT 1\r\nGO' });
    const { body } = await postForm(practice, 'GetJobs', owner);
    expect(body).toContain('<Query>SELECT 1&#xD;\nGO</Query>');
  });

  it('give -1 in place of a WSID for a wrong pair', async () => {
    const { base } = await startPracticeAtNoon();
    const body = new URLSearchParams({ userid: 'practice', password: 'no' });
    const heard = await fetch(`${base}/CASUSERS.asmx/GetWebServiceId`, { method: 'POST', body });
    expect(await heard.text()).toContain(`<long xmlns="${NS}">-1</long>`);
  });
});

describe('refusals over HTTP are 500 and plain text', () => {
  it.each<[string, Record<string, string>, string]>([
    ['CancelJob', {}, 'System.InvalidOperationException: Missing parameter: jobId.'],
    [
      'CancelJob',
      { jobid: '12x' },
      'System.ArgumentException: Cannot convert 12x to System.Int64.\r\nParameter name: type ---> ' +
        'System.FormatException: Input string was not in a correct format.',
    ],
    ['CancelJob', { jobid: '9223372036854775808' }, 'Cannot convert 9223372036854775808 to'],
    ['CancelJob', { jobid: '4999' }, 'System.Exception: You do not own job 4999.'],
    ['GetJobStatus', { jobid: '1' }, 'System.Exception: Job 1 does not exist.'],
    ['GetQueues', { pw: 'x' }, 'System.Exception: Invalid web services id or password.'],
    [
      'getjobstatus',
      {},
      "System.InvalidOperationException: Request format is unrecognized for URL unexpectedly ending in '/getjobstatus'.",
    ],
  ])('%s with %j', async (operation, form, words) => {
    const heard = await postForm(await startPracticeAtNoon(), operation, {
      ...accountForm,
      ...form,
    });
    expect(heard).toMatchObject({ status: 500, type: 'text/plain; charset=utf-8' });
    expect(heard.body).toContain(words);
    expect(heard.body).toMatch(/\r\n {3}at [\w.]+\(\)\r\n$/);
  });

  it('a request that is not understood never came to the operation', async () => {
    const practice = await startPracticeAtNoon();
    const early = await postForm(practice, 'CancelJob', { wsid: '1' });
    const late = await postForm(practice, 'CancelJob', { ...accountForm, jobid: '4999' });
    expect(early.body).not.toContain('at CasJobs.');
    expect(late.body).toContain('at CasJobs.Services.CancelJob()');
  });

  it('a body of another kind is refused as such', async () => {
    const practice = await startPracticeAtNoon();
    const heard = await postXml(practice, '{}', { 'Content-Type': 'application/json' });
    expect(heard).toMatchObject({ status: 500, type: 'text/plain; charset=utf-8' });
    expect(heard.body).toContain('Request format is invalid: application/json.');
  });

  it('a GET, which has the password in its URL, does nothing and is seen by the tests', async () => {
    const practice = await startPracticeAtNoon();
    const query = `wsid=${accountForm.wsid}&pw=${accountForm.pw}&jobid=5001`;
    const heard = await get(practice, `/services/jobs.asmx/CancelJob?${query}`);
    expect(heard.status).toBe(500);
    expect(heard.body).toContain("unrecognized for URL unexpectedly ending in '/CancelJob'.");
    expect(practice.job('5001')?.status).toBe('started');
    expect(practice.requests).toEqual([{ operation: 'CancelJob', binding: 'get' }]);
  });
});

describe('the server', () => {
  it('opens only to who names this computer', async () => {
    const { port } = await startPracticeAtNoon();
    expect(await statusForHost(port, `127.0.0.1:${port}`)).toBe(200);
    expect(await statusForHost(port, `LOCALHOST:${port}`)).toBe(200);
    expect(await statusForHost(port, 'localhost')).toBe(400);
    expect(await statusForHost(port, `practice.example:${port}`)).toBe(400);
  });

  it('lets no body in above 10 MB', async () => {
    const practice = await startPracticeAtNoon();
    const form = (size: number) =>
      postForm(practice, 'SubmitJob', { ...accountForm, qry: 'x'.repeat(size) });
    expect((await form(10 * 2 ** 20)).status).toBe(413);
    expect((await form(9 * 2 ** 20)).body).toContain('Missing parameter: context.');
  });

  it('knows no other paths and no other methods', async () => {
    const practice = await startPracticeAtNoon();
    expect((await get(practice, '/services/other.asmx')).status).toBe(404);
    expect((await get(practice, '/output/none.csv')).status).toBe(404);
    const deleted = await fetch(`${practice.base}/services/jobs.asmx`, { method: 'DELETE' });
    expect(deleted.status).toBe(405);
  });

  it('says that its port is taken, and has it again when it is free', async () => {
    const first = await startPracticeAtNoon();
    const again = { port: first.port };
    await expect(startPracticeAtNoon(again)).rejects.toMatchObject({
      name: 'PortTaken',
      message: `Port ${first.port} of this computer is taken.`,
    });
    await first.close();
    expect((await startPracticeAtNoon(again)).base).toBe(first.base);
  });
});
