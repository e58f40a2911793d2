// What comes of a call through a proxy: each failure with its own sentence, nothing sent twice, and no password anywhere
// but with the proxy that asks for it.
import https from 'node:https';
import { describe, expect, it } from 'vitest';
import { plainRoute, type Hop, type Proxy } from '../../electron/casjobs/route.ts';
import type { CasJobsService } from '../../electron/casjobs/service.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { authority } from './certificates.ts';
import { leaksIn, leaksOf, textsIn } from './leaks.ts';
import { always, serve, soapXml, type LocalServer } from './local-server.ts';
import { HOST, startTlsFront, startProxy, startSilent, routeThrough } from './proxies.ts';
import { tunnelTo, respondWith, withPassword } from './proxy-servers.ts';
import {
  credentials,
  expectClean,
  failing,
  cancelReply,
  jobId,
  SECRET_PASSWORD,
} from './secret.ts';

const institute = authority();
const login = { userName: 'edwin', password: 'proxy-Canary-ü:"7' };
const nobody: Proxy = { kind: 'http', host: '127.0.0.1', port: 1, login: null };

interface Behind {
  readonly service: LocalServer;
  readonly port: number;
}

const behind = async (): Promise<Behind> => {
  const service = await serve(always(200, soapXml, cancelReply));
  return { service, port: await startTlsFront(institute, service.base) };
};

const cancelling = (hops: readonly Hop[], limits = {}): CasJobsService =>
  createSoapService({
    base: `https://${HOST}/CasJobs`,
    binding: 'soap12',
    route: routeThrough(institute, ...hops),
    timeoutMs: 2000,
    cancelTimeoutMs: 2000,
    ...limits,
  });

describe('a call through a proxy', () => {
  it('reaches a host that only the proxy knows', async () => {
    const { service, port } = await behind();
    const { proxy, asked } = await startProxy(tunnelTo(port));
    await cancelling([proxy]).cancel(credentials, jobId);
    expect(service.heard).toHaveLength(1);
    expect(new Set(asked.map(({ to }) => to))).toEqual(new Set([`${HOST}:443`]));
    expect(asked[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it('reaches an IPv6 address in brackets', async () => {
    const service = await serve(always(200, soapXml, cancelReply));
    const port = await startTlsFront(institute, service.base, 'IP:2001:db8::5');
    const { proxy, asked } = await startProxy(tunnelTo(port));
    const route = routeThrough(institute, proxy);
    const base = 'https://[2001:db8::5]:8443/CasJobs';
    await createSoapService({ base, binding: 'soap12', route }).cancel(credentials, jobId);
    expect(new Set(asked.map(({ to }) => to))).toEqual(new Set(['[2001:db8::5]:8443']));
  });

  it('reaches it through a proxy that is itself talked to over TLS', async () => {
    const { service, port } = await behind();
    const front = await startProxy(tunnelTo(port));
    const secure = https.createServer(institute.sign());
    const base = await serve(() => expect.unreachable(), secure, 'https');
    secure.on('connect', (_, socket) => tunnelTo(port)(socket, '', {}));
    const { proxy } = front;
    const over = { ...proxy, kind: 'https', port: Number(new URL(base.base).port) } as const;
    await cancelling([over]).cancel(credentials, jobId);
    expect(service.heard).toHaveLength(1);
    const error = await failing(
      createSoapService({
        base: `https://${HOST}/CasJobs`,
        binding: 'soap12',
        route: { ...plainRoute, hops: [over] },
      }).cancel(credentials, jobId),
    );
    expect(error.code).toBe('proxy-unreachable');
  });

  it('never goes to this computer itself', async () => {
    const service = await serve(always(200, soapXml, cancelReply));
    const route = routeThrough(institute, nobody);
    await createSoapService({ base: service.base, binding: 'soap12', route }).cancel(
      credentials,
      jobId,
    );
    expect(service.heard).toHaveLength(1);
  });
});

describe('of several ways', () => {
  it('the next is tried where a proxy is not there, hangs or closes', async () => {
    const { service, port } = await behind();
    const { proxy } = await startProxy(tunnelTo(port));
    const closing = await startProxy((socket) => socket.destroy());
    const hops = [nobody, await startSilent(), closing.proxy, proxy];
    await cancelling(hops, { cancelTimeoutMs: 3000 }).cancel(credentials, jobId);
    expect(service.heard).toHaveLength(1);
  });

  it('the next is not tried once the request has left', async () => {
    const service = await serve((response) => response.destroy());
    const port = await startTlsFront(institute, service.base);
    const first = await startProxy(tunnelTo(port));
    const second = await startProxy(tunnelTo(port));
    const error = await failing(
      cancelling([first.proxy, second.proxy]).submit(credentials, {
        query: 'SELECT 1',
        context: 'MyDB',
        taskName: '',
        estimateMinutes: 1,
      }),
    );
    expect(error.code).toBe('unreachable');
    expect([first.asked.length, second.asked.length, service.heard.length]).toEqual([1, 0, 1]);
  });

  it('all together take no longer than the call may', async () => {
    const silent = await Promise.all([startSilent(), startSilent(), startSilent()]);
    const start = performance.now();
    const error = await failing(
      cancelling(silent, { cancelTimeoutMs: 600 }).cancel(credentials, jobId),
    );
    expect(error.code).toMatch(/^(?:proxy-unreachable|timed-out)$/);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

describe('a proxy', () => {
  const failures = [
    ['is not there', () => Promise.resolve(nobody), 'proxy-unreachable'],
    ['hangs', startSilent, 'proxy-unreachable'],
    ['has no way to the host', () => answering('HTTP/1.1 502 Bad Gateway'), 'proxy-refused'],
    ['forbids the host', () => answering('HTTP/1.1 403 Forbidden'), 'proxy-refused'],
    [
      'asks for a password',
      () => answering('HTTP/1.1 407 Who', 'Proxy-Authenticate: Basic realm="a"'),
      'proxy-password',
    ],
    [
      'wants Negotiate or NTLM',
      () =>
        answering('HTTP/1.1 407 Who', 'Proxy-Authenticate: Negotiate', 'Proxy-Authenticate: NTLM'),
      'proxy-sign-in',
    ],
    [
      'answers with a web page',
      async () =>
        (await startProxy((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n<html>Sign in</html>')))
          .proxy,
      'proxy-refused',
    ],
    [
      'closes after it has opened the way',
      async () => (await startProxy((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'))).proxy,
      'proxy-refused',
    ],
    [
      'hangs after it has opened the way',
      async () =>
        (await startProxy((socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\n'))).proxy,
      'proxy-unreachable',
    ],
    [
      'says what is no HTTP',
      async () => (await startProxy((socket) => socket.end('SSH-2.0-dropbear\r\n'))).proxy,
      'proxy-unreachable',
    ],
  ] as const;

  it.each(failures)('that %s is told as such, and by its address', async (_, start, code) => {
    const proxy = await start();
    const error = await failing(
      cancelling([{ ...proxy, login }], { cancelTimeoutMs: 500 }).cancel(credentials, jobId),
    );
    expect([error.code, error.detail]).toEqual([
      code,
      expect.stringContaining(`127.0.0.1:${proxy.port}`),
    ]);
    expectClean(error);
    expect(leaksOf(error, login.password)).toEqual([]);
  });

  it('is given the password that it asks for, and only it', async () => {
    const { service, port } = await behind();
    const { proxy, asked } = await startProxy(withPassword(login, tunnelTo(port)));
    expect((await failing(cancelling([proxy]).cancel(credentials, jobId))).code).toBe(
      'proxy-password',
    );
    const wrong = { ...proxy, login: { ...login, password: 'other' } };
    expect((await failing(cancelling([wrong]).cancel(credentials, jobId))).code).toBe(
      'proxy-password',
    );
    await cancelling([{ ...proxy, login }]).cancel(credentials, jobId);
    expect(asked).toHaveLength(3);
    expect(leaksIn(textsIn(service.heard), login.password)).toEqual([]);
    // What the service gets, the proxy does not see.
    expect(leaksIn(textsIn(asked), SECRET_PASSWORD)).toEqual([]);
  });
});

const answering = async (...lines: readonly string[]): Promise<Proxy> =>
  (await startProxy(respondWith(...lines))).proxy;
