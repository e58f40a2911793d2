// The practice service's HTTP server: who may call it, and how much.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as limits from './limits.ts';
import type { HttpReply } from './replies.ts';

export interface PracticeRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A reply to send, or a function that deals with the connection itself. */
export type PracticeReply = HttpReply | ((response: ServerResponse) => void);

export type AnswerRequest = (request: PracticeRequest) => Promise<PracticeReply>;

interface PracticeServer {
  readonly port: number;
  /** Breaks the open connections. */
  close(): Promise<void>;
}

/** Another program listens at the port. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';

  constructor(port: number) {
    super(`Port ${port} of this computer is taken.`);
  }
}

const HOST = '127.0.0.1';

/** @throws PortTaken, or the system's own error */
export const startServer = async (
  port: number,
  now: () => number,
  answer: AnswerRequest,
): Promise<PracticeServer> => {
  const carried = limits.createCarried();
  const server = createServer(serverOptions, (request, response) => {
    response.setHeader('Date', new Date(now()).toUTCString());
    serve(request, answer, carried).then(
      (reply) => send(response, reply, carried),
      () => send(response, plainReply(500, 'The practice service stumbled.'), carried),
    );
  });
  server.maxConnections = limits.MAX_CONNECTIONS;
  server.setTimeout(limits.IDLE_CONNECTION_MS);
  await listening(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const serverOptions = {
  headersTimeout: limits.HEAD_MS,
  requestTimeout: limits.REQUEST_MS,
  connectionsCheckingInterval: 1000,
};

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error);
    });
    server.listen(port, HOST, resolve);
  });

const serve = async (
  request: IncomingMessage,
  answer: AnswerRequest,
  carried: limits.Carried,
): Promise<PracticeReply> => {
  const { headers } = request;
  const port = request.socket.localPort ?? 0;
  const refusal = refusalOf(headers, port);
  if (refusal !== null) return refusal;
  const target = `http://${HOST}:${port}${request.url ?? '/'}`;
  if (!URL.canParse(target)) return plainReply(400, 'Bad Request');
  const method = request.method ?? 'GET';
  if (!METHODS.has(method)) return notAllowed();
  const url = new URL(target);
  return withBody(request, carried, (body) => answer({ method, url, headers, body }));
};

/** PUT and DELETE are for the REST API only, which router.ts sees to. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'DELETE']);

export const notAllowed = (): HttpReply => plainReply(405, 'Method Not Allowed');

/**
 * Programs of this computer may call it, web pages may not: browsers send `Host`, `Origin` and `Sec-Fetch-Site`, which tell
 * where a request comes from, and no script can change them. Null if the caller is allowed.
 */
const refusalOf = (headers: IncomingMessage['headers'], port: number): HttpReply | null => {
  // A web page may make its own name point here; then that name is in the Host header.
  const host = headers.host?.toLowerCase() ?? '';
  if (host !== `${HOST}:${port}` && host !== `localhost:${port}`)
    return plainReply(400, 'Bad Request - Invalid Hostname');
  const isOwn = headers.origin === undefined || headers.origin === `http://${host}`;
  // `none`: the user typed the address, or another program opened it.
  const site = headers['sec-fetch-site'] ?? 'none';
  if (isOwn && (site === 'none' || site === 'same-origin')) return null;
  return plainReply(403, 'Web pages may not call the practice service.');
};

/** The body is read to its end even if it is not kept, because a caller that still sends does not read the reply. */
const withBody = async (
  request: IncomingMessage,
  carried: limits.Carried,
  then: (body: string) => Promise<PracticeReply>,
): Promise<PracticeReply> => {
  // Reserves room for the whole body first: of many at once some are served, and the others get 503.
  const length = Number(request.headers['content-length'] ?? limits.MAX_BODY_BYTES);
  const room = Math.min(length, limits.MAX_BODY_BYTES);
  const hasRoom = carried.take(room);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += (chunk as Buffer).length;
      if (hasRoom && size <= limits.MAX_BODY_BYTES) chunks.push(chunk as Buffer);
    }
    if (size > limits.MAX_BODY_BYTES) return plainReply(413, 'Maximum request length exceeded.');
    if (!hasRoom) return busy();
    return await then(Buffer.concat(chunks.splice(0)).toString());
  } finally {
    if (hasRoom) carried.give(room);
  }
};

const busy = (): HttpReply => plainReply(503, 'The practice service is busy with other requests.');

export const plainReply = (status: number, body: string): HttpReply => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body,
});

const send = (response: ServerResponse, reply: PracticeReply, carried: limits.Carried): void => {
  if (typeof reply === 'function') {
    reply(response);
    return;
  }
  const bytes = Buffer.byteLength(reply.body);
  // Callers that don't read their replies must not make them pile up.
  const hasRoom = carried.take(bytes);
  if (hasRoom) response.once('close', () => carried.give(bytes));
  const { status, headers, body } = hasRoom ? reply : busy();
  response.writeHead(status, {
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'private, max-age=0',
    ...headers,
  });
  response.end(body);
};
