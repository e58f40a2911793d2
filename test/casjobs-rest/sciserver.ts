// A small SciServer on 127.0.0.1 for one test: the login with its lock-out, and the REST API of CasJobs over a few jobs.
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createRestServices } from '../../electron/casjobs/rest/rest-service.ts';
import { createSessionStore } from '../../electron/casjobs/rest/session-store.ts';
import type { CasJobsService, ServiceOptions } from '../../electron/casjobs/service.ts';

export const USER = 'ada';
export const SCI_SERVER_PASSWORD = `P&w"<Zauber> 'ü'7`;
export const who = { userName: USER, password: SCI_SERVER_PASSWORD };

export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

type Row = Record<string, unknown>;
type Responder = (response: ServerResponse, heard: Heard) => void;

/** Made-up, in the shape that public programs read. */
export const rowOf = (jobId: number | string, more: Row = {}): Row => ({
  JobID: typeof jobId === 'string' ? new RawNumber(jobId) : jobId,
  Rows: 0,
  WebServicesID: 1234567,
  TimeSubmit: '2026-11-20T09:10:11.123',
  TimeStart: '2026-11-20T09:12:00.5',
  TimeEnd: '0001-01-01T00:00:00',
  SendEmail: 0,
  Status: 1,
  AutoComplete: 0,
  Estimate: 500,
  TaskName: 'm31 halo',
  OutputLoc: null,
  HostIP: '192.0.2.1',
  Message: null,
  Query: 'select 1',
  ModifiedQuery: 'select 1',
  Target: 'DR18',
  OutputType: 'QUERY',
  Params: null,
  Created_Table: null,
  ...more,
});

/** Digits that are written as they are: JavaScript would round them. */
class RawNumber {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
  toJSON(): string {
    return `raw:${this.digits}`;
  }
}

export const jsonText = (value: unknown): string =>
  JSON.stringify(value).replace(/"raw:(\d+)"/g, '$1');

export const asJson =
  (status: number, value: unknown): Responder =>
  (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(jsonText(value));
  };

export const asText =
  (status: number, text: string, type = 'text/plain'): Responder =>
  (response) => {
    response.writeHead(status, { 'Content-Type': type }).end(text);
  };

export const page503 = asText(
  503,
  '<html><head><title>Service Unavailable</title></head><body>Sorry</body></html>',
  'text/html',
);

/** The connection breaks after the request has come. */
export const breakOff: Responder = (response) => response.destroy();

export interface SciServer {
  readonly origin: string;
  readonly base: string;
  readonly heard: Heard[];
  readonly tokens: Set<string>;
  jobs: Row[];
  password: string;
  /** Replaces the answer to the login, or to the API; null: as usual. */
  onLogin: Responder | null;
  onApi: Responder | null;
  onDelete: Responder | null;
  logins(): number;
  /** What the API was asked, as `GET /jobs/1`, without query. */
  asked(): readonly string[];
}

/** Runs until the test is over. */
export const startSciServer = async (): Promise<SciServer> => {
  const server = http.createServer();
  const heard: Heard[] = [];
  let issued = 0;
  const sciServer: SciServer = {
    origin: '',
    base: '',
    heard,
    tokens: new Set(),
    jobs: [],
    password: SCI_SERVER_PASSWORD,
    onLogin: null,
    onApi: null,
    onDelete: null,
    logins: () => heard.filter(({ url }) => url === '/login-portal/api/auth').length,
    asked: () =>
      heard
        .filter(({ url }) => url.startsWith('/CasJobs/RestApi'))
        .map(({ method, url }) => `${method} ${url.slice(16).split('?')[0] ?? ''}`),
  };

  const login: Responder = (response, { body }) => {
    const { username, password } = JSON.parse(body) as Record<string, string>;
    if (username !== USER || password !== sciServer.password) {
      response.writeHead(401).end();
      return;
    }
    issued += 1;
    const token = `gAAAAABn-token_number-${issued}_${'x'.repeat(150)}==`;
    sciServer.tokens.add(token);
    response.writeHead(200, { 'Content-Type': 'text/plain' }).end(token);
  };

  const logout: Responder = (response, { headers }) => {
    sciServer.tokens.delete((headers.cookie ?? '').replace('portalCookie=', ''));
    response.writeHead(302, { Location: '/login-portal/login' }).end();
  };

  const api: Responder = (response, one) => {
    if (!sciServer.tokens.has(String(one.headers['x-auth-token']))) {
      asJson(401, errorBody(401, 'Token is not valid'))(response, one);
      return;
    }
    const own = one.method === 'DELETE' ? (sciServer.onDelete ?? sciServer.onApi) : sciServer.onApi;
    if (own) {
      own(response, one);
      return;
    }
    answerApi(sciServer, response, one);
  };

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
      heard.push(one);
      if (url === '/login-portal/api/auth') (sciServer.onLogin ?? login)(response, one);
      else if (url === '/login-portal/logout') logout(response, one);
      else api(response, one);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(sciServer, { origin, base: `${origin}/CasJobs` });
};

export const errorBody = (code: number, message: string): Row => ({
  'Error Code': code,
  'Error Type': 'Error',
  'Error Message': message,
  LogMessageID: '4711',
});

const answerApi = (sciServer: SciServer, response: ServerResponse, one: Heard): void => {
  const { pathname, searchParams } = new URL(one.url, sciServer.origin);
  const path = pathname.replace('/CasJobs/RestApi', '');
  const jobId = /^\/jobs\/(\d+)$/.exec(path)?.[1];
  const of = (row: Row): boolean => jsonText(row['JobID']) === jobId;
  const row = sciServer.jobs.find(of);
  if (jobId !== undefined && row === undefined) {
    asJson(404, errorBody(404, 'Job not found'))(response, one);
    return;
  }
  if (one.method === 'DELETE') {
    if (Number(row?.['Status']) < 2)
      sciServer.jobs = sciServer.jobs.map((each) => (of(each) ? { ...each, Status: 2 } : each));
    asText(200, '')(response, one);
    return;
  }
  if (one.method === 'PUT') {
    asText(200, '9007199254740995')(response, one);
    return;
  }
  if (path === '/contexts/MyDB/Tables') {
    asJson(200, [])(response, one);
    return;
  }
  if (row) {
    asJson(200, row)(response, one);
    return;
  }
  const from = searchParams.get('submittedFrom') ?? '';
  const until = searchParams.get('submittedTo') ?? '';
  const rows = sciServer.jobs.filter(
    ({ TimeSubmit: time }) => String(time) >= from && String(time) < until,
  );
  asJson(200, rows)(response, one);
};

/** A service of the app for this server, with tokens of its own, and a clock in the test's hand. */
export const serviceFor = (
  { base }: Pick<SciServer, 'base'>,
  options: Partial<ServiceOptions> = {},
) => {
  const clock = { now: 0 };
  const services = createRestServices(createSessionStore(() => clock.now));
  const service: CasJobsService = services.create({ base, binding: 'auto', ...options });
  return { service, services, clock };
};
