// Counts the calls to a fake service, holds them back and makes them fail, as a test requests.
import { CasJobsError, type CasJobsErrorCode } from '../../electron/casjobs/errors.ts';
import { createGate } from './gate.ts';

export type ClientOperation = 'jobs' | 'status' | 'cancel' | 'submit';

export interface HeldCall {
  /** Resolves when the service has performed the call and holds back its response. */
  readonly arrived: Promise<void>;
  release(): void;
}

export interface PlannedFailure {
  readonly operation: ClientOperation;
  readonly code: CasJobsErrorCode;
  /** Whether the service performs it nevertheless. */
  readonly carriedOut?: boolean;
  /** The delay of the failure, ms. */
  readonly afterMs?: number;
  /** The service's Retry-After, ms. */
  readonly retryAfterMs?: number;
}

const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

/** Counts, holds back and fails calls. */
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
    // A response always takes a moment.
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
