// That the ways in which answers are played are what their names say, seen by Node's own client: a case of the corpus
// that meets another fault than it names would prove nothing.
import http from 'node:http';
import { expect, it } from 'vitest';
import { startControlledForTest } from './for-one-test.ts';
import type { WayName } from './wire-faults.ts';

interface Seen {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
  /** Why it did not come whole. */
  readonly broken: string | null;
}

const BODY = '<a>grüße</a>';

const seen = async (way: WayName): Promise<Seen> => {
  const practice = await startControlledForTest({ jobs: 'none' });
  practice.playFault({ times: 1, fault: { status: 503, body: BODY, way } });
  return new Promise((resolve, reject) => {
    const request = http.request(`${practice.base}/casusers.asmx/GetWebServiceId`, {
      method: 'POST',
      agent: false,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    // That a response which has begun breaks off is told by its own error; Node 24 tells the request first.
    let hasBegun = false;
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (!hasBegun || error.code !== 'ECONNRESET') reject(error);
    });
    request.once('response', (response) => {
      hasBegun = true;
      const parts: Buffer[] = [];
      const done = (broken: string | null): void =>
        resolve({ headers: response.headers, body: Buffer.concat(parts), broken });
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'no code'));
      response.once('end', () => done(null));
    });
    request.end('userid=a&password=b');
  });
};

it.each<[WayName, string, string | null]>([
  ['whole', BODY, null],
  ['chunked', BODY, null],
  ['truncated', BODY.slice(0, 6), null],
  ['ends-early', BODY.slice(0, 6), 'ECONNRESET'],
  ['reset-half-way', BODY.slice(0, 6), 'ECONNRESET'],
])('%s comes as %j and breaks off by %s', async (way, text, code) => {
  const { body, broken } = await seen(way);
  expect([body.toString(), broken]).toEqual([text, code]);
});

it('an answer in UTF-16 has its mark first', async () => {
  expect((await seen('utf-16le')).body.toString('utf16le')).toBe(`\uFEFF${BODY}`);
  expect((await seen('utf-16be')).body.swap16().toString('utf16le')).toBe(`\uFEFF${BODY}`);
});

it('an oversized answer is one byte larger than the app takes, and a bomb is small on the wire', async () => {
  expect((await seen('oversized')).body.length).toBe(64 * 2 ** 20 + 1);
  const { headers, body } = await seen('gzip-bomb');
  expect(headers['content-encoding']).toBe('gzip');
  expect(body.length).toBeLessThan(2 * 2 ** 20);
});

it('an answer in broken chunks, or bare, is no HTTP', async () => {
  await expect(seen('chunks-broken')).rejects.toMatchObject({ code: 'HPE_INVALID_CHUNK_SIZE' });
  await expect(seen('bare')).rejects.toMatchObject({ code: 'HPE_INVALID_CONSTANT' });
});
