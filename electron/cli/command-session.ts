// Has the work of a command done: by the app that runs in the profile, or by a core of its own where none runs. Goes on
// with the next of them when the app quits or starts in the middle.
import { converse } from './command-client.ts';
import { PROTOCOL, type CommandReply, type CommandRequest, type Problem } from './messages.ts';
import type { OwnCore } from './own-core.ts';

export type DataReply = Exclude<CommandReply, { kind: 'hello' | 'end' }>;

export interface SessionParts {
  readonly profile: string;
  readonly account: string | null;
  readonly signal: AbortSignal;
  /** Opens a core in this process. Null where somebody else works in the profile. */
  readonly openCore: () => Promise<OwnCore | Problem | null>;
  /** Whether only a core of its own will do: for the practice service, and an account of the command line. */
  readonly isAlone: boolean;
  /** The work went to another process, or came back. */
  readonly moved: (to: 'app' | 'here') => void;
}

export interface CommandSession {
  /**
   * @param request asked again after each lost connection; null ends it
   * @returns why it could not be done; null if it was, or the signal is aborted
   */
  ask(
    request: (isAgain: boolean) => CommandRequest['request'] | null,
    take: (reply: DataReply) => void,
  ): Promise<Problem['code'] | Problem | null>;
  close(): Promise<void>;
}

/** An app that starts or quits needs some seconds until it listens, or has gone. ms */
const SOMEBODY_ANSWERS_MS = 25_000;
/** After the profile was handed over: how long the app that asked for it may need to listen. ms */
const APP_LISTENS_MS = 15_000;
const TRY_AGAIN_MS = 150;

export const createSession = (parts: SessionParts): CommandSession => {
  const { signal } = parts;
  const isStopped = (): boolean => signal.aborted;
  let own: OwnCore | null = null;
  /** Until then only the app that took over may do the work. */
  let leaveToAppUntil = 0;

  const ofApp = async (
    request: CommandRequest,
    take: (reply: DataReply) => void,
  ): Promise<'ended' | 'none' | 'lost' | 'version'> =>
    parts.isAlone ? 'none' : converse({ profile: parts.profile, request, take, signal });

  const ofOwn = async (
    core: OwnCore,
    request: CommandRequest,
    take: (reply: DataReply) => void,
  ): Promise<'ended' | 'lost'> => {
    const isDone = await core.run(
      request,
      (reply) => {
        if (reply.kind !== 'hello' && reply.kind !== 'end') take(reply);
      },
      signal,
    );
    if (isDone) return 'ended';
    own = null;
    leaveToAppUntil = Date.now() + APP_LISTENS_MS;
    parts.moved('app');
    return 'lost';
  };

  /** Opens a core of its own. @returns whether one is open; false while somebody else works in the profile */
  const openOwn = async (isAgain: boolean): Promise<Problem | boolean> => {
    const opened = Date.now() > leaveToAppUntil ? await parts.openCore() : null;
    if (opened === null) return false;
    if ('kind' in opened) return opened;
    own = opened;
    if (isAgain) parts.moved('here');
    return true;
  };

  const askOnce = (
    request: CommandRequest,
    take: (reply: DataReply) => void,
  ): Promise<'ended' | 'none' | 'lost' | 'version'> => {
    if (own?.isHandedOver()) own = null;
    return own ? ofOwn(own, request, take) : ofApp(request, take);
  };

  const ask: CommandSession['ask'] = async (requestOf, take) => {
    let isAgain = false;
    let silentSince = Date.now();
    for (;;) {
      const request = requestOf(isAgain);
      if (request === null || isStopped()) return null;
      const how = await askOnce({ protocol: PROTOCOL, account: parts.account, request }, take);
      if (how === 'ended' || isStopped()) return null;
      if (how === 'version') return 'version';
      if (how === 'lost') {
        isAgain = true;
        silentSince = Date.now();
        continue;
      }
      const opened = await openOwn(isAgain);
      if (typeof opened === 'object') return opened;
      if (opened) continue;
      if (Date.now() - silentSince > SOMEBODY_ANSWERS_MS) return 'silent';
      await pause(TRY_AGAIN_MS);
    }
  };

  return { ask, close: async () => own?.close() };
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
