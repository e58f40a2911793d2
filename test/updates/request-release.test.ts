// The request for the newest release, to a server of this computer: what it says, and what comes of each answer.
import http from 'node:http';
import { describe, expect, it } from 'vitest';
import { plainRoute, type Route } from '../../electron/casjobs/route.ts';
import { requestRelease } from '../../electron/updates/request-release.ts';
import { authority } from '../service/certificates.ts';
import { always, serve, type Responder } from '../service/local-server.ts';
import { HOST, startTlsFront, startProxy, routeThrough } from '../service/proxies.ts';
import { tunnelTo } from '../service/proxy-servers.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const NONE = { kind: 'none' };

const sourceAt = (base: string) => ({ url: `${base}/latest`, pages: `${new URL(base).origin}/` });

const replying = (base: string, part: Record<string, unknown> = {}): string =>
  JSON.stringify({ tag_name: 'v0.2.0', html_url: `${base}/releases/1`, ...part });

const ask = (base: string, timeoutMs = 5_000, route: Route = plainRoute) =>
  requestRelease(sourceAt(base), route, new AbortController().signal, timeoutMs);

const answerOf = async (responder: Responder, timeoutMs?: number) =>
  ask((await serve(responder)).base, timeoutMs);

describe('requestRelease', () => {
  it('reads the release, and sends nothing but the request', async () => {
    const server = await serve((response) =>
      response.writeHead(200, JSON_TYPE).end(replying(server.base)),
    );
    expect(await ask(server.base)).toEqual({
      kind: 'release',
      release: { version: '0.2.0', page: `${server.base}/releases/1` },
    });
    expect(server.heard).toEqual([
      {
        url: '/CasJobs/latest',
        method: 'GET',
        body: '',
        headers: {
          host: new URL(server.base).host,
          accept: 'application/json',
          'accept-encoding': 'gzip',
          'user-agent': 'CasJobs-Tray',
          connection: 'close',
        },
      },
    ]);
  });

  it.each<[string, Responder]>([
    ['garbage', always(200, JSON_TYPE, 'v0.2.0')],
    ['a page of a login', always(200, { 'Content-Type': 'text/html' }, '<html></html>')],
    ['no release', always(404, JSON_TYPE, '{"message":"Not Found"}')],
    ['a connection that breaks', (response) => response.destroy()],
    ['an answer without end', (response) => response.write('{"tag_name":')],
    ['no answer', () => undefined],
  ])('takes %s for none', async (_, responder) => {
    expect(await answerOf(responder, 300)).toEqual(NONE);
  });

  it('takes an answer that is too large for none', async () => {
    const server = await serve((response) =>
      response.writeHead(200, JSON_TYPE).end(replying(server.base, { body: 'x'.repeat(600_000) })),
    );
    expect(await ask(server.base)).toEqual(NONE);
  });

  it.each([403, 500, 503])('takes an answer with status %i for none', async (status) => {
    const server = await serve((response) =>
      response.writeHead(status, JSON_TYPE).end(replying(server.base)),
    );
    expect(await ask(server.base)).toEqual(NONE);
  });

  it('follows no redirect', async () => {
    const elsewhere = await serve((response) => response.end(replying(elsewhere.base)));
    const redirect = always(302, { Location: `${elsewhere.base}/latest` }, '');
    expect(await answerOf(redirect)).toEqual(NONE);
    expect(elsewhere.heard).toEqual([]);
  });

  it('takes a server that is gone for none', async () => {
    const server = http.createServer();
    const { base } = await serve(() => undefined, server);
    await new Promise((closed) => server.close(closed));
    server.listen(0);
    expect(await ask(base)).toEqual(NONE);
  });

  it('ends when it is stopped', async () => {
    const stop = new AbortController();
    const { base } = await serve(() => stop.abort());
    expect(await requestRelease(sourceAt(base), plainRoute, stop.signal)).toEqual(NONE);
  });

  it('goes through a proxy, with the certificates of the user', async () => {
    const issuer = authority();
    const base = `https://${HOST}/CasJobs`;
    const { base: behind } = await serve((response) => response.end(replying(base)));
    const { proxy, asked } = await startProxy(tunnelTo(await startTlsFront(issuer, behind)));
    expect(await ask(base, 5_000, routeThrough(issuer, proxy))).toMatchObject({ kind: 'release' });
    expect(new Set(asked.map(({ to }) => to))).toEqual(new Set([`${HOST}:443`]));
    expect(await ask(base, 5_000, { ...plainRoute, hops: [proxy] })).toEqual(NONE);
  });
});
