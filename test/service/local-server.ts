// A server on 127.0.0.1 that answers with whatever a test gives it, and keeps what it heard.
import { once } from 'node:events';
import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

export interface ReceivedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface LocalServer {
  readonly base: string;
  readonly heard: ReceivedRequest[];
}

export type Responder = (response: ServerResponse, heard: ReceivedRequest) => void;

const running = new Set<Server>();

afterEach(async () => {
  for (const server of running) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
  running.clear();
});

/** Listens until the test is over. */
export const serve = async (
  respond: Responder,
  server: Server = http.createServer(),
  scheme = 'http',
): Promise<LocalServer> => {
  const heard: ReceivedRequest[] = [];
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url = '', method = '', headers } = request;
      const one = { url, method, headers, body: Buffer.concat(chunks).toString() };
      heard.push(one);
      respond(response, one);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  running.add(server);
  return { base: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/CasJobs`, heard };
};

/** Answers each request alike. */
export const always =
  (status: number, headers: Record<string, string>, body: string | Buffer): Responder =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };

export { envelope, envelope11, fault11, fault12, response, soapXml, xml } from './envelopes.ts';
