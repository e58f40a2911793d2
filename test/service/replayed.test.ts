// Answers that were recorded from, or made after, real engines and proxies, replayed byte by byte.
import type net from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CasJobsError } from '../../electron/casjobs/errors.ts';
import type { Binding, ServiceOptions } from '../../electron/casjobs/service.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { recorded, recordedNames, startReplay } from './replay.ts';
import { credentials, failing, jobId } from './secret.ts';

const clientOf = async (
  answer: Buffer | ((socket: net.Socket) => void),
  options: Partial<ServiceOptions> = {},
) => {
  const replay = await startReplay(() => answer);
  onTestFinished(() => replay.close());
  return createSoapService({ base: replay.base, binding: 'soap12', ...options });
};

const jobsIn = async (name: string, binding: Binding = 'soap12') => {
  const service = await clientOf(recorded(name), { binding });
  return (await service.jobs(credentials, { about: 'open' })).jobs;
};

const times = { submittedAt: '2026-11-24T09:10:11.1', startedAt: null, endedAt: null };

describe('a recorded list of jobs', () => {
  it.each([
    ['nul-in-query', { query: 'select 1\uFFFD from t' }],
    ['control-character-in-task-name', { taskName: 'a\uFFFDb' }],
    ['least-dates-of-sql', { status: 'ready', ...times }],
    ['greatest-date', { status: 'started', ...times }],
  ])('%s has its job', async (name, job) => {
    expect(await jobsIn(name)).toMatchObject([{ jobId: '7', ...job }]);
  });

  it('has its job over HTTP POST too', async () => {
    const jobs = await jobsIn('nul-in-query-over-http-post', 'http-post');
    expect(jobs).toMatchObject([{ jobId: '7', query: 'select 1\uFFFD from t' }]);
  });

  it('with a status that is nil has both jobs', async () => {
    expect(await jobsIn('nil-status')).toMatchObject([
      { jobId: '7', status: 'started', statusCode: 1 },
      { jobId: '8', status: 'unknown', statusCode: null },
    ]);
  });
});

describe('a recorded answer to a cancel', () => {
  it.each(['content-encoding-utf-8', 'raw-deflate'])('%s is heard', async (name) => {
    const service = await clientOf(recorded(name));
    await expect(service.cancel(credentials, jobId)).resolves.toBeUndefined();
  });

  it.each([
    ['nul-in-fault', 'service-fault', 'Incorrect syntax near \uFFFDx', null],
    ['replacement-character-in-fault', 'service-fault', 'Invalid object name \uFFFDt1', null],
    ['empty-fault-reason', 'service-fault', '', null],
    ['529', 'passing-fault', 'A web page came: Site is overloaded.', 120_000],
    ['101-upgrade', 'not-understood', 'The server switched to another protocol.', null],
  ])('%s is told as %s', async (name, code, detail, retryAfterMs) => {
    const error = await failing((await clientOf(recorded(name))).cancel(credentials, jobId));
    expect(error).toMatchObject({ code, detail, retryAfterMs });
  });

  it('is in one of these tests', () => {
    expect(recordedNames()).toHaveLength(13);
  });
});

const write = (text: string) => (socket: net.Socket) => void socket.write(text);

/** Again and again, as quickly as it is taken. */
const flood = (text: string) => (socket: net.Socket) => {
  const more = (): void => {
    if (socket.destroyed) return;
    socket.write(text, () => setImmediate(more));
  };
  more();
};

const TRICKLE = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';

describe('a call ends at its limit', () => {
  it.each([
    ['nothing', () => undefined],
    ['half a status line', write('HTTP/1.1 20')],
    ['heads without end', flood('HTTP/1.1 102 Processing\r\n\r\n')],
    ['a promise to go on', write('HTTP/1.1 100 Continue\r\n\r\n')],
    ['early hints without end', flood('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n')],
    ['a head without a body', write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n')],
    [
      'a body that trickles',
      (socket: net.Socket) => {
        socket.write(TRICKLE);
        flood('1\r\n \r\n')(socket);
      },
    ],
  ])('when the answer is %s', async (_, answer) => {
    const limits = { timeoutMs: 150, cancelTimeoutMs: 150 };
    const service = await clientOf(answer, limits);
    expect(await failing(service.cancel(credentials, jobId))).toMatchObject({ code: 'timed-out' });
  });

  it.each([
    ['closes the connection', (socket: net.Socket) => void socket.end()],
    ['breaks it', (socket: net.Socket) => void socket.resetAndDestroy()],
    ['breaks it in the body', (socket: net.Socket) => void socket.end(`${TRICKLE}5\r\nab`)],
  ])('or before, when the server %s', async (_, answer) => {
    const error = await failing((await clientOf(answer)).cancel(credentials, jobId));
    expect(error.code).toBe('unreachable');
  });

  it.each(['101 Switching Protocols', '101 '])('or at once, when it is %s', async (status) => {
    const head = `HTTP/1.1 ${status}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    const error = await failing((await clientOf(write(head))).cancel(credentials, jobId));
    expect(error).toBeInstanceOf(CasJobsError);
    expect(error.code).toBe('not-understood');
  });
});

describe('a wish to be left alone', () => {
  const restOf = async (status: number, value: string, type = 'text/html') => {
    const head = `HTTP/1.1 ${status} x\r\nContent-Type: ${type}\r\nRetry-After: ${value}\r\nDate: Tue, 24 Nov 2026 09:00:00 GMT\r\nContent-Length: 9\r\n\r\n`;
    const service = await clientOf(Buffer.from(`${head}<html>no\n`));
    return (await failing(service.queues(credentials))).retryAfterMs;
  };

  it.each([200, 302, 400, 403, 404, 408, 425, 429, 500, 501, 503, 511, 520, 529])(
    'is heard with status %i',
    async (status) => {
      expect(await restOf(status, '120')).toBe(120_000);
    },
  );

  it('is heard with an answer that cannot be unpacked', async () => {
    const head = `HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Encoding: gzip\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\n`;
    const packed = Buffer.from([0x1f, 0x8b, 0x08, 0x00]);
    const service = await clientOf(Buffer.concat([Buffer.from(head), packed]));
    const error = await failing(service.queues(credentials));
    expect(error).toMatchObject({ code: 'not-understood', retryAfterMs: 7_000 });
  });

  it.each([
    ['0', 0],
    ['99999', 600_000],
    ['Tue, 24 Nov 2026 09:01:00 GMT', 60_000],
    ['Tuesday, 24-Nov-26 09:01:00 GMT', 60_000],
    ['Tue Nov 24 09:01:00 2026', 60_000],
    ['Tue, 24 Nov 2026 08:00:00 GMT', 0],
    ['-5', null],
    ['1.5', null],
    ['2026', 600_000],
    ['120, 60', null],
    ['5 minutes', null],
    ['2026-11-24T09:01:00Z', null],
    ['soon', null],
  ])('of %s is read as %s', async (value, ms) => {
    expect(await restOf(503, value)).toBe(ms);
  });
});
