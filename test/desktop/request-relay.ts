// A relay in front of the practice service, so that a test can act at the moment of a request.
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSignal, waitUntil } from './wait-until.ts';

export interface RequestRelay {
  /** Replaces the service's own address. */
  readonly base: string;
  /** Resolves at the next request of the app. */
  nextRequest(limitMs: number): Promise<void>;
  close(): Promise<void>;
}

export const startRequestRelay = async (service: string): Promise<RequestRelay> => {
  const { host, pathname } = new URL(service);
  const bell = createSignal();
  let requests = 0;

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    requests += 1;
    bell.emit();
    const { method, url, headers } = incoming;
    const onward = request(new URL(url ?? '', service), { method, headers: { ...headers, host } });
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    // The test kills the app during a call.
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  };

  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}${pathname}`,
    nextRequest: async (limitMs) => {
      const before = requests;
      const look = (): true | undefined => (requests > before ? true : undefined);
      await waitUntil(bell, look, () => 'The app has asked nothing.', limitMs);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
