// A server on 127.0.0.1 that answers with whatever a test gives it, and keeps what it heard.
import { once } from 'node:events';
import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

export interface Heard {
  readonly url: string;
  readonly method: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface LocalServer {
  readonly base: string;
  readonly heard: Heard[];
}

export type Responder = (response: ServerResponse, heard: Heard) => void;

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
  const heard: Heard[] = [];
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

const SOAP11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const SOAP12 = 'http://www.w3.org/2003/05/soap-envelope';

export const xml = { 'Content-Type': 'text/xml; charset=utf-8' };
export const soapXml = { 'Content-Type': 'application/soap+xml; charset=utf-8' };

export const envelope = (body: string, namespace = SOAP12): string =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>${body}</soap:Body></soap:Envelope>`;

export const envelope11 = (body: string): string => envelope(body, SOAP11);

export const response = (operation: string, inner = ''): string =>
  `<${operation}Response xmlns="http://Services.Cas.jhu.edu">${inner}</${operation}Response>`;

export const fault11 = (text: string, code = 'soap:Server'): string =>
  envelope11(
    `<soap:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring><detail /></soap:Fault>`,
  );

export const fault12 = (text: string, code = 'soap:Receiver'): string =>
  envelope(
    `<soap:Fault><soap:Code><soap:Value>${code}</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang="en">${text}</soap:Text></soap:Reason><soap:Detail /></soap:Fault>`,
  );
