// That each way of playing an answer is what its name says, seen by Node's own client.
import http from 'node:http';
import { describe, expect, it } from 'vitest';
import { wayNames, type WayName } from '../../electron/practice/ways.ts';
import { startPractice } from './service.ts';

interface Seen {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
  /** Why it did not come whole. */
  readonly broken: string | null;
}

const BODY = '<a>grüße</a>';

const askOnce = (url: string): Promise<Seen> =>
  new Promise((resolve, reject) => {
    const request = http.request(`${url}/casusers.asmx/GetWebServiceId`, {
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

const seen = async (way: WayName): Promise<Seen> => {
  const practice = await startPractice();
  const headers = { 'Content-Type': 'text/xml' };
  practice.playFault({ times: 1, fault: { status: 503, headers, body: BODY, way } });
  return askOnce(practice.base);
};

describe('an answer that is played', () => {
  it.each<[WayName, string]>([
    ['whole', BODY],
    ['chunked', BODY],
    ['truncated', BODY.slice(0, 6)],
  ])('%s comes to its end', async (way, text) => {
    const { body, broken } = await seen(way);
    expect([body.toString(), broken]).toEqual([text, null]);
  });

  it.each<[WayName, string]>([
    ['ends-early', 'ECONNRESET'],
    ['reset-half-way', 'ECONNRESET'],
  ])('%s breaks off', async (way, code) => {
    const { body, broken } = await seen(way);
    expect([body.toString(), broken]).toEqual([BODY.slice(0, 6), code]);
  });

  it('in UTF-16 has its mark first', async () => {
    expect((await seen('utf-16le')).body.toString('utf16le')).toBe(`\uFEFF${BODY}`);
    expect((await seen('utf-16be')).body.swap16().toString('utf16le')).toBe(`\uFEFF${BODY}`);
  });

  it('oversized is one byte larger than what the app takes', async () => {
    expect((await seen('oversized')).body.length).toBe(64 * 2 ** 20 + 1);
  });

  it('as a bomb is small on the wire', async () => {
    const { headers, body } = await seen('gzip-bomb');
    expect(headers['content-encoding']).toBe('gzip');
    expect(body.length).toBeLessThan(2 * 2 ** 20);
  });

  it('has its headers, its status and no others', async () => {
    const { headers } = await seen('whole');
    expect(headers).toEqual({
      'content-type': 'text/xml',
      'content-length': String(Buffer.byteLength(BODY)),
      connection: 'close',
    });
  });

  it('in broken chunks, or bare, is no HTTP', async () => {
    await expect(seen('chunks-broken')).rejects.toMatchObject({ code: 'HPE_INVALID_CHUNK_SIZE' });
    await expect(seen('bare')).rejects.toMatchObject({ code: 'HPE_INVALID_CONSTANT' });
  });
});

it('no way can be asked for over HTTP', async () => {
  const practice = await startPractice();
  const page = `${practice.base}/services/jobs.asmx`;
  const plain = await (await fetch(page)).text();
  for (const way of wayNames) {
    const asked = await fetch(`${page}?way=${way}&fault=${way}`, { headers: { way, fault: way } });
    expect(await asked.text()).toBe(plain);
  }
});
