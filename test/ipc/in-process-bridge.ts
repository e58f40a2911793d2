// Bridge and answers joined back to back, as preload and main-door join them, with what Electron does between:
// values are cloned, and an error comes out as its message.
import {
  dispatch,
  isOurFrame,
  type Frame,
  createHandlers,
  type Run,
} from '../../electron/ipc/dispatch.ts';
import { createClient } from '../../electron/ipc/page-client.ts';
import {
  channelOf,
  requestNames,
  type Bridge,
  type PushName,
  type Pushes,
  type Reply,
  type RequestName,
  type Commands,
} from '../../electron/ipc/contract.ts';
import type { Fact } from '../../electron/log.ts';

/** As Electron reads a file that a person has dropped. */
const pathOfFake = (file: unknown): string => {
  if (!(file instanceof File)) throw new TypeError('no file');
  return `/home/mine/${file.name}`;
};

export const ourPage: Frame = { url: 'app://casjobs-tray/index.html', parent: null };
const isOurUrl = (url: string): boolean => url.startsWith('app://casjobs-tray/');

export interface InProcessBridge {
  readonly bridge: Bridge;
  /** What main did, oldest first. */
  readonly ran: { name: RequestName; argument: unknown }[];
  /** Each line of the log as one text. */
  readonly logged: string[];
  /** How often something was sent to main, whatever came of it. */
  readonly sent: () => number;
  /** How often a person's act was behind what was answered. */
  readonly acts: () => number;
  readonly push: <N extends PushName>(name: N, value: Pushes[N]) => void;
}

/** Main does what `does` says; every other command is done at once. */
export const connectBridge = (
  does: Partial<Commands> = {},
  frame: () => Frame | null = () => ourPage,
): InProcessBridge => {
  const ran: InProcessBridge['ran'] = [];
  const logged: string[] = [];
  let sent = 0;
  let acts = 0;
  const runOf = <N extends RequestName>(name: N): Run<N> => {
    const done = (): Reply<N> => ({ ok: true, value: null }) as Reply<N>;
    // A command without an argument may be called with one, which it does not read.
    const run = (does[name] ?? done) as Run<N>;
    return (argument) => {
      ran.push({ name, argument });
      return run(argument);
    };
  };
  const runs = Object.fromEntries(requestNames.map((name) => [name, runOf(name)]));
  const handlers = createHandlers(runs as unknown as Commands);
  const used = (): void => void (acts += 1);
  const log = (event: string, facts: Readonly<Record<string, Fact>> = {}): void =>
    void logged.push(`${event} ${JSON.stringify(facts)}`);

  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const invoke = async (channel: string, argument: unknown): Promise<unknown> => {
    sent += 1;
    const name = requestNames.find((one) => channelOf(one) === channel);
    if (!name) throw new Error(`No handler registered for '${channel}'`);
    const isOurs = (): boolean => isOurFrame(frame(), isOurUrl);
    const arrived: unknown = structuredClone(argument);
    return structuredClone(
      await dispatch({ name, argument: arrived, isOurs }, { handlers, used, log }),
    );
  };
  const subscribe = (channel: string, listener: (value: unknown) => void): (() => void) => {
    const those = listeners.get(channel) ?? new Set();
    listeners.set(channel, those.add(listener));
    return () => void those.delete(listener);
  };
  return {
    bridge: createClient({ invoke, pathOf: pathOfFake, subscribe }),
    ran,
    logged,
    sent: () => sent,
    acts: () => acts,
    push: (name, value) =>
      listeners.get(channelOf(name))?.forEach((listener) => listener(structuredClone(value))),
  };
};
