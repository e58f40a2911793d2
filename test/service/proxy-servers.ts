// Proxies on 127.0.0.1 that do what a test says, and a front of TLS before the practice service. Each is closed by who
// opens it.
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { ProxyLogin } from '../../electron/casjobs/route.ts';
import type { Certificate } from './certificates.ts';

export interface OpenServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface ProxyRequest {
  readonly to: string;
  readonly headers: http.IncomingHttpHeaders;
}

export type ProxyResponder = (
  socket: Duplex,
  to: string,
  headers: http.IncomingHttpHeaders,
) => void;

export const openServer = async (server: net.Server, host = '127.0.0.1'): Promise<OpenServer> => {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, host);
  await once(server, 'listening');
  return {
    port: (server.address() as net.AddressInfo).port,
    close: async () => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
};

/** A proxy that answers each CONNECT so; `asked` is where to, with the head of each question. */
export const openProxy = async (
  answer: ProxyResponder,
): Promise<OpenServer & { readonly asked: readonly ProxyRequest[] }> => {
  const asked: ProxyRequest[] = [];
  const server = http.createServer();
  server.on('connect', (request, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    asked.push({ to: request.url ?? '', headers: request.headers });
    answer(socket, request.url ?? '', request.headers);
  });
  return { ...(await openServer(server)), asked };
};

/** Says these lines to a CONNECT, and closes the connection. */
export const respondWith =
  (...lines: readonly string[]): ProxyResponder =>
  (socket) =>
    socket.end([...lines, '', ''].join('\r\n'));

/** Connects to this port, wherever to it was asked for. */
export const tunnelTo =
  (port: number): ProxyResponder =>
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
  ({ userName, password }: ProxyLogin, next: ProxyResponder): ProxyResponder =>
  (socket, to, headers) => {
    const pair = Buffer.from(`${userName}:${password}`).toString('base64');
    if (headers['proxy-authorization'] === `Basic ${pair}`) next(socket, to, headers);
    else
      respondWith('HTTP/1.1 407 Who?', 'Proxy-Authenticate: Basic realm="here"')(
        socket,
        to,
        headers,
      );
  };

/** The service at `base` behind TLS, under another name. */
export const openTlsFront = (
  certificate: Certificate,
  base: string,
  name: string,
  host?: string,
): Promise<OpenServer> => {
  const { port } = new URL(base);
  const server = tls.createServer(certificate, (socket) => {
    const far = net.connect(Number(port), '127.0.0.1');
    socket.on('error', () => far.destroy());
    far.on('error', () => socket.destroy());
    far.on('close', () => socket.destroy());
    // The practice service answers under its own name only.
    socket.once('data', (head: Buffer) => {
      const own = head.toString('latin1').replace(`Host: ${name}`, `Host: 127.0.0.1:${port}`);
      far.write(own, 'latin1');
      socket.pipe(far).pipe(socket);
    });
  });
  return openServer(server, host);
};
