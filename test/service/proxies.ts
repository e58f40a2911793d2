// Proxies on 127.0.0.1 that do what a test says, and a service with a name that only they know, behind TLS.
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Hop, Proxy, ProxyLogin, Route } from '../../electron/casjobs/route.ts';
import type { Authority, Certificate } from './certificates.ts';
import type { Way } from './stage.ts';

/** No name server has it: who reaches it has been helped. */
export const HOST = 'casjobs.example.org';

export interface TestProxy {
  readonly proxy: Proxy;
  /** Where to it was asked to connect, with the head of each question. */
  readonly asked: { readonly to: string; readonly headers: http.IncomingHttpHeaders }[];
}

type Answer = (socket: Duplex, to: string, headers: http.IncomingHttpHeaders) => void;

const listening = async (server: net.Server): Promise<number> => {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
    await once(server, 'close');
  });
  return (server.address() as net.AddressInfo).port;
};

/** A proxy that answers each CONNECT so. */
export const startProxy = async (
  answer: Answer,
  login: ProxyLogin | null = null,
): Promise<TestProxy> => {
  const asked: TestProxy['asked'] = [];
  const server = http.createServer();
  server.on('connect', (request, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    asked.push({ to: request.url ?? '', headers: request.headers });
    answer(socket, request.url ?? '', request.headers);
  });
  const port = await listening(server);
  return { proxy: { kind: 'http', host: '127.0.0.1', port, login }, asked };
};

/** Says these lines to a CONNECT, and closes the connection. */
export const saying =
  (...lines: readonly string[]): Answer =>
  (socket) =>
    socket.end([...lines, '', ''].join('\r\n'));

/** Connects to this port, wherever to it was asked for. */
export const leadingTo =
  (port: number): Answer =>
  (socket) => {
    const far = net.connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(far).pipe(socket);
    });
    far.on('error', () => socket.destroy());
    far.on('close', () => socket.destroy());
  };

/** The same for who gives this login. */
export const withPassword =
  ({ userName, password }: ProxyLogin, next: Answer): Answer =>
  (socket, to, headers) => {
    const pair = Buffer.from(`${userName}:${password}`).toString('base64');
    if (headers['proxy-authorization'] === `Basic ${pair}`) next(socket, to, headers);
    else saying('HTTP/1.1 407 Who?', 'Proxy-Authenticate: Basic realm="here"')(socket, to, headers);
  };

/** A proxy that hangs: it takes the connection and says nothing. */
export const startSilent = async (): Promise<Proxy> => {
  const port = await listening(net.createServer(() => undefined));
  return { kind: 'http', host: '127.0.0.1', port, login: null };
};

/** Each is made once: that takes longer than a call. */
const certificates = new Map<string, Certificate>();
const certificateOf = (issuer: Authority, name: string): Certificate => {
  const key = `${name}\n${issuer.pem}`;
  const certificate = certificates.get(key) ?? issuer.sign({ name });
  certificates.set(key, certificate);
  return certificate;
};

/** The service under its name: TLS with a certificate of the issuer, and behind it the one at `base`. */
export const startFront = (
  issuer: Authority,
  base: string,
  name = `DNS:${HOST}`,
): Promise<number> => {
  const { port } = new URL(base);
  const server = tls.createServer(certificateOf(issuer, name), (socket) => {
    const far = net.connect(Number(port), '127.0.0.1');
    socket.on('error', () => far.destroy());
    far.on('error', () => socket.destroy());
    far.on('close', () => socket.destroy());
    // The practice service answers under its own name only.
    socket.once('data', (head: Buffer) => {
      far.write(
        head.toString('latin1').replace(`Host: ${HOST}`, `Host: 127.0.0.1:${port}`),
        'latin1',
      );
      socket.pipe(far).pipe(socket);
    });
  });
  return listening(server);
};

export const through = (issuer: Authority, ...hops: readonly Hop[]): Route => ({
  hops,
  trust: { own: issuer.pem, file: '', folder: '' },
});

/** The service behind a proxy that opens its traffic with a certificate of the institute's own. */
export const inspected =
  (issuer: Authority): Way =>
  async (base) => {
    const { proxy } = await startProxy(leadingTo(await startFront(issuer, base)));
    return { base: `https://${HOST}${new URL(base).pathname}`, route: through(issuer, proxy) };
  };
