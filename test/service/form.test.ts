// What is written to a service as a form, and what is read from its plain XML, over real HTTP.
import { describe, expect, it } from 'vitest';
import { toJobId, toWsId } from '../../electron/casjobs/job.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { always, envelope, fault11, response, serve, soapXml, xml } from './local-server.ts';
import { credentials, echo, expectClean, failing, html, jobId, text } from './secret.ts';

const LARGEST = '9223372036854775807';
const SPACES =
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://Services.Cas.jhu.edu"';
const plain = (root: string, inner = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>\r\n<${root} ${SPACES}>${inner}</${root}>`;
const row = (id: string, more = ''): string =>
  `<CJJob>\r\n<JobID>${id}</JobID><TimeSubmit>2026-11-24T09:10:11.123</TimeSubmit><TimeStart>0001-01-01T00:00:00</TimeStart><Status>1</Status><Queue>500</Queue>${more}</CJJob>`;

const DEEP = '<a>'.repeat(10_000) + '</a>'.repeat(10_000);

const askJobs = async (status: number, headers: Record<string, string>, body: string) => {
  const { base, heard } = await serve(always(status, headers, body));
  const service = createSoapService({ base, binding: 'http-post' });
  return { answer: service.jobs(credentials, { about: 'open' }), heard };
};

describe('a form', () => {
  it('goes to the operation, with the password in its body', async () => {
    const { base, heard } = await serve(always(200, {}, ''));
    const who = { wsId: toWsId('7')!, password: 'a&b=c+d ü%' };
    await createSoapService({ base, binding: 'http-post' }).cancel(who, toJobId(LARGEST)!);
    const [{ method, url, headers, body }] = heard as [(typeof heard)[0]];
    expect(`${method} ${url}`).toBe('POST /CasJobs/services/jobs.asmx/CancelJob');
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect([...new URLSearchParams(body)]).toEqual([
      ['wsId', '7'],
      ['pw', who.password],
      ['jobId', LARGEST],
    ]);
  });
});

describe('plain XML', () => {
  it('has jobs with their ids whole and their texts as they are', async () => {
    const nil = '<CJJob xsi:nil="true" />';
    const more = '<Query> a\r\n&lt; <![CDATA[<b>]]>&#xD;</Query><New><er>5</er></New>';
    const rows = nil + row(LARGEST, more) + row('9007199254740993');
    const { answer } = await askJobs(200, xml, plain('ArrayOfCJJob', rows));
    const { jobs } = await answer;
    expect(jobs.map((job) => job.jobId)).toEqual([LARGEST, '9007199254740993']);
    expect(jobs[0]).toMatchObject({ query: ' a\r\n< <b>\r', startedAt: null, taskName: null });
  });

  it('of one job has one', async () => {
    const { answer } = await askJobs(200, xml, plain('ArrayOfCJJob', row('1')));
    expect((await answer).jobs).toHaveLength(1);
  });

  it.each([plain('ArrayOfCJJob', '\r\n'), `<ArrayOfCJJob ${SPACES} />`])(
    'without a job has none: %j',
    async (body) => {
      const { answer } = await askJobs(200, xml, body);
      expect((await answer).jobs).toEqual([]);
    },
  );

  it('has a status', async () => {
    const { base } = await serve(always(200, xml, plain('int', '5')));
    const service = createSoapService({ base, binding: 'http-post' });
    expect(await service.jobStatus(credentials, jobId)).toBe(5);
  });

  it.each([
    ['another root', 200, xml, plain('ArrayOfCJQueue')],
    ['another namespace', 200, xml, '<ArrayOfCJJob xmlns="http://example.org" />'],
    ['an envelope', 200, soapXml, envelope(response('GetJobs'))],
    ['half a list', 200, xml, plain('ArrayOfCJJob', row('1')).slice(0, -20)],
    ['two roots', 200, xml, '<int>1</int><int>1</int>'],
    ['an entity', 200, xml, plain('ArrayOfCJJob', '&nbsp;')],
    ['a DTD', 200, xml, `<!DOCTYPE a [<!ENTITY b "c">]>${plain('ArrayOfCJJob')}`],
    ['nested out of reason', 200, xml, plain('ArrayOfCJJob', row('1', DEEP))],
    ['nothing', 200, xml, ''],
    ['a web page', 200, html, '<html><title>Sign in</title></html>'],
    ['text', 200, text, '5'],
    ['an error that looks like a list', 500, xml, plain('ArrayOfCJJob')],
    ['a fault of another binding', 500, xml, fault11(echo)],
  ])('that is %s is not understood', async (_, status, headers, body) => {
    const { answer } = await askJobs(status, headers, body);
    const error = await failing(answer);
    expect(error.code).toBe('not-understood');
    expectClean(error);
  });
});

describe('a cancel by a form', () => {
  const cancel = async (status: number, headers: Record<string, string>, body: string) => {
    const { base } = await serve(always(status, headers, body));
    return createSoapService({ base, binding: 'http-post' }).cancel(credentials, jobId);
  };

  it('is heard when nothing is answered', async () => {
    await expect(cancel(200, {}, '')).resolves.toBeUndefined();
  });

  it.each([
    ['a web page', 200, html, '', 'not-understood'],
    ['something', 200, xml, plain('int', '1'), 'not-understood'],
    ['nothing, with an error', 500, text, '', 'not-understood'],
    [
      'a reason',
      500,
      text,
      `System.Exception: The job belongs to another user. ${echo}\n   at Cas.Jobs.CancelJob(Int64 wsId)`,
      'not-owner',
    ],
    [
      'a stumble',
      500,
      text,
      'System.Data.SqlClient.SqlException: Could not find prepared statement with handle -1.',
      'passing-fault',
    ],
    ['a wrong password', 500, text, 'System.Exception: Invalid password.', 'credentials-rejected'],
    [
      'that there are no forms',
      500,
      html,
      "<html><title>Request format is unrecognized for URL unexpectedly ending in '/CancelJob'.</title></html>",
      'binding-refused',
    ],
  ])('that is answered with %s is not', async (_, status, headers, body, code) => {
    const error = await failing(cancel(status, headers, body));
    expect(error.code).toBe(code);
    expectClean(error);
  });
});
