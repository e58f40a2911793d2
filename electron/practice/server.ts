// The HTTP of the practice service: who may ask, how much, and which page is meant. Knows no SOAP and no job.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TextDecoder } from 'node:util';
import type { HttpReply } from './answers.ts';
import { HOST, refusalOf } from './callers.ts';
import * as limits from './limits.ts';
import type { Answer } from './service.ts';
import { play } from './ways.ts';

export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface HttpServer {
  readonly port: number;
  /** Breaks what connections there are. */
  close(): Promise<void>;
}

/** Somebody else listens at the port that was asked for. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} of this computer is taken.`);
    this.port = port;
  }
}

/** @throws PortTaken; for what else the system says, its own error */
export const startServer = async (
  port: number,
  now: () => number,
  answer: (request: Request) => Promise<Answer>,
): Promise<HttpServer> => {
  const carried = limits.createCarried();
  const server = createServer(serverOptions, (request, response) => {
    response.setHeader('Date', new Date(now()).toUTCString());
    serve(request, answer, carried).then(
      (reply) => send(response, reply, carried),
      () => send(response, plain(500, 'The practice service stumbled.'), carried),
    );
  });
  server.maxConnections = limits.MAX_CONNECTIONS;
  server.setTimeout(limits.IDLE_MS);
  await listening(server, port);
  return {
    port: portOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const serverOptions = {
  maxHeaderSize: limits.MAX_HEADER_BYTES,
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

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const serve = async (
  request: IncomingMessage,
  answer: (request: Request) => Promise<Answer>,
  carried: limits.Carried,
): Promise<Answer> => {
  const port = request.socket.localPort ?? 0;
  const refusal = refusalOf(request.headers, port);
  if (refusal === 'host') return plain(400, 'Bad Request - Invalid Hostname');
  if (refusal === 'web-page') return plain(403, 'Web pages may not call the practice service.');
  const target = `http://${HOST}:${port}${request.url ?? '/'}`;
  if (!URL.canParse(target)) return plain(400, 'Bad Request');
  const method = request.method ?? 'GET';
  if (method !== 'GET' && method !== 'POST') return plain(405, 'Method Not Allowed');
  const url = new URL(target);
  return withBody(request, carried, (body) =>
    answer({ method, url, headers: request.headers, body }),
  );
};

/** The body is read to its end even where it is not kept, since a caller that still sends hears no answer. */
const withBody = async (
  request: IncomingMessage,
  carried: limits.Carried,
  then: (body: string) => Promise<Answer>,
): Promise<Answer> => {
  // Room for all of it from the beginning: of many at once some are heard, and the others told to come back.
  const room = Math.min(
    Number(request.headers['content-length'] ?? limits.MAX_BODY_BYTES),
    limits.MAX_BODY_BYTES,
  );
  const hasRoom = carried.take(room);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += (chunk as Buffer).length;
      if (hasRoom && size <= limits.MAX_BODY_BYTES) chunks.push(chunk as Buffer);
    }
    if (size > limits.MAX_BODY_BYTES) return plain(413, 'Maximum request length exceeded.');
    if (!hasRoom) return busy();
    const charset = /charset="?([\w-]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
    return await then(decoder(charset).decode(Buffer.concat(chunks.splice(0))));
  } finally {
    if (hasRoom) carried.give(room);
  }
};

const decoder = (charset = 'utf-8'): TextDecoder => {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
};

const busy = (): HttpReply => plain(503, 'The practice service is busy with other requests.');

export const plain = (status: number, body: string): HttpReply => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body,
});

const send = (response: ServerResponse, answer: Answer, carried: limits.Carried): void => {
  if (answer === 'never-answer') return;
  if (answer === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if ('way' in answer) {
    if (response.socket) play(response.socket, answer);
    return;
  }
  const bytes = Buffer.byteLength(answer.body);
  // Callers that do not read their answers must not make them pile up.
  if (carried.take(bytes)) response.once('close', () => carried.give(bytes));
  else answer = busy();
  const { status, headers = {}, body } = answer;
  response.writeHead(status, {
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'private, max-age=0',
    ...headers,
  });
  response.end(body);
};
