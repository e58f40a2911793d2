// The HTTP of the practice service: who may ask, how much, and which page is meant. Knows no SOAP and no job.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TextDecoder } from 'node:util';
import type { HttpReply } from './answers.ts';
import type { Answer } from './service.ts';
import { play } from './ways.ts';

const MAX_BODY_BYTES = 10 * 2 ** 20;
/** Queries of some length come by HTTP GET too. */
const MAX_HEADER_BYTES = 256 * 2 ** 10;
const HOST = '127.0.0.1';

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
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    response.setHeader('Date', new Date(now()).toUTCString());
    serve(request, answer).then(
      (reply) => send(response, reply),
      () => send(response, plain(500, 'The practice service stumbled.')),
    );
  });
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
): Promise<Answer> => {
  const port = request.socket.localPort ?? 0;
  // A web page may have made its own name point here; then it is in the Host header.
  const host = request.headers.host?.toLowerCase() ?? '';
  if (![`${HOST}:${port}`, `localhost:${port}`].includes(host)) {
    return plain(400, 'Bad Request - Invalid Hostname');
  }
  const target = `http://${HOST}:${port}${request.url ?? '/'}`;
  if (!URL.canParse(target)) return plain(400, 'Bad Request');
  const method = request.method ?? 'GET';
  if (method !== 'GET' && method !== 'POST') return plain(405, 'Method Not Allowed');
  const body = await bodyOf(request);
  if (body === null) return plain(413, 'Maximum request length exceeded.');
  return answer({ method, url: new URL(target), headers: request.headers, body });
};

/** Null for a body above the limit. It is read to its end, since a caller that still sends hears no answer. */
const bodyOf = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size <= MAX_BODY_BYTES) chunks.push(bytes);
  }
  if (size > MAX_BODY_BYTES) return null;
  const charset = /charset="?([\w-]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  return decoder(charset).decode(Buffer.concat(chunks));
};

const decoder = (charset = 'utf-8'): TextDecoder => {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
};

export const plain = (status: number, body: string): HttpReply => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body,
});

const send = (response: ServerResponse, answer: Answer): void => {
  if (answer === 'never-answer') return;
  if (answer === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if ('way' in answer) {
    if (response.socket) play(response.socket, answer);
    return;
  }
  const { status, headers = {}, body } = answer;
  response.writeHead(status, {
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'private, max-age=0',
    ...headers,
  });
  response.end(body);
};
