// Calls through a SOCKS proxy: by name, with a login and without, and what is told where it does not let one through.
import { describe, expect, it } from 'vitest';
import type { Proxy } from '../../electron/casjobs/route.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { authority } from './certificates.ts';
import { leaksIn, leaksOf, textsIn } from './leaks.ts';
import { always, serve, soapXml } from './local-server.ts';
import { HOST, startTlsFront, startSilent, routeThrough } from './proxies.ts';
import { credentials, expectClean, failing, cancelReply, jobId } from './secret.ts';
import { startSocks, type SocksParts } from './socks.ts';

const institute = authority();
const login = { userName: 'edwin', password: 'socks-Canary-ü7' };

const behind = async (parts: Partial<SocksParts> = {}) => {
  const service = await serve(always(200, soapXml, cancelReply));
  const port = await startTlsFront(institute, service.base);
  return { service, ...(await startSocks({ port, ...parts })) };
};

const cancelThrough = (proxy: Proxy): Promise<void> =>
  createSoapService({
    base: `https://${HOST}/CasJobs`,
    binding: 'soap12',
    cancelTimeoutMs: 1000,
    route: routeThrough(institute, proxy),
  }).cancel(credentials, jobId);

describe('a SOCKS proxy', () => {
  it('is told the name of the host, and looks it up itself', async () => {
    const { proxy, asked, service } = await behind();
    await cancelThrough(proxy);
    expect(new Set(asked)).toEqual(new Set([`${HOST}:443`]));
    expect(service.heard).toHaveLength(1);
  });

  it('is given the login that it wants, which goes no further', async () => {
    const { proxy, service } = await behind({ login });
    for (const wrong of [null, { ...login, password: 'other' }]) {
      const error = await failing(cancelThrough({ ...proxy, login: wrong }));
      expect(error).toMatchObject({ code: 'proxy-password', detail: `127.0.0.1:${proxy.port}` });
    }
    await cancelThrough({ ...proxy, login });
    expect(service.heard).toHaveLength(1);
    expect(leaksIn(textsIn(service.heard), login.password)).toEqual([]);
  });

  it('that refuses the host is told as such, and no error leads to its password', async () => {
    const { proxy } = await behind({ refuses: 5, login });
    const error = await failing(cancelThrough({ ...proxy, login }));
    expect(error).toMatchObject({ code: 'proxy-refused' });
    expect(error.detail).toContain(`127.0.0.1:${proxy.port}`);
    expectClean(error);
    expect(leaksOf(error, login.password)).toEqual([]);
  });

  it('that hangs, or speaks another language, is told as one that cannot be reached', async () => {
    const silent = { ...(await startSilent()), kind: 'socks5' } as const;
    expect((await failing(cancelThrough(silent))).code).toBe('proxy-unreachable');
    const web = new URL((await serve(always(200, soapXml, cancelReply))).base);
    const other = { ...silent, port: Number(web.port) };
    expect((await failing(cancelThrough(other))).code).toBe('proxy-unreachable');
  });
});
