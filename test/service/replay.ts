// A server that sends answers byte by byte as they lie in answers/ or as a test writes them: what HTTP modules would put
// right stays wrong. Node's HTTP is not in it.
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, 'answers');

/** The names of the recorded answers. */
export const recordedNames = (): readonly string[] =>
  readdirSync(FOLDER).map((file) => file.replace(/\.http$/, ''));

/** A recorded answer, with its head. */
export const recorded = (name: string): Buffer => readFileSync(path.join(FOLDER, `${name}.http`));

/** An answer with the head that its body needs. */
export const httpAnswer = (
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
  status = '200 OK',
): Buffer => {
  const all = { ...headers, 'Content-Length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`),
    Buffer.from(body),
  ]);
};

export interface Replay {
  /** BASE of the service. */
  readonly base: string;
  /** The heads and bodies of the requests, in their order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** @param answer what is sent to a request; a function may go on writing as long as it likes */
export const startReplay = async (
  answer: (request: string) => Buffer | ((socket: net.Socket) => void),
): Promise<Replay> => {
  const requests: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // The app may be gone in the middle of an answer.
    socket.on('error', () => socket.destroy());
    let heard = '';
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      const length = /^content-length: (\d+)/im.exec(heard)?.[1];
      const end = heard.indexOf('\r\n\r\n');
      if (end === -1 || heard.length < end + 4 + Number(length ?? 0)) return;
      requests.push(heard);
      const reply = answer(heard);
      heard = '';
      if (typeof reply === 'function') reply(socket);
      else socket.end(reply);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/casjobs`,
    requests,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
