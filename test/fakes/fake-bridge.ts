// A bridge without Electron: records requests, answers them as the test says, and pushes the test's snapshots.
import type {
  Argument,
  Bridge,
  Reply,
  RequestName,
  SnapshotChange,
} from '../../electron/ipc/contract.ts';
import { createFeed, type Feed } from '../../electron/ipc/snapshot-delta.ts';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';

type Answers = {
  [N in RequestName]?: (argument: Argument<N>) => Reply<N> | Promise<Reply<N>>;
};

export interface FakeBridge {
  readonly bridge: Bridge;
  /** The window's requests, oldest first, without those that it sends by itself. */
  readonly asked: { name: RequestName; argument: unknown }[];
  /** The arguments of all requests with this name. */
  argumentsOf(name: RequestName): unknown[];
  answer<N extends RequestName>(name: N, answer: Required<Answers>[N]): void;
  push(snapshot: Snapshot): void;
  /** Sends a full snapshot. */
  readonly follow: Feed['follow'];
  readonly listenerCount: () => number;
}

/** Requests that a window sends without an action of the user. */
const unbidden: readonly RequestName[] = [
  'follow',
  'offered-import',
  'acknowledge-views',
  'page-visibility',
  'read-start-at-login',
];

const DONE = { ok: true, value: null } as const;

/** Sends `first` when the window subscribes, and answers every request with success unless the test sets an answer. */
export const createFakeBridge = (
  first: Snapshot,
  later: (act: () => void) => void = (act) => act(),
): FakeBridge => {
  const listeners = new Set<(change: SnapshotChange) => void>();
  const feed = createFeed({
    push: (change) => listeners.forEach((listener) => listener(structuredClone(change))),
    later,
  });
  feed.show(first);
  const answers = new Map<RequestName, (argument: unknown) => unknown>([
    ['follow', feed.follow],
    ['offered-import', () => ({ ok: true, value: { variables: [] } })],
    ['connection-report', () => ({ ok: true, value: { text: 'Service: here' } })],
  ]);
  const asked: { name: RequestName; argument: unknown }[] = [];
  const ask = async (name: RequestName, argument?: unknown): Promise<unknown> => {
    if (!unbidden.includes(name)) asked.push({ name, argument });
    const answer = answers.get(name);
    return answer ? await answer(argument) : DONE;
  };
  const listen = (_: string, listener: (change: SnapshotChange) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    bridge: { ask, listen } as Bridge,
    asked,
    argumentsOf: (name) => asked.filter((one) => one.name === name).map((one) => one.argument),
    answer: (name, answer) => void answers.set(name, answer as (argument: unknown) => unknown),
    push: (snapshot) => feed.show(snapshot),
    follow: feed.follow,
    listenerCount: () => listeners.size,
  };
};
