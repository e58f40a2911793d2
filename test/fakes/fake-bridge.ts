// A bridge without Electron: notes what is asked, answers what the test says, pushes what the test hands it.
import type { Argument, Bridge, Reply, RequestName } from '../../electron/ipc/contract.ts';
import type { Snapshot } from '../../electron/snapshot.ts';

type Answers = {
  [N in RequestName]?: (argument: Argument<N>) => Reply<N> | Promise<Reply<N>>;
};

export interface FakeBridge {
  readonly bridge: Bridge;
  /** What the window asked, oldest first, without its asking for the snapshot. */
  readonly asked: { name: RequestName; argument: unknown }[];
  /** The arguments of one kind of request. */
  argumentsOf(name: RequestName): unknown[];
  answer<N extends RequestName>(name: N, answer: Required<Answers>[N]): void;
  push(snapshot: Snapshot): void;
  readonly listenerCount: () => number;
}

const DONE = { ok: true, value: null };

/** Answers `snapshot` with `first` and every command with 'done', until told otherwise. */
export const createFakeBridge = (first: Snapshot): FakeBridge => {
  const answers = new Map<RequestName, (argument: unknown) => unknown>([['snapshot', () => first]]);
  const asked: { name: RequestName; argument: unknown }[] = [];
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const ask = async (name: RequestName, argument?: unknown): Promise<unknown> => {
    if (name !== 'snapshot') asked.push({ name, argument });
    const answer = answers.get(name);
    return answer ? await answer(argument) : DONE;
  };
  const listen = (_: string, listener: (snapshot: Snapshot) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    bridge: { ask, listen } as Bridge,
    asked,
    argumentsOf: (name) => asked.filter((one) => one.name === name).map((one) => one.argument),
    answer: (name, answer) => void answers.set(name, answer as (argument: unknown) => unknown),
    push: (snapshot) => listeners.forEach((listener) => listener(snapshot)),
    listenerCount: () => listeners.size,
  };
};
