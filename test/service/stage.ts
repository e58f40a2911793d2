// Plays a case of the corpus to the app's own client: through the practice service, and where that cannot play
// it, by a server with a bad certificate or by none.
import { once } from 'node:events';
import https from 'node:https';
import net from 'node:net';
import { onTestFinished } from 'vitest';
import { toWsId } from '../../electron/casjobs/job.ts';
import type { Binding, CasJobsService, ServiceOptions } from '../../electron/casjobs/service.ts';
import { plainRoute, type Route } from '../../electron/casjobs/route.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { startControlledForTest } from '../practice-service/for-one-test.ts';
import type { PlayedFault } from '../practice-service/test-controls.ts';
import { wayNames, type WayName } from '../practice-service/wire-faults.ts';
import { authority, selfSigned, type Authority, type Certificate } from './certificates.ts';
import type { Case, LinkPlay, Wire } from './corpus.ts';
import { credentials, jobId, SECRET_PASSWORD } from './secret.ts';
import { sentForms } from './sent-forms.ts';

/** Runs one case. Rejects with what the client rejects with. */
export const runCase = async (
  one: Case,
  binding: Binding | 'auto',
  way: Way = (base) => Promise.resolve({ base, route: trusting(root().pem) }),
): Promise<void> => {
  const options: ServiceOptions = { binding, ...(await way(await baseOf(one))), ...one.limits };
  await call(createSoapService(options), one.operation);
};

/** How the client gets to a service. */
export type Way = (base: string) => Promise<Pick<ServiceOptions, 'base' | 'route'>>;

const trusting = (own: string): Route => ({
  ...plainRoute,
  trust: { ...plainRoute.trust, own },
});

let madeRoot: Authority | null = null;
/** The issuer of the certificates that have another fault. */
const root = (): Authority => (madeRoot ??= authority());

/** What a case says with its placeholders filled in, as its answer was. */
export const filled = (text: string): string =>
  text.replace(/\{\{([\w-]+)(?::([^}]*))?\}\}/g, (all, name: string, more = '') => {
    const found = fillings[name]?.(String(more));
    if (found === undefined) throw new Error(`Nothing to fill in for ${all}`);
    return found;
  });

/** A host of its own; that nothing is ever sent to it is for password.test.ts to prove. */
const ELSEWHERE = 'http://127.0.0.1:9';

const fillings: Readonly<Record<string, (more: string) => string>> = {
  elsewhere: () => ELSEWHERE,
  wsid: () => credentials.wsId,
  password: (form) => sentForms(SECRET_PASSWORD)[form === '' ? 'raw' : form] ?? raise(form),
  repeat: (more) => {
    const [, count, text = ''] = /^(\d+):([^]*)$/.exec(more) ?? raise(more);
    return text.repeat(Number(count));
  },
};

const raise = (what: string): never => {
  throw new Error(`The corpus has no ${what}`);
};

const call = async (service: CasJobsService, operation: Case['operation']): Promise<unknown> => {
  switch (operation) {
    case 'CancelJob':
      return service.cancel(credentials, jobId);
    case 'GetJobs':
      return service.jobs(credentials, { about: 'open' });
    case 'GetJobStatus':
      return service.jobStatus(credentials, jobId);
    case 'GetQueues':
      return service.queues(credentials);
    case 'GetWebServiceId':
      return toWsId(await service.webServiceId('hubble', SECRET_PASSWORD));
  }
};

const baseOf = ({ play, wire }: Case): Promise<string> =>
  isWay(play) ? played({ ...replyOf(wire), way: play }) : links[play]();

const isWay = (play: Case['play']): play is WayName => wayNames.some((name) => name === play);

const links: Readonly<Record<LinkPlay, () => Promise<string>>> = {
  reset: () => played('reset'),
  'never-answer': () => played('never-answer'),
  'nobody-listens': async () => `http://127.0.0.1:${await freePort()}/casjobs`,
  'self-signed': () => withCertificate(selfSigned()),
  'other-name': () => withCertificate(root().sign({ name: 'DNS:casjobs.example.org' })),
  expired: () => withCertificate(root().sign({ until: '20210101000000Z' })),
  'too-early': () => withCertificate(root().sign({ from: '20980101000000Z' })),
  'unknown-issuer': () => withCertificate(authority('Another Root').sign()),
  'half-chain': () => withCertificate(root().signBelow({ namesIssuer: true, sendsWhole: false })),
  'no-tls': async () =>
    (await startControlledForTest({ jobs: 'none' })).base.replace('http:', 'https:'),
};

const replyOf = ({ status, headers, body }: Wire) => ({
  status,
  headers: Object.fromEntries(headers.map(([name, value]) => [name, filled(value)])),
  body: filled(body),
});

/** A practice service that meets every call with this fault. */
const played = async (fault: PlayedFault): Promise<string> => {
  const service = await startControlledForTest({ jobs: 'none' });
  service.playFault({ times: Infinity, fault });
  return service.base;
};

const withCertificate = async (certificate: Certificate): Promise<string> => {
  const server = https.createServer(certificate).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return `https://127.0.0.1:${portOf(server)}/casjobs`;
};

const freePort = async (): Promise<number> => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  await new Promise((done) => server.close(done));
  return port;
};

const portOf = (server: net.Server): number => (server.address() as net.AddressInfo).port;
