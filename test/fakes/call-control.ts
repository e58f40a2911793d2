// The way to a service: calls are counted on it, held back, and made to fail, as a test says.
import { CasJobsError, type CasJobsErrorCode } from '../../electron/casjobs/errors.ts';
import { createGate } from './gate.ts';

export type ClientOperation = 'jobs' | 'status' | 'cancel' | 'submit';

export interface HeldCall {
  /** Resolves when the call has reached the service, which has done what it does and holds its answer. */
  readonly arrived: Promise<void>;
  release(): void;
}

export interface PlannedFailure {
  readonly operation: ClientOperation;
  readonly code: CasJobsErrorCode;
  /** Whether it is carried out all the same. */
  readonly carriedOut?: boolean;
  /** How long until the failure shows, ms. */
  readonly afterMs?: number;
  /** For how long the service asks to be left alone, ms. */
  readonly retryAfterMs?: number;
}

const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

/** Counts who is under way, holds back and fails, as it was told to. */
export const createCallControl = () => {
  const holds: { operation: ClientOperation; arrive: () => void; gate: Promise<void> }[] = [];
  const failures: PlannedFailure[] = [];
  const running = { jobs: 0, status: 0, cancel: 0, submit: 0 };
  const most = { jobs: 0, status: 0, cancel: 0, submit: 0 };
  const allFail = new Map<ClientOperation | 'all', CasJobsErrorCode>();

  const takeFirst = <T extends { operation: ClientOperation }>(
    from: T[],
    operation: ClientOperation,
  ) => {
    const index = from.findIndex((one) => one.operation === operation);
    return index < 0 ? undefined : from.splice(index, 1)[0];
  };
  const failureOf = (operation: ClientOperation): PlannedFailure | undefined => {
    const code = allFail.get(operation) ?? allFail.get('all');
    return code === undefined ? takeFirst(failures, operation) : { operation, code };
  };

  const through = async <T>(operation: ClientOperation, act: () => T): Promise<T> => {
    const failure = failureOf(operation);
    const held = takeFirst(holds, operation);
    if (failure?.carriedOut) act();
    const result = failure ? null : { value: act() };
    held?.arrive();
    // An answer always takes a moment.
    await (held?.gate ?? pause(failure?.afterMs ?? 5));
    if (result === null) {
      throw new CasJobsError(failure?.code ?? 'unreachable', '', failure?.retryAfterMs ?? null);
    }
    return result.value;
  };

  return {
    travel: async <T>(operation: ClientOperation, act: () => T): Promise<T> => {
      running[operation] += 1;
      most[operation] = Math.max(most[operation], running[operation]);
      try {
        return await through(operation, act);
      } finally {
        running[operation] -= 1;
      }
    },
    mostAtOnce: (operation: ClientOperation) => most[operation],
    holdNext: (operation: ClientOperation): HeldCall => {
      const answer = createGate();
      const arrival = createGate();
      holds.push({ operation, arrive: () => arrival.open(), gate: answer.opened });
      return { arrived: arrival.opened, release: () => answer.open() };
    },
    failNext: (failure: PlannedFailure, times = 1): void => {
      failures.push(...Array.from({ length: times }, () => failure));
    },
    failAll: (code: CasJobsErrorCode | null, operation: ClientOperation | 'all' = 'all'): void => {
      if (code === null) allFail.delete(operation);
      else allFail.set(operation, code);
    },
  };
};
