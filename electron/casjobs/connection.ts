// Connects to a service by the first route that works. Nothing of a call is sent before that, so trying
// another route never sends a call twice.
import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls, { type SecureContext } from 'node:tls';
import {
  certificateFault,
  certificateNameOf,
  extendedContext,
  type CertificateFields,
} from './certificates.ts';
import { isThisComputer } from './endpoint.ts';
import { CasJobsError, nodeCodeOf, type CasJobsErrorCode } from './errors.ts';
import { openTunnel, type Target } from './proxy-tunnel.ts';
import { addressOf, direct, urlOf, type Hop, type Route, type Trust, type Via } from './route.ts';

export interface Connection {
  readonly socket: Duplex;
  readonly via: Via;
}

/** A proxy that works is faster; one that hangs must leave time for the next. */
const MOST_OPENING_MS = 15_000;

/**
 * @param timeoutMs the limit of the whole call
 * @throws CasJobsError of a proxy or of TLS, and Node's own errors of the connection
 */
export const connect = async (
  url: URL,
  { hops, trust }: Route,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Connection> => {
  const target = targetOf(url);
  // This computer itself is never reached by a proxy, whatever the settings say.
  const ways = isThisComputer(url.hostname) ? [direct] : hops;
  // A part is left, so that a hanging route is reported before the call's own limit.
  const deadline = performance.now() + 0.8 * timeoutMs;
  let last: unknown = new CasJobsError('unreachable');
  for (const [index, hop] of ways.entries()) {
    const leftMs = Math.max(0, deadline - performance.now());
    const mostMs = Math.ceil(Math.min(MOST_OPENING_MS, leftMs / (ways.length - index)));
    try {
      const opened = await through(hop, { url, target, trust, mostMs }, signal);
      const proxy = hop.kind === 'direct' ? null : urlOf(hop);
      return { socket: opened.socket, via: { proxy, tls: opened.tls } };
    } catch (error) {
      last = error;
      if (signal.aborted || !isOfTheWay(hop, error)) break;
    }
  }
  throw last;
};

interface Opened {
  readonly socket: Duplex;
  readonly tls: Via['tls'];
}

interface Wanted {
  readonly url: URL;
  readonly target: Target;
  readonly trust: Trust;
  readonly mostMs: number;
}

const through = async (hop: Hop, wanted: Wanted, signal: AbortSignal): Promise<Opened> => {
  const { url, target, trust, mostMs } = wanted;
  // A direct connection has the time of the whole call.
  const ends =
    hop.kind === 'direct' ? signal : AbortSignal.any([signal, AbortSignal.timeout(mostMs)]);
  const open = (): Promise<Duplex> =>
    hop.kind === 'direct'
      ? connected(net.connect({ ...target, noDelay: true }), 'connect', ends)
      : openTunnel(hop, target, trust, ends);
  try {
    if (url.protocol === 'https:') return await secured(open, target, trust, ends);
    return { socket: await open(), tls: null };
  } catch (error) {
    if (hop.kind === 'direct' || error instanceof CasJobsError) throw error;
    // The tunnel was open, and hung or broke before the service had sent its certificate.
    const code = ends.aborted ? 'proxy-unreachable' : 'proxy-refused';
    throw new CasJobsError(code, `${addressOf(hop)} (no way through to ${target.host})`);
  }
};

/** Whether another route may work; what a proxy or the service itself has replied is final. */
const isOfTheWay = (hop: Hop, error: unknown): boolean =>
  error instanceof CasJobsError ? error.code === 'proxy-unreachable' : hop.kind === 'direct';

const targetOf = ({ hostname, port, protocol }: URL): Target => ({
  host: hostname.replace(/^\[|\]$/g, ''),
  port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
});

/** Waits for the event; closes the socket if the call is ended. */
const connected = <T extends Duplex>(socket: T, event: string, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => void socket.destroy();
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const over = (): void => signal.removeEventListener('abort', stop);
    // It stays, because a later error needs a listener, too.
    socket.on('error', reject);
    socket.once('close', () => {
      over();
      reject(new Error('closed'));
    });
    socket.once(event, () => {
      over();
      resolve(socket);
    });
  });

/** Hosts for which Node's own list was not enough: the longer list is used at once. */
const needWide = new Set<string>();

const secured = async (
  open: () => Promise<Duplex>,
  target: Target,
  trust: Trust,
  signal: AbortSignal,
): Promise<Opened> => {
  const wide = (): SecureContext => extendedContext(trust);
  if (needWide.has(target.host)) return handshake(await open(), target, wide(), signal);
  try {
    return await handshake(await open(), target, undefined, signal);
  } catch (error) {
    if (!(error instanceof CasJobsError) || !ofUnknownIssuer.has(error.code)) throw error;
    const opened = await handshake(await open(), target, wide(), signal);
    needWide.add(target.host);
    return opened;
  }
};

const ofUnknownIssuer: ReadonlySet<CasJobsErrorCode> = new Set(['tls-issuer', 'tls-chain']);

const handshake = async (
  below: Duplex,
  { host, port }: Target,
  secureContext: SecureContext | undefined,
  signal: AbortSignal,
): Promise<Opened> => {
  const socket = tls.connect({
    socket: below,
    host,
    ALPNProtocols: ['http/1.1'],
    // An IP address has no name for SNI.
    servername: net.isIP(host) === 0 ? host : '',
    ...(secureContext && { secureContext }),
    // Said aloud because an environment variable can turn its default off.
    rejectUnauthorized: true,
  });
  const shown: { certificate: CertificateFields } = { certificate: null };
  // Before Node checks it: afterwards the certificate is gone with the connection.
  socket.prependOnceListener('secure', () => {
    shown.certificate = socket.getPeerCertificate();
  });
  try {
    await connected(socket, 'secureConnect', signal);
    const issuer = shown.certificate === null ? '' : certificateNameOf(shown.certificate.issuer);
    return { socket, tls: { version: socket.getProtocol() ?? '', issuer } };
  } catch (error) {
    below.destroy();
    throw certificateFault(nodeCodeOf(error), `${host}:${port}`, shown.certificate) ?? error;
  }
};
