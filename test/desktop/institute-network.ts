// An institute's network: a PAC file, a proxy with a password, and behind it the practice service with a certificate of
// the institute's root.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from '@playwright/test';
import { authority } from '../service/certificates.ts';
import { openTinyproxy, whyNoPrograms } from '../service/proxy-programs.ts';
import {
  tunnelTo,
  openTlsFront,
  openProxy,
  openServer,
  withPassword,
  type ProxyRequest,
  type OpenServer,
} from '../service/proxy-servers.ts';
import type { PracticeProcess } from './practice-process.ts';
import { HOST } from '../service/proxies.ts';

/** These names are in no DNS, so the first is reachable only through the proxy. */
export const DIRECT_HOST = 'outside.example.net';

export interface InstituteNetwork {
  /** The service's address, behind the proxy. */
  readonly base: string;
  /** The proxy, `host:port`. */
  readonly proxy: string;
  readonly login: { readonly userName: string; readonly password: string };
  /** The system's settings there: the PAC file, and a certificate bundle. */
  readonly env: Readonly<Record<string, string>>;
  /** The targets that the proxy was asked for. */
  readonly asked: readonly ProxyRequest[];
  /** How often the PAC file was downloaded. */
  fetches(): number;
  close(): Promise<void>;
}

const pacOf = (proxy: string): string => `function FindProxyForURL(url, host) {
  if (dnsDomainIs(host, '${DIRECT_HOST}')) return 'DIRECT';
  return 'PROXY 127.0.0.1:1; PROXY ${proxy}';
}`;

const openPac = async (proxy: string) => {
  let fetches = 0;
  const server = createServer((_, response) => {
    fetches += 1;
    response.writeHead(200, { 'Content-Type': 'application/x-ns-proxy-autoconfig' });
    response.end(pacOf(proxy));
  });
  return { ...(await openServer(server)), fetches: () => fetches };
};

export const openInstituteNetwork = async (
  practice: PracticeProcess,
): Promise<InstituteNetwork> => {
  const root = authority();
  const login = { userName: 'edwin', password: 'institute-Canary-7' };
  const front = await openTlsFront(root.sign({ name: `DNS:${HOST}` }), practice.base, HOST);
  const inner = await openProxy(tunnelTo(front.port));
  // A real proxy if its package is available.
  const outer: OpenServer =
    whyNoPrograms === undefined
      ? await openTinyproxy(login, inner.port)
      : await openProxy(withPassword(login, tunnelTo(inner.port)));
  const proxy = `127.0.0.1:${outer.port}`;
  const pac = await openPac(proxy);
  const bundle = test.info().outputPath('bundle.pem');
  writeFileSync(bundle, root.pem);
  const open = [pac, outer, inner, front];
  return {
    base: `https://${HOST}${new URL(practice.base).pathname}`,
    proxy,
    login,
    env: { auto_proxy: `http://127.0.0.1:${pac.port}/proxy.pac`, SSL_CERT_FILE: bundle },
    asked: inner.asked,
    fetches: pac.fetches,
    close: async () => {
      for (const one of open) await one.close();
    },
  };
};
