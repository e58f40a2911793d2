// What is written to a service and read from it, over real HTTP with recorded envelopes.
import { describe, expect, it } from 'vitest';
import { toJobId, toWsId } from '../../electron/casjobs/job.ts';
import type { Binding } from '../../electron/casjobs/service.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { textsIn } from './leaks.ts';
import {
  always,
  envelope,
  envelope11,
  fault11,
  fault12,
  response,
  serve,
  soapXml,
  xml,
  type Responder,
} from './local-server.ts';

const credentials = { wsId: toWsId('9007199254740993')!, password: 'secret' };
const LARGEST = '9223372036854775807';

const NAMED: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** What an XML parser makes of an escaped text, line ends included. */
const unescaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
      code === undefined ? NAMED[name]! : String.fromCodePoint(Number(code)),
    );

const job = (id: string, more = ''): string =>
  `<CJJob><JobID>${id}</JobID><Rows>0</Rows><WebServicesID>9007199254740993</WebServicesID><TimeSubmit>2026-11-24T09:10:11.123</TimeSubmit><TimeStart>0001-01-01T00:00:00</TimeStart><TimeEnd>0001-01-01T00:00:00</TimeEnd><Status>0</Status><Queue>500</Queue>${more}</CJJob>`;

const jobsAnswer = (...jobs: string[]): string =>
  response('GetJobs', `<GetJobsResult>${jobs.join('')}</GetJobsResult>`);

/** Refuses SOAP 1.2 as an ASMX service does that has it switched off. */
const onlySoap11: Responder = (answer, { headers }) => {
  if (headers['content-type']?.startsWith('text/xml')) {
    answer.writeHead(200, xml).end(envelope11(response('CancelJob')));
  } else {
    answer.writeHead(500, xml).end(fault11('SOAP version mismatch', 'soap:VersionMismatch'));
  }
};

describe.each<Binding>(['soap12', 'soap11'])('over %s', (binding) => {
  const wrap = binding === 'soap12' ? envelope : envelope11;
  const type = binding === 'soap12' ? soapXml : xml;

  it.each([
    `& < > " ' ]]>`,
    '<![CDATA[x]]>',
    '<_xml>x</_xml>',
    '&amp;',
    ' leads and trails ',
    'tab\tand\r\nlines\rand\n',
    'grüße 星 🔭',
    '$1 $& \\u0041 %41 +',
  ])('the password %j arrives unchanged', async (password) => {
    const { base, heard } = await serve(always(200, type, wrap(response('CancelJob'))));
    const service = createSoapService({ base, binding });
    await service.cancel({ ...credentials, password }, toJobId('5001')!);
    const written = /<(?:\w+:)?pw>([^<]*)<\/(?:\w+:)?pw>/.exec(heard[0]!.body)?.[1];
    expect(unescaped(written!)).toBe(password);
  });

  it('a cancel is written as the service wants it', async () => {
    const { base, heard } = await serve(always(200, type, wrap(response('CancelJob'))));
    const service = createSoapService({ base, binding, version: '1.2.3' });
    await service.cancel(credentials, toJobId(LARGEST)!);
    const [{ method, url, headers, body }] = heard as [(typeof heard)[0]];
    expect(`${method} ${url}`).toBe('POST /CasJobs/services/jobs.asmx');
    expect(headers['user-agent']).toMatch(/^CasJobs-Tray\/1\.2\.3 \((?:Linux|macOS|Windows)\)$/);
    expect(headers['accept-encoding']).toBe('gzip');
    expect(body).toContain(
      `<CancelJob xmlns="http://Services.Cas.jhu.edu"><wsId>9007199254740993</wsId><pw>secret</pw><jobId>${LARGEST}</jobId></CancelJob>`,
    );
    if (binding === 'soap11') {
      expect(headers['soapaction']).toBe('"http://Services.Cas.jhu.edu/CancelJob"');
      expect(headers['content-type']).toBe('text/xml; charset=utf-8');
    } else {
      expect(headers['content-type']).toMatch(/^application\/soap\+xml; charset=utf-8/);
    }
  });

  it('jobs come with their ids whole and their times as written', async () => {
    const more =
      '<TaskName> m31 </TaskName><Query>select 1\n  &lt; 2 </Query><New><er>5</er></New>';
    const nil = '<CJJob xsi:nil="true" />';
    const body = wrap(jobsAnswer(nil, job(LARGEST, more), job('9007199254740993')));
    const date = 'Tue, 24 Nov 2026 09:10:12 GMT';
    const { base, heard } = await serve(always(200, { ...type, Date: date }, body));
    const service = createSoapService({ base, binding });
    const answer = await service.jobs(credentials, { about: 'since', day: '2026-11-01' });
    expect(answer.serverNow).toBe(Date.parse(date));
    expect(answer.jobs.map(({ jobId }) => jobId)).toEqual([LARGEST, '9007199254740993']);
    expect(answer.jobs[0]).toMatchObject({
      submittedAt: '2026-11-24T09:10:11.123',
      startedAt: null,
      taskName: ' m31 ',
      query: 'select 1\n  < 2 ',
      error: null,
    });
    expect(heard[0]!.body).toContain(
      '<owner_wsid>9007199254740993</owner_wsid><owner_pw>secret</owner_pw><conditions>TimeSubmit : 2026-11-01,</conditions><includeSystem>false</includeSystem>',
    );
  });

  it.each(['<GetJobsResult />', ''])('a list without jobs (%j) is an answer', async (inner) => {
    const { base } = await serve(always(200, type, wrap(response('GetJobs', inner))));
    const answer = await createSoapService({ base, binding }).jobs(credentials, { about: 'open' });
    expect(answer.jobs).toEqual([]);
  });

  it('an account is checked by its queues', async () => {
    const queues = '<CJQueue><Context>DR1</Context><Timeout>500</Timeout></CJQueue>';
    const inner = `<GetQueuesResult>${queues}<CJQueue><Timeout>1</Timeout></CJQueue></GetQueuesResult>`;
    const { base } = await serve(always(200, type, wrap(response('GetQueues', inner))));
    const found = await createSoapService({ base, binding }).queues(credentials);
    expect(found).toEqual([
      { context: 'DR1', minutes: 500 },
      { context: '', minutes: 1 },
    ]);
  });

  it('a status is a number, also with a line break', async () => {
    const inner = '<GetJobStatusResult>5\n</GetJobStatusResult>';
    const { base } = await serve(always(200, type, wrap(response('GetJobStatus', inner))));
    expect(await createSoapService({ base, binding }).jobStatus(credentials, toJobId('1')!)).toBe(
      5,
    );
  });

  it('a long query arrives whole', async () => {
    const query = `select '${'a b\n'.repeat(60_000)}'`;
    const { base } = await serve(
      always(200, type, wrap(jobsAnswer(job('1', `<Query>${query}</Query>`)))),
    );
    const answer = await createSoapService({ base, binding }).jobs(credentials, { about: 'open' });
    expect(answer.jobs[0]!.query).toBe(query);
  });
});

describe('a service', () => {
  it('that writes its SOAP 1.2 with another prefix is understood', async () => {
    const body = envelope(jobsAnswer(job(LARGEST)))
      .replaceAll('soap:', 'soap12:')
      .replace('xmlns:soap=', 'xmlns:soap12=');
    const { base } = await serve(always(200, soapXml, body));
    const answer = await createSoapService({ base, binding: 'soap12' }).jobs(credentials, {
      about: 'open',
    });
    expect(answer.jobs.map(({ jobId, startedAt }) => [jobId, startedAt])).toEqual([
      [LARGEST, null],
    ]);
  });

  it('that speaks only SOAP 1.1 is asked with SOAP 1.2 once, and never again', async () => {
    const { base, heard } = await serve(onlySoap11);
    const service = createSoapService({ base, binding: 'auto' });
    expect(await service.binding()).toBeNull();
    await service.cancel(credentials, toJobId('1')!);
    expect(await service.binding()).toBe('soap11');
    await service.cancel(credentials, toJobId('2')!);
    expect(heard.map(({ headers }) => headers['content-type']?.split(';')[0])).toEqual([
      'application/soap+xml',
      'text/xml',
      'text/xml',
    ]);
  });

  it('that refuses for another reason has shown what it speaks', async () => {
    const { base, heard } = await serve(always(500, soapXml, fault12('Wrong password')));
    const service = createSoapService({ base, binding: 'auto' });
    await expect(service.queues(credentials)).rejects.toMatchObject({
      code: 'credentials-rejected',
    });
    expect(await service.binding()).toBe('soap12');
    expect(heard).toHaveLength(1);
  });

  it('is not asked about no ids, which would be about all', async () => {
    const { base, heard } = await serve(always(200, soapXml, envelope(jobsAnswer(job('1')))));
    const service = createSoapService({ base, binding: 'auto' });
    expect(await service.jobs(credentials, { about: 'ids', jobIds: [] })).toEqual({
      jobs: [],
      serverNow: null,
    });
    expect(heard).toEqual([]);
  });

  it('keeps no password between calls', async () => {
    const { base } = await serve(always(200, soapXml, envelope(response('CancelJob'))));
    const service = createSoapService({ base, binding: 'auto' });
    await service.cancel({ ...credentials, password: 'keep-me-not' }, toJobId('1')!);
    expect(textsIn(service).filter((text) => text.includes('keep-me-not'))).toEqual([]);
  });
});
