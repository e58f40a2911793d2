// Who may call: programs and the service's own pages, but no web page, whatever password it knows.
import http from 'node:http';
import { describe, expect, it } from 'vitest';
import type { ControlledService } from '../practice-service/controlled-service.ts';
import { accountForm } from './http.ts';
import { startPracticeAtNoon } from './service.ts';

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** The status of the answer to a CancelJob, or to a look at a job's page, that a browser might send. */
const statusWith = (
  { port }: ControlledService,
  headers: Record<string, string>,
  method = 'POST',
): Promise<number> =>
  new Promise((resolve, reject) => {
    const path =
      method === 'POST'
        ? '/casjobs/services/jobs.asmx/CancelJob'
        : '/casjobs/jobdetails.aspx?id=5001';
    const options = { host: '127.0.0.1', port, path, method, headers: { ...form, ...headers } };
    http
      .request(options, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
      .on('error', reject)
      .end(
        method === 'POST' ? new URLSearchParams({ ...accountForm, jobid: '5001' }).toString() : '',
      );
  });

const isCancelled = (practice: ControlledService): boolean =>
  practice.job('5001')?.status === 'canceling';

describe('a web page', () => {
  it.each<[string, Record<string, string>]>([
    ['of another site', { origin: 'https://example.org' }],
    ['of another port of this computer', { origin: 'http://127.0.0.1:1' }],
    ['of a file or a sandboxed frame', { origin: 'null' }],
    ['that loads an image', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' }],
    ['of another port that loads an image', { 'sec-fetch-site': 'same-site' }],
    ['whose browser names a relation that is not known', { 'sec-fetch-site': 'next-door' }],
    ['of another name that leads here', { host: 'practice.example:80' }],
    [
      'that opens a WebSocket',
      { origin: 'https://example.org', connection: 'upgrade', upgrade: 'websocket' },
    ],
  ])('%s is refused, by GET and by POST', async (_, headers) => {
    const practice = await startPracticeAtNoon();
    for (const method of ['GET', 'POST'])
      expect(await statusWith(practice, headers, method)).toBe('host' in headers ? 400 : 403);
    expect(isCancelled(practice)).toBe(false);
    expect(practice.requests).toEqual([]);
  });
});

describe('a caller', () => {
  it.each<[string, Record<string, string>]>([
    ['that is a program, with nothing of a browser', {}],
    ['whose person typed the address', { 'sec-fetch-site': 'none' }],
    ['that is a page of the service itself', { 'sec-fetch-site': 'same-origin' }],
  ])('%s is heard', async (_, headers) => {
    const practice = await startPracticeAtNoon();
    expect(await statusWith(practice, headers, 'GET')).toBe(200);
    expect(await statusWith(practice, headers)).toBe(200);
    expect(isCancelled(practice)).toBe(true);
  });

  it('that is a page of the service itself may send a form', async () => {
    const practice = await startPracticeAtNoon();
    const origin = `http://127.0.0.1:${practice.port}`;
    expect(await statusWith(practice, { origin, 'sec-fetch-site': 'same-origin' })).toBe(200);
  });
});
