// A SOCKS5 proxy on 127.0.0.1 (RFC 1928, 1929) as small as a test needs it.
import { once } from 'node:events';
import net from 'node:net';
import { onTestFinished } from 'vitest';
import type { Proxy, ProxyLogin } from '../../electron/casjobs/route.ts';

export interface SocksParts {
  /** Where it leads, whatever it is asked for. */
  readonly port: number;
  /** Who may use it; anybody where it is left out. */
  readonly login?: ProxyLogin;
  /** The reply to a request that is not granted; 5 is 'refused by the host'. */
  readonly refuses?: number;
}

export interface TestSocks {
  readonly proxy: Proxy;
  /** The hosts and ports that it was asked for. */
  readonly asked: string[];
}

const VERSION = 5;
const NO_LOGIN = 0;
const BY_PASSWORD = 2;
const NONE_OF_THESE = 0xff;

export const startSocks = async (parts: SocksParts): Promise<TestSocks> => {
  const asked: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    void serve(socket, parts, asked).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  const { port } = server.address() as net.AddressInfo;
  return { proxy: { kind: 'socks5', host: '127.0.0.1', port, login: null }, asked };
};

const next = async (socket: net.Socket): Promise<Buffer> => {
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  return chunk;
};

const serve = async (socket: net.Socket, parts: SocksParts, asked: string[]): Promise<void> => {
  const methods = [...(await next(socket)).subarray(2)];
  const wanted = parts.login ? BY_PASSWORD : NO_LOGIN;
  socket.write(Buffer.from([VERSION, methods.includes(wanted) ? wanted : NONE_OF_THESE]));
  if (!methods.includes(wanted)) return void socket.end();
  if (parts.login && !(await isLetIn(socket, parts.login))) return void socket.end();
  const request = await next(socket);
  asked.push(targetOf(request));
  const reply = parts.refuses ?? 0;
  socket.write(Buffer.from([VERSION, reply, 0, 1, 0, 0, 0, 0, 0, 0]));
  if (reply !== 0) return void socket.end();
  const far = net.connect(parts.port, '127.0.0.1');
  far.on('error', () => socket.destroy());
  socket.pipe(far).pipe(socket);
};

const isLetIn = async (socket: net.Socket, login: ProxyLogin): Promise<boolean> => {
  const given = await next(socket);
  const ends = 2 + (given[1] ?? 0);
  const userName = given.subarray(2, ends).toString();
  const password = given.subarray(ends + 1).toString();
  const isRight = userName === login.userName && password === login.password;
  socket.write(Buffer.from([1, isRight ? 0 : 1]));
  return isRight;
};

/** By its name, so that the proxy looks it up. */
const targetOf = (request: Buffer): string => {
  const isName = request[3] === 3;
  const length = request[4] ?? 0;
  const name = isName ? request.subarray(5, 5 + length).toString() : `type ${request[3]}`;
  return `${name}:${request.readUInt16BE(request.length - 2)}`;
};
