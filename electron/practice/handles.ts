// What tests can do to the practice service from within its process; nothing of it can be reached over HTTP.
import type { HttpReply } from './answers.ts';
import type { Binding } from './call.ts';
import type { OperationName } from './contract.ts';
import type { PlayedReply } from './ways.ts';

/**
 * - a reply: sent as it is, in place of carrying the call out; with a `way` in that way, see ways.ts
 * - `reset`: the connection breaks before anything was done
 * - `never-answer`: nothing is done and nothing comes, for as long as the caller waits
 * - `reset-after-doing`: the call is carried out, then the connection breaks
 */
export type Fault = HttpReply | PlayedReply | 'reset' | 'never-answer' | 'reset-after-doing';

export interface FaultToPlay {
  /** Without one it meets whichever call comes. */
  readonly operation?: OperationName;
  /** How many calls it meets; Infinity for all. */
  readonly times: number;
  readonly fault: Fault;
}

/** One call that has arrived. Holds no parameter, so no password. */
export interface HeardRequest {
  readonly operation: OperationName;
  readonly binding: Binding;
  readonly method: string;
}

export interface Handles {
  /** Faults are played in the order in which they were asked for. */
  playFault(fault: FaultToPlay): void;
  /** Calls are carried out, but their answers are held back until the function it returns is called. */
  hold(operation: OperationName): () => void;
  /** Resolves when the nth call of an operation since the start of the service has arrived. */
  heard(operation: OperationName, nth: number): Promise<void>;
  /** From now on calls in other bindings are refused, as ASP.NET does where they are switched off. */
  speakOnly(bindings: readonly Binding[]): void;
  /** All calls that were not refused for their binding, in the order of their arrival. */
  readonly requests: readonly HeardRequest[];
}

/** The other side of the handles, for the server. */
export interface Backstage {
  speaks(binding: Binding): boolean;
  arrived(request: HeardRequest): void;
  nextFault(operation: OperationName): Fault | null;
  whenReleased(operation: OperationName): Promise<void>;
}

export const createHandles = (): { handles: Handles; backstage: Backstage } => {
  const requests: HeardRequest[] = [];
  const faults: { operation: OperationName | undefined; left: number; fault: Fault }[] = [];
  const holds = new Map<OperationName, Set<Promise<void>>>();
  const waiting = new Set<() => void>();
  let spoken: readonly Binding[] = ['soap12', 'soap11', 'post', 'get'];

  const count = (operation: OperationName): number =>
    requests.filter((request) => request.operation === operation).length;

  const handles: Handles = {
    requests,
    playFault: ({ operation, times, fault }) => {
      faults.push({ operation, left: times, fault });
    },
    speakOnly: (bindings) => {
      spoken = bindings;
    },
    hold: (operation) => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const all = holds.get(operation) ?? new Set();
      holds.set(operation, all.add(held));
      return () => {
        all.delete(held);
        release();
      };
    },
    heard: (operation, nth) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (count(operation) < nth) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };

  const backstage: Backstage = {
    speaks: (binding) => spoken.includes(binding),
    arrived: (request) => {
      requests.push(request);
      for (const check of [...waiting]) check();
    },
    nextFault: (operation) => {
      const next = faults.find((one) => one.left > 0 && (one.operation ?? operation) === operation);
      if (next === undefined) return null;
      next.left -= 1;
      return next.fault;
    },
    whenReleased: async (operation) => {
      await Promise.all([...(holds.get(operation) ?? [])]);
    },
  };
  return { handles, backstage };
};
