// Commands over REST, refusals, and where the password and the token never go.
import { describe, expect, it } from 'vitest';
import { jobIdOf } from '../fakes/scripted-casjobs.ts';
import { leaksOf } from '../service/leaks.ts';
import { failing } from '../service/secret.ts';
import {
  asJson,
  asText,
  breakOff,
  errorBody,
  page503,
  SCI_SERVER_PASSWORD,
  rowOf,
  serviceFor,
  startSciServer,
  who,
} from './sciserver.ts';

const JOB = jobIdOf(5001);

describe('a cancel', () => {
  it('deletes the job by its ID, and means only that it was received', async () => {
    const sciServer = await startSciServer();
    sciServer.jobs = [rowOf(5001)];
    const { service } = serviceFor(sciServer);
    await service.cancel(who, JOB);
    expect(sciServer.asked()).toEqual(['DELETE /jobs/5001']);
    expect(await service.jobStatus(who, JOB)).toBe(2);
  });

  it('of a job that is unknown is received, and a poll finds no job', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    await service.cancel(who, JOB);
    expect((await service.jobs(who, { about: 'ids', jobIds: [JOB] })).jobs).toEqual([]);
  });

  it.each([
    ['a page with 503', page503, 'passing-fault'],
    [
      'a page with 200',
      asText(200, '<html><title>Application Error</title>', 'text/html'),
      'not-understood',
    ],
    [
      'a page with 404',
      asText(404, '<html><title>Not Found</title>', 'text/html'),
      'not-understood',
    ],
    ['a broken connection', breakOff, 'unreachable'],
    ['429', asText(429, 'slow down'), 'passing-fault'],
    ['another owner', asJson(403, errorBody(403, 'No')), 'not-owner'],
    [
      'words about the owner',
      asJson(500, errorBody(500, 'You can only cancel your own jobs.')),
      'not-owner',
    ],
    ['a refusal', asJson(400, errorBody(400, 'Quick jobs stay')), 'service-fault'],
    ['a refusal with 200', asJson(200, errorBody(500, 'Quick jobs stay')), 'service-fault'],
    ['words about a login', asJson(500, errorBody(500, 'Invalid credentials')), 'service-fault'],
    ['a redirect', asText(302, ''), 'redirected'],
  ])('that is answered by %s is %s', async (_, respond, code) => {
    const sciServer = await startSciServer();
    sciServer.onApi = respond;
    expect((await failing(serviceFor(sciServer).service.cancel(who, JOB))).code).toBe(code);
    expect(sciServer.asked()).toHaveLength(1);
  });

  it('with an ID that is none is not sent', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    const odd = '../users' as typeof JOB;
    expect((await failing(service.cancel(who, odd))).code).toBe('unsendable');
    expect(sciServer.asked()).toEqual([]);
  });
});

describe('a submission', () => {
  const job = {
    query: 'select "x" from y',
    context: 'DR18/a b',
    taskName: 'm31',
    estimateMinutes: 5,
  };

  it('is put into its context, and gives the ID as text', async () => {
    const sciServer = await startSciServer();
    expect(await serviceFor(sciServer).service.submit(who, job)).toBe('9007199254740995');
    expect(sciServer.heard.at(-1)).toMatchObject({
      method: 'PUT',
      url: '/CasJobs/RestApi/contexts/DR18%2Fa%20b/jobs?TaskName=CasJobsTray',
      body: JSON.stringify({ Query: job.query, TaskName: 'm31' }),
    });
    expect(sciServer.heard.at(-1)?.headers).toMatchObject({
      accept: 'text/plain',
      'content-type': 'application/json',
    });
  });

  it.each(['', ' ', '..'])('into the context %j is not sent', async (context) => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    expect((await failing(service.submit(who, { ...job, context }))).code).toBe('unsendable');
    expect(sciServer.asked()).toEqual([]);
  });

  it.each([
    ['no number', asText(200, 'queued'), 'not-understood'],
    ['a broken connection', breakOff, 'unreachable'],
    ['a page with 503', page503, 'passing-fault'],
  ])('that is answered by %s is sent once', async (_, respond, code) => {
    const sciServer = await startSciServer();
    sciServer.onApi = respond;
    expect((await failing(serviceFor(sciServer).service.submit(who, job))).code).toBe(code);
    expect(sciServer.asked()).toHaveLength(1);
  });
});

describe('a refusal', () => {
  it.each([
    [{ 'Error Code': 400, 'Error Message': 'Bad context' }, 'Bad context'],
    [{ error: { message: 'No route', stackTrace: 'at a.b()' } }, 'No route'],
    [{ status: 'error', error: 'Not allowed here' }, 'Not allowed here'],
    [
      {
        Message: 'An error has occurred.',
        ExceptionMessage: 'Table is gone',
        StackTrace: '   at A.B()',
      },
      'Table is gone',
    ],
    [
      'System.Exception: The table is gone\r\n   at CasJobs.Jobs.Run(String q) in C:\\x.cs:line 5',
      'The table is gone',
    ],
  ])('%j is told in its own words, without a stack trace', async (body, words) => {
    const sciServer = await startSciServer();
    sciServer.onApi = asJson(500, body);
    const error = await failing(serviceFor(sciServer).service.check(who));
    expect(error).toMatchObject({ code: 'service-fault', detail: words });
  });

  it('keeps the time that the service asks to wait', async () => {
    const sciServer = await startSciServer();
    sciServer.onApi = (response) => response.writeHead(503, { 'Retry-After': '30' }).end('busy');
    expect(await failing(serviceFor(sciServer).service.check(who))).toMatchObject({
      code: 'passing-fault',
      retryAfterMs: 30_000,
    });
  });
});

describe('the password and the token', () => {
  it('are in no error, however the service repeats them', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    sciServer.onApi = (response, one) => {
      const token = String(one.headers['x-auth-token']);
      const forms = [token, encodeURIComponent(token), Buffer.from(token).toString('base64')];
      const said = `Job not yours: ${SCI_SERVER_PASSWORD} ${encodeURIComponent(SCI_SERVER_PASSWORD)} ${forms.join(' ')} end`;
      asJson(500, errorBody(500, said))(response, one);
    };
    const errors = [
      await failing(service.check(who)),
      await failing(service.cancel(who, JOB)),
      await failing(service.jobs(who, { about: 'open' })),
    ];
    const [token = ''] = sciServer.tokens;
    for (const error of errors) {
      expect(leaksOf(error, SCI_SERVER_PASSWORD)).toEqual([]);
      expect(leaksOf(error, token)).toEqual([]);
      expect(error.detail).toContain('Job not yours');
    }
  });

  it('that was renewed is in no error either', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    await service.check(who);
    const [old = ''] = sciServer.tokens;
    sciServer.tokens.clear();
    sciServer.onApi = asJson(500, errorBody(500, `before: ${old}`));
    const error = await failing(service.check(who));
    expect(leaksOf(error, old)).toEqual([]);
    expect(error.detail).toContain('before');
  });

  it('are in no error of the login', async () => {
    const sciServer = await startSciServer();
    sciServer.onLogin = asJson(500, { error: { message: `What is ${SCI_SERVER_PASSWORD}?` } });
    const error = await failing(serviceFor(sciServer).service.check(who));
    expect(leaksOf(error, SCI_SERVER_PASSWORD)).toEqual([]);
  });

  it('are never in a URL', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    await service.check(who);
    const [token = ''] = sciServer.tokens;
    await service.endSession(who.userName);
    const urls = sciServer.heard.map(({ url }) => url);
    expect(urls).toHaveLength(3);
    expect(leaksOf(urls, SCI_SERVER_PASSWORD)).toEqual([]);
    expect(leaksOf(urls, token)).toEqual([]);
  });

  it('are not sent after a redirect to another host', async () => {
    const thief = await startSciServer();
    const sciServer = await startSciServer();
    const redirect = (response: Parameters<typeof breakOff>[0]): void => {
      response.writeHead(307, { Location: `${thief.origin}/login-portal/api/auth` }).end();
    };
    sciServer.onLogin = redirect;
    const { service } = serviceFor(sciServer);
    expect((await failing(service.check(who))).code).toBe('redirected');
    sciServer.onLogin = null;
    sciServer.onApi = redirect;
    expect((await failing(service.check(who))).code).toBe('redirected');
    expect(thief.heard).toEqual([]);
  });
});

it('a service that signs in by a user name has no WSIDs', async () => {
  const sciServer = await startSciServer();
  const { service } = serviceFor(sciServer);
  expect((await failing(service.webServiceId('ada', SCI_SERVER_PASSWORD))).code).toBe(
    'no-such-operation',
  );
  const byWsId = { wsId: jobIdOf(7) as never, password: SCI_SERVER_PASSWORD };
  expect((await failing(service.check(byWsId))).code).toBe('unsendable');
  expect(sciServer.heard).toEqual([]);
});

it('a call that takes too long ends in time, and the login with it', async () => {
  const sciServer = await startSciServer();
  sciServer.onLogin = () => undefined;
  const { service } = serviceFor(sciServer, { timeoutMs: 100 });
  expect((await failing(service.check(who))).code).toBe('timed-out');
});
