// The network's settings on a whole core: a proxy with a password, an institute's certificate, and the way back.
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { VaultError } from '../../electron/vault/vault.ts';
import { bytesIn } from '../accounts/test-accounts.ts';
import { directNetwork } from '../fakes/direct-network.ts';
import { leaksIn, textsIn } from '../service/leaks.ts';
import { HOST } from '../service/proxies.ts';
import { formFor, openTestCore, resultValue, type TestCore } from './test-core.ts';
import { addAccount, openProxiedCore, proxyLogin } from './proxied-core.ts';

const connectionOf = ({ accounts }: Snapshot): unknown => accounts[0]?.connection;
const isIn = (code: string) => (snapshot: Snapshot) =>
  JSON.stringify(connectionOf(snapshot)).includes(`"${code}"`);

const reportOf = async (home: TestCore, accountKey: string): Promise<string> =>
  resultValue(await home.core.commands['connection-report']({ accountKey })).text;

describe('in an institute', () => {
  it('an account works once its proxy and its certificate are given, now and after a restart', async () => {
    const { home, asked, polled, proxy } = await openProxiedCore();
    const { commands } = home.core;
    resultValue(await commands['choose-proxy']({ address: `http://${proxy}` }));
    // Nobody here knows the host, and nobody is asked: that is the proxy's business.
    const key = await addAccount(home);
    expect(polled).toEqual([]);
    const asking = await home.until(isIn('proxy-password'));
    expect(connectionOf(asking)).toMatchObject({ detail: proxy });
    const failing = await reportOf(home, key);
    expect(failing).toContain('Result: The proxy asks for a user name and password.');
    expect(failing).not.toContain('Proxy used:');
    resultValue(await commands['save-proxy-login']({ proxy, ...proxyLogin }));
    await home.until(isIn('tls-issuer'));
    expect(resultValue(await commands['choose-certificates']())).toEqual({ chosen: true });
    await home.until(isIn('good'));
    expect([...home.keychain.entries.keys()]).toContain(`Proxy ${proxy}`);
    const working = await reportOf(home, key);
    for (const line of [
      `Service: https://${HOST}`,
      `Proxy setting: Custom. For this service: http://${proxy}`,
      'Additional certificates: one file',
      `Proxy used: http://${proxy}`,
      'TLS: TLSv1.3, certificate issued by Institute Root, Institute of Tests',
      'Connection: SOAP 1.2',
      'Clock: same as the service',
    ])
      expect(working).toContain(line);
    expect(working).toMatch(/^Time: \d+ ms$/m);
    resultValue(await commands['copy-connection-report']({ accountKey: key }));
    expect(home.copied).toEqual([working]);
    const again = await home.restart();
    await again.until(isIn('good'));
    // The password is with the keychain and the proxy, and nowhere else.
    const told = [
      failing,
      working,
      again.core.snapshot(),
      again.notices,
      again.surprises,
      process.argv,
      process.env,
    ];
    expect(
      leaksIn([await bytesIn(home.folder), ...told.flatMap(textsIn)], proxyLogin.password),
    ).toEqual([]);
    expect(asked.length).toBeGreaterThan(0);
    expect(resultValue(await again.core.commands['forget-everything']())).toEqual({ entries: 2 });
    expect([...home.keychain.entries]).toEqual([]);
    expect(await bytesIn(home.folder)).not.toContain(proxy);
  });

  it('a wrong login is given once, and asked for again', async () => {
    const { home, asked, proxy } = await openProxiedCore();
    const { commands } = home.core;
    await commands['choose-proxy']({ address: proxy });
    await addAccount(home);
    await home.until(isIn('proxy-password'));
    resultValue(await commands['save-proxy-login']({ proxy, ...proxyLogin, password: 'wrong' }));
    await home.poll();
    await home.poll();
    expect(connectionOf(home.core.snapshot())).toMatchObject({ code: 'proxy-password' });
    // Once: who tries a wrong password again and again may lock its account.
    expect(asked.filter(({ headers }) => headers['proxy-authorization'])).toHaveLength(1);
    resultValue(await commands['save-proxy-login']({ proxy, ...proxyLogin }));
    await home.until(isIn('tls-issuer'));
  });

  it('a host that nobody knows is kept where one of several ways is a proxy', async () => {
    const { home, polled } = await openProxiedCore();
    const again = await openTestCore({
      practice: home.practice,
      lookUp: () => Promise.resolve('unknown'),
      network: { ...directNetwork, askSystem: () => Promise.resolve('DIRECT; PROXY a:1') },
    });
    await addAccount(again);
    expect(polled).toEqual([]);
  });

  it('a keychain that is locked is named, and not the proxy', async () => {
    const { home, parts, proxy } = await openProxiedCore();
    const { commands } = home.core;
    await commands['choose-proxy']({ address: proxy });
    await addAccount(home);
    await home.until(isIn('proxy-password'));
    resultValue(await commands['save-proxy-login']({ proxy, ...proxyLogin }));
    await home.until(isIn('tls-issuer'));
    const keychain = {
      ...home.keychain,
      read: (name: string) =>
        name.startsWith('Proxy')
          ? Promise.reject(new VaultError('keychain-locked'))
          : home.keychain.read(name),
    };
    await home.core.close();
    const again = await openTestCore({ ...parts, folder: home.folder, keychain });
    await again.until(isIn('keychain-locked'));
  });

  it('without its proxy a host that nobody knows is refused when it is added', async () => {
    const { home, polled } = await openProxiedCore();
    const url = `https://${HOST}/CasJobs`;
    const saved = await home.core.commands['save-account'](
      formFor({ ...home.practice, base: url }),
    );
    expect(saved).toMatchObject({ ok: false, error: { field: 'url' } });
    expect(polled).toEqual([HOST]);
  });
});
