// Calls through tinyproxy, Dante and microsocks.
import { lookup } from 'node:dns/promises';
import { hostname } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isThisComputer } from '../../electron/casjobs/endpoint.ts';
import type { Proxy } from '../../electron/casjobs/route.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { authority } from './certificates.ts';
import { leaksIn, leaksOf, textsIn } from './leaks.ts';
import { always, serve, soapXml } from './local-server.ts';
import { HOST, httpProxyAt, startTlsFront, startProxy, routeThrough } from './proxies.ts';
import {
  openDante,
  openMicrosocks,
  openTinyproxy,
  whyNoPrograms,
  type ProxyProgram,
} from './proxy-programs.ts';
import { tunnelTo } from './proxy-servers.ts';
import { credentials, expectClean, failing, cancelReply, jobId } from './secret.ts';

const institute = authority();
const login = { userName: 'edwin', password: 'real-Canary-7' };

const started = async (opening: Promise<ProxyProgram>): Promise<number> => {
  const program = await opening;
  onTestFinished(() => program.close());
  return program.port;
};

const cancelThrough = (proxy: Proxy, base = `https://${HOST}/CasJobs`): Promise<void> =>
  createSoapService({
    base,
    binding: 'soap12',
    cancelTimeoutMs: 10_000,
    route: routeThrough(institute, proxy),
  }).cancel(credentials, jobId);

const options = { meta: whyNoPrograms === undefined ? {} : { reason: whyNoPrograms } };

describe('tinyproxy', () => {
  it.skipIf(whyNoPrograms)('lets a call through by its password only', options, async () => {
    const service = await serve(always(200, soapXml, cancelReply));
    const known = await startProxy(tunnelTo(await startTlsFront(institute, service.base)));
    const proxy = httpProxyAt(await started(openTinyproxy(login, known.proxy.port)));
    for (const wrong of [null, { ...login, password: 'other' }]) {
      const error = await failing(cancelThrough({ ...proxy, login: wrong }));
      expect(error.code).toBe('proxy-password');
      expectClean(error);
    }
    expect(service.heard).toEqual([]);
    await cancelThrough({ ...proxy, login });
    expect(service.heard).toHaveLength(1);
    expect(leaksIn(textsIn([service.heard, known.asked]), login.password)).toEqual([]);
  });

  it.skipIf(whyNoPrograms)('that finds no way on is reported as such', options, async () => {
    const proxy = httpProxyAt(await started(openTinyproxy(login, 1)));
    const error = await failing(cancelThrough({ ...proxy, login }));
    expect(error.code).toBe('proxy-refused');
    expect(leaksOf(error, login.password)).toEqual([]);
  });
});

/** A name that those proxies can look up, and that is not said to mean this computer. */
const named = async (): Promise<{ name: string; address: string } | null> => {
  const name = hostname().toLowerCase();
  const known = await lookup(name, 4).catch(() => null);
  return known === null || isThisComputer(name) ? null : { name, address: known.address };
};
const me = await named();
const whyNoName = me === null ? 'This computer does not know its own name' : undefined;
const whyNoSocks = whyNoPrograms ?? whyNoName;
const socksOptions = { meta: whyNoSocks === undefined ? {} : { reason: whyNoSocks } };

/** A service under this computer's name. */
const serviceByName = async () => {
  const { name, address } = me!;
  const service = await serve(always(200, soapXml, cancelReply));
  const port = await startTlsFront(institute, service.base, `DNS:${name}`, address);
  return { service, base: `https://${name}:${port}/CasJobs` };
};

const socksAt = (port: number): Proxy => ({ ...httpProxyAt(port), kind: 'socks5' });

describe('a SOCKS proxy', () => {
  it.skipIf(whyNoSocks)('such as Dante lets a call through', socksOptions, async () => {
    const { service, base } = await serviceByName();
    await cancelThrough(socksAt(await started(openDante())), base);
    expect(service.heard).toHaveLength(1);
  });

  it.skipIf(whyNoSocks)('such as Dante that finds no host is reported', socksOptions, async () => {
    const proxy = socksAt(await started(openDante()));
    const error = await failing(cancelThrough(proxy, 'https://no-such-host.invalid/CasJobs'));
    expect(error).toMatchObject({ code: 'proxy-refused' });
  });

  it.skipIf(whyNoSocks)('such as microsocks wants its password', socksOptions, async () => {
    const { service, base } = await serviceByName();
    const proxy = socksAt(await started(openMicrosocks(login)));
    for (const wrong of [null, { ...login, password: 'other' }]) {
      const error = await failing(cancelThrough({ ...proxy, login: wrong }, base));
      expect(error.code).toBe('proxy-password');
      expect(leaksOf(error, 'other')).toEqual([]);
    }
    expect(service.heard).toEqual([]);
    await cancelThrough({ ...proxy, login }, base);
    expect(service.heard).toHaveLength(1);
  });
});
