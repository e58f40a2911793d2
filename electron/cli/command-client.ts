// The other end of the socket: sends the request of a command to whoever works in the profile, and passes the replies on.
import net from 'node:net';
import {
  createLineReader,
  lineOf,
  PROTOCOL,
  readLine,
  replySchema,
  type CommandReply,
  type CommandRequest,
  type Hello,
} from './messages.ts';
import { readAddress } from './socket-address.ts';

/**
 * - `ended`    all replies came
 * - `none`     nobody listens in the profile
 * - `lost`     the connection ended before the last reply
 * - `version`  the app that runs is of another version
 */
export type Connected = 'ended' | 'none' | 'lost' | 'version';

/** A program that listens says so at once. ms */
const HELLO_COMES_MS = 10_000;

export interface Conversation {
  readonly profile: string;
  readonly request: CommandRequest;
  readonly take: (reply: Exclude<CommandReply, { kind: 'hello' | 'end' }>) => void;
  /** Whether to send the request to this program. */
  readonly wants?: (hello: Hello) => boolean;
  readonly signal?: AbortSignal;
}

export const converse = async (parts: Conversation): Promise<Connected> => {
  const address = readAddress(parts.profile);
  return address === null ? 'none' : converseAt(address, parts);
};

const converseAt = (
  address: string,
  { request, take, wants = () => true, signal }: Conversation,
): Promise<Connected> =>
  new Promise((resolve) => {
    const socket = net.connect(address);
    let result: Connected = 'none';
    const end = (how: Connected): void => {
      result = how;
      socket.destroy();
    };
    const late = setTimeout(() => end('none'), HELLO_COMES_MS);
    const abort = (): void => end('lost');
    const hear = (line: string): void => {
      if (socket.destroyed) return;
      const reply = readLine(replySchema, line);
      if (reply === null) end('version');
      else if (reply.kind === 'hello') {
        clearTimeout(late);
        result = 'lost';
        if (reply.protocol !== PROTOCOL) end('version');
        else if (wants(reply)) socket.write(lineOf(request));
        else end('ended');
      } else if (reply.kind === 'end') end('ended');
      else take(reply);
    };
    signal?.addEventListener('abort', abort);
    socket.setEncoding('utf8');
    socket.on(
      'data',
      createLineReader(hear, () => end('version')),
    );
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(late);
      signal?.removeEventListener('abort', abort);
      resolve(result);
    });
  });

/** Has a command that works in the profile let go of it, because the app starts. Resolves when it has, or there is none. */
export const takeOver = async (profile: string): Promise<void> => {
  await converse({
    profile,
    request: { protocol: PROTOCOL, account: null, request: { kind: 'hand-over' } },
    take: () => undefined,
    wants: ({ host }) => host === 'command',
    signal: AbortSignal.timeout(HANDED_OVER_MS),
  });
};

/** Whether the app, and not only a command, works in the profile. */
export const isAppRunning = async (profile: string): Promise<boolean> => {
  let isApp = false;
  const wants = ({ host }: Hello): boolean => {
    isApp = host === 'app';
    return false;
  };
  const request = { protocol: PROTOCOL, account: null, request: { kind: 'accounts' } } as const;
  await converse({ profile, request, take: () => undefined, wants });
  return isApp;
};

/** It saves its files first. ms */
const HANDED_OVER_MS = 8_000;
