// The requests of a public client, SciScript-Python 2.2.0, as it sends them over HTTP, and what it reads in the replies.
import http from 'node:http';
import { describe, expect, it } from 'vitest';
import { SECOND } from '../fakes/durations.ts';
import type { ControlledService } from '../practice-service/controlled-service.ts';
import { startPracticeAtNoon } from './service.ts';

/** What its HTTP library sends with each request. */
const library = [
  'User-Agent: python-requests/2.32.3',
  'Accept-Encoding: gzip, deflate',
  'Connection: keep-alive',
];

const json = 'Content-Type: application/json';
const TASK = 'TaskName=SciScript-Python.CasJobs';
const API = '/CasJobs/RestApi';

/** The head, then the body; `{token}` and `{job}` stand for what came before. */
const recorded = {
  login: [
    ['POST /login-portal/keystone/v3/tokens', 'Accept: */*', json],
    '{"auth": {"identity": {"password": {"user": {"name": "practice", "password": "only-for-practice"}}}}}',
  ],
  getTables: [
    [
      `GET ${API}/contexts/MyDB/Tables?${TASK}.getTables`,
      'Accept: */*',
      'X-Auth-Token: {token}',
      json,
    ],
    '',
  ],
  executeQuery: [
    [
      `POST ${API}/contexts/MyDB/query?${TASK}.executeQuery`,
      'Accept: application/json+array',
      json,
      'X-Auth-Token: {token}',
    ],
    '{"Query": "select 1 as foo", "TaskName": "SciScript-Python.CasJobs.executeQuery"}',
  ],
  executeQueryAsCsv: [
    [
      `POST ${API}/contexts/MyDB/query?${TASK}.executeQuery`,
      'Accept: text/plain',
      json,
      'X-Auth-Token: {token}',
    ],
    '{"Query": "select 1 as foo", "TaskName": "SciScript-Python.CasJobs.executeQuery"}',
  ],
  submitJob: [
    [
      `PUT ${API}/contexts/MyDB/jobs?${TASK}.submitJob`,
      'Accept: text/plain',
      json,
      'X-Auth-Token: {token}',
    ],
    '{"Query": "select 1 as \\u00e9t\\u00e9", "TaskName": "SciScript-Python.CasJobs.submitJob"}',
  ],
  getJobStatus: [
    [`GET ${API}/jobs/{job}?${TASK}.getJobStatus`, 'Accept: */*', 'X-Auth-Token: {token}', json],
    '',
  ],
  getAllJobs: [
    [`GET ${API}/jobs/?${TASK}.getJobStatus`, 'Accept: */*', 'X-Auth-Token: {token}', json],
    '',
  ],
  cancelJob: [
    [
      `DELETE ${API}/jobs/{job}?${TASK}.cancelJob`,
      'Accept: */*',
      'X-Auth-Token: {token}',
      json,
      'Content-Length: 0',
    ],
    '',
  ],
} as const satisfies Record<string, readonly [head: readonly string[], body: string]>;

interface Known {
  readonly token?: string;
  readonly job?: string;
}

/** Sends a recorded request. @returns the reply's body and its token's header. @throws Error unless it is a 200 */
const replay = (
  { port }: ControlledService,
  name: keyof typeof recorded,
  { token = '', job = '' }: Known = {},
): Promise<{ readonly body: string; readonly token: string }> => {
  const [head, body] = recorded[name];
  const filled = head.map((line) => line.replace('{token}', token).replace('{job}', job));
  const [method = '', path = ''] = filled[0]?.split(' ') ?? [];
  const headers = [...library, ...filled.slice(1)].map(
    (line) => line.split(': ') as [string, string],
  );
  const length =
    body === '' ? [] : [['Content-Length', Buffer.byteLength(body).toString()] as const];
  const options = { host: '127.0.0.1', port, method, path };
  return new Promise((resolve, reject) => {
    const request = http.request(
      { ...options, headers: Object.fromEntries([...headers, ...length]) },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => {
          const status = response.statusCode;
          if (status !== 200) reject(new Error(`${name}: ${String(status)} ${text}`));
          resolve({ body: text, token: String(response.headers['x-subject-token']) });
        });
      },
    );
    request.on('error', reject).end(body);
  });
};

const objectIn = ({ body }: { body: string }): unknown => JSON.parse(body);

describe('SciScript-Python', () => {
  it('logs in, and has a token that all its calls take', async () => {
    const practice = await startPracticeAtNoon();
    const known = await replay(practice, 'login');
    expect(known.token).toBe(known.body);
    expect(objectIn(await replay(practice, 'getAllJobs', known))).toHaveLength(15);
    expect(objectIn(await replay(practice, 'getTables', known))).toContainEqual({
      Date: expect.any(Number) as unknown,
      Name: 'virgo_targets',
      Rows: 18_204,
      Size: expect.any(Number) as unknown,
    });
  });

  it('runs a query that gives one column of one row', async () => {
    const practice = await startPracticeAtNoon();
    const known = await replay(practice, 'login');
    expect(objectIn(await replay(practice, 'executeQuery', known))).toEqual({
      Result: [{ Columns: ['Note'], Data: [[expect.any(String) as unknown]] }],
    });
    expect((await replay(practice, 'executeQueryAsCsv', known)).body).toMatch(/^Note\n.+\n$/);
  });

  it('submits a job and waits until it is over', async () => {
    const practice = await startPracticeAtNoon();
    const { token } = await replay(practice, 'login');
    const job = (await replay(practice, 'submitJob', { token })).body;
    expect(job).toMatch(/^\d+$/);
    const statuses: unknown[] = [];
    for (const ms of [0, 5 * SECOND, 30 * SECOND]) {
      practice.pass(ms);
      statuses.push(objectIn(await replay(practice, 'getJobStatus', { token, job })));
    }
    expect(statuses).toMatchObject([{ Status: 0 }, { Status: 1 }, { Status: 5, Rows: 1204 }]);
    expect(statuses[0]).toMatchObject({ JobID: Number(job), Query: 'select 1 as été' });
  });

  it('cancels a job', async () => {
    const practice = await startPracticeAtNoon();
    const { token } = await replay(practice, 'login');
    await replay(practice, 'cancelJob', { token, job: '5001' });
    expect(practice.job('5001')?.status).toBe('canceling');
  });

  it('is told that its token is over', async () => {
    const practice = await startPracticeAtNoon();
    await expect(replay(practice, 'getAllJobs', { token: 'old' })).rejects.toThrow(
      /^getAllJobs: 401 \{"Error Code":401,/,
    );
  });
});
