// Proxies for the tests that Vitest runs, closed with the test, and a service with a name that only they know.
import net from 'node:net';
import { onTestFinished } from 'vitest';
import type { Hop, Proxy, Route } from '../../electron/casjobs/route.ts';
import type { Authority, Certificate } from './certificates.ts';
import {
  tunnelTo,
  openTlsFront,
  openProxy,
  openServer,
  type ProxyResponder,
  type ProxyRequest,
} from './proxy-servers.ts';
import type { Way } from './stage.ts';

/** No name server has it: who reaches it has been helped. */
export const HOST = 'casjobs.example.org';

export interface TestProxy {
  readonly proxy: Proxy;
  readonly asked: readonly ProxyRequest[];
}

const closing = <T extends { close(): Promise<void> }>(opened: T): T => {
  onTestFinished(() => opened.close());
  return opened;
};

export const httpProxyAt = (port: number): Proxy => ({
  kind: 'http',
  host: '127.0.0.1',
  port,
  login: null,
});

export const startProxy = async (answer: ProxyResponder): Promise<TestProxy> => {
  const { port, asked } = closing(await openProxy(answer));
  return { proxy: httpProxyAt(port), asked };
};

/** A proxy that hangs: it takes the connection and says nothing. */
export const startSilent = async (): Promise<Proxy> =>
  httpProxyAt(closing(await openServer(net.createServer(() => undefined))).port);

/** Each is made once: that takes longer than a call. */
const certificates = new Map<string, Certificate>();
const certificateOf = (issuer: Authority, name: string): Certificate => {
  const key = `${name}\n${issuer.pem}`;
  const certificate = certificates.get(key) ?? issuer.sign({ name });
  certificates.set(key, certificate);
  return certificate;
};

/** The service under its name: TLS with a certificate of the issuer, and behind it the one at `base`. */
export const startTlsFront = async (
  issuer: Authority,
  base: string,
  name = `DNS:${HOST}`,
  host?: string,
): Promise<number> => {
  const certificate = certificateOf(issuer, name);
  return closing(await openTlsFront(certificate, base, name.replace(/^\w+:/, ''), host)).port;
};

export const routeThrough = (issuer: Authority, ...hops: readonly Hop[]): Route => ({
  hops,
  trust: { own: issuer.pem, file: '', folder: '' },
});

/** The service behind a proxy that opens its traffic with a certificate of the institute's own. */
export const inspectingProxy =
  (issuer: Authority): Way =>
  async (base) => {
    const { proxy } = await startProxy(tunnelTo(await startTlsFront(issuer, base)));
    return { base: `https://${HOST}${new URL(base).pathname}`, route: routeThrough(issuer, proxy) };
  };
