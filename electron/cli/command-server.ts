// Answers commands on the socket: one request for each connection, and a limit for everything that a program of the same
// user could send.
import net from 'node:net';
import { answerCommand } from './answer-command.ts';
import type { CommandCore } from './command-core.ts';
import {
  createLineReader,
  lineOf,
  LONGEST_LINE,
  PROTOCOL,
  readLine,
  requestSchema,
  type CommandReply,
  type CommandRequest,
  type Hello,
} from './messages.ts';
import { prepareAddress } from './socket-address.ts';

const MOST_CONNECTIONS = 64;
/** A command sends its request at once. ms */
const REQUEST_COMES_MS = 10_000;
/** Unread replies: who reads none of them is disconnected. */
const MOST_UNREAD_BYTES = 32 * 1024 * 1024;

export interface CommandServerDeps {
  readonly profile: string;
  readonly env: NodeJS.ProcessEnv;
  readonly version: string;
  readonly host: Hello['host'];
  readonly core: CommandCore;
  /** The app starts and wants the profile. */
  readonly handOver: () => void;
  /** A command failed by a bug. */
  readonly onUnexpected: (error: unknown) => void;
}

export interface CommandServer {
  /** Ends all connections; the commands connect to the next app, or do the work themselves. */
  close(): Promise<void>;
}

/** Rejects if the socket can't be made. */
export const listenForCommands = async (deps: CommandServerDeps): Promise<CommandServer> => {
  const place = prepareAddress(deps.profile, deps.env);
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, deps);
  });
  server.maxConnections = MOST_CONNECTIONS;
  const close = async (): Promise<void> => {
    place.remove();
    const closed = new Promise((resolve) => server.close(resolve));
    sockets.forEach((socket) => socket.destroy());
    await closed;
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(place.address, resolve);
    });
    place.publish();
  } catch (error) {
    server.close();
    place.remove();
    throw error;
  }
  server.on('error', deps.onUnexpected);
  return { close };
};

const serve = (socket: net.Socket, deps: CommandServerDeps): void => {
  const gone = new AbortController();
  const late = setTimeout(() => socket.destroy(), REQUEST_COMES_MS);
  let isAsked = false;
  let draining: Promise<void> | null = null;
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    clearTimeout(late);
    gone.abort();
  });
  const send = async (reply: CommandReply): Promise<void> => {
    if (socket.destroyed) return;
    if (socket.writableLength > MOST_UNREAD_BYTES) socket.destroy();
    else if (!socket.write(lineOf(reply))) {
      draining ??= drained(socket).then(() => {
        draining = null;
      });
      await draining;
    }
  };
  const answer = async (request: CommandRequest): Promise<void> => {
    if (request.request.kind === 'hand-over') {
      deps.handOver();
      return;
    }
    await answerCommand(deps.core, request, send, gone.signal);
    await send({ kind: 'end' });
    socket.end();
  };
  const take = (line: string): void => {
    clearTimeout(late);
    const request = line.length > LONGEST_LINE ? null : readLine(requestSchema, line);
    if (isAsked || request === null) {
      socket.destroy();
      return;
    }
    isAsked = true;
    answer(request).catch((error: unknown) => {
      deps.onUnexpected(error);
      socket.destroy();
    });
  };
  socket.on(
    'data',
    createLineReader(take, () => socket.destroy()),
  );
  const { version, host } = deps;
  void send({ kind: 'hello', protocol: PROTOCOL, version, host });
};

const drained = (socket: net.Socket): Promise<void> =>
  new Promise((resolve) => {
    const over = (): void => {
      socket.off('drain', over).off('close', over);
      resolve();
    };
    socket.on('drain', over).on('close', over);
  });
