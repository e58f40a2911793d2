// Opens a connection to a service through a proxy. By Node's own CONNECT, because existing agents report a proxy's
// refusal as the service's reply, and leave connections to a hanging proxy open. The only file that imports `socks`.
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { SocksClient, SocksClientError } from 'socks';
import { CasJobsError, nodeCodeOf } from './errors.ts';
import { addressOf, type Proxy, type Trust } from './route.ts';
import { isUnknownIssuer, extendedContext } from './certificates.ts';

export interface Target {
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
}

/**
 * Opens the connection; nothing of the call is sent through it.
 * @throws CasJobsError `proxy-unreachable`, `proxy-password`, `proxy-sign-in`, `proxy-refused`
 */
export const openTunnel = async (
  proxy: Proxy,
  target: Target,
  trust: Trust,
  signal: AbortSignal,
): Promise<Duplex> => {
  try {
    return await (proxy.kind === 'http' || proxy.kind === 'https'
      ? connectByHttp(proxy, target, trust, signal)
      : connectBySocks(proxy, target, signal));
  } catch (error) {
    if (error instanceof CasJobsError) throw error;
    throw new CasJobsError('proxy-unreachable', `${addressOf(proxy)} (${nodeCodeOf(error)})`);
  }
};

const connectByHttp = async (
  proxy: Proxy,
  target: Target,
  trust: Trust,
  signal: AbortSignal,
): Promise<Duplex> => {
  if (proxy.kind === 'http') return askForTunnel(http, {}, proxy, target, signal);
  try {
    return await askForTunnel(https, {}, proxy, target, signal);
  } catch (error) {
    const secureContext = isUnknownIssuer(error) ? extendedContext(trust) : null;
    if (secureContext === null) throw error;
    return askForTunnel(https, { secureContext }, proxy, target, signal);
  }
};

const askForTunnel = (
  module: Pick<typeof https, 'request'>,
  more: { readonly secureContext?: SecureContext },
  proxy: Proxy,
  target: Target,
  signal: AbortSignal,
): Promise<Duplex> =>
  new Promise((resolve, reject) => {
    const to = addressOf(target);
    const asking = module.request({
      ...more,
      method: 'CONNECT',
      host: proxy.host,
      port: proxy.port,
      path: to,
      headers: { Host: to, ...authorizationOf(proxy) },
      // Otherwise it would be the host of the header, which is the service.
      servername: net.isIP(proxy.host) === 0 ? proxy.host : '',
      // Said aloud because an environment variable can turn its default off.
      agent: false,
      rejectUnauthorized: true,
      signal,
    });
    asking.once('connect', (response, socket, head) => {
      const isOpen =
        response.statusCode !== undefined && Math.floor(response.statusCode / 100) === 2;
      // The service does not send first, so bytes after the reply are the proxy's.
      if (isOpen && head.length === 0) resolve(watched(socket));
      else {
        socket.destroy();
        reject(refusal(proxy, response));
      }
    });
    asking.on('error', reject);
    asking.once('close', () => reject(new Error('closed')));
    asking.end();
  });

/** Ignores errors until the user of the connection listens, because an error without a listener ends the app. */
const watched = <T extends Duplex>(socket: T): T => socket.on('error', () => undefined);

const authorizationOf = ({ login }: Proxy): Record<string, string> => {
  if (login === null) return {};
  const pair = Buffer.from(`${login.userName}:${login.password}`).toString('base64');
  return { 'Proxy-Authorization': `Basic ${pair}` };
};

/** The proxy's own text is not used, because it could contain the password. */
const refusal = (proxy: Proxy, response: IncomingMessage): CasJobsError => {
  const status = response.statusCode ?? 0;
  const where = addressOf(proxy);
  // tinyproxy replies 401 to a wrong password. It can't be the service's, which is not connected yet.
  if (status !== 407 && status !== 401)
    return new CasJobsError('proxy-refused', `${where} (HTTP ${status})`);
  const offered = response.headers['proxy-authenticate'] ?? '';
  const takesPassword = offered === '' || /(?:^|,)\s*basic\b/i.test(offered);
  return new CasJobsError(takesPassword ? 'proxy-password' : 'proxy-sign-in', where);
};

/** What a SOCKS proxy replies if it wants a login, or another one. */
const WANTS_LOGIN = /authentication/i;
const REFUSED = /rejected|no accepted/i;

const connectBySocks = async (
  proxy: Proxy,
  target: Target,
  signal: AbortSignal,
): Promise<Duplex> => {
  const socket = watched(net.connect({ host: proxy.host, port: proxy.port }));
  const stop = (): void => void socket.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await connected(socket);
    const { login } = proxy;
    await SocksClient.createConnection({
      existing_socket: socket,
      command: 'connect',
      proxy: {
        host: proxy.host,
        port: proxy.port,
        type: proxy.kind === 'socks5' ? 5 : 4,
        ...(login && { userId: login.userName, password: login.password }),
      },
      destination: target,
    });
    return socket;
  } catch (error) {
    socket.destroy();
    // The error contains the options, and so the password: only its message is used.
    if (!(error instanceof SocksClientError)) throw error;
    const where = addressOf(proxy);
    if (WANTS_LOGIN.test(error.message)) throw new CasJobsError('proxy-password', where);
    if (REFUSED.test(error.message)) throw new CasJobsError('proxy-refused', where);
    throw new CasJobsError('proxy-unreachable', where);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

const connected = (socket: net.Socket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed')));
  });
