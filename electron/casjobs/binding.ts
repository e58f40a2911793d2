// Finds out which SOAP a service speaks and keeps to it. Knows no envelope and no network.
import { CasJobsError, type CasJobsErrorCode } from './errors.ts';
import type { Binding } from './service.ts';

export interface Binder {
  /** The binding that is in use; null while `auto` has not found out. */
  boundBy(): Binding | null;
  /** Runs `talk` with the binding to use. */
  run<T>(talk: (binding: Binding) => Promise<T>): Promise<T>;
}

/** Refusals in which the service has shown that it speaks the binding. */
const UNDERSTOOD: readonly CasJobsErrorCode[] = [
  'credentials-rejected',
  'not-owner',
  'service-fault',
];

/**
 * With `auto` SOAP 1.2 is tried first. A call that is refused for its binding was not carried out, so it
 * is safe to send it once more with SOAP 1.1, CancelJob too.
 */
export const createBinder = (wanted: Binding | 'auto'): Binder => {
  let bound = wanted === 'auto' ? null : wanted;

  const runBy = async <T>(binding: Binding, talk: (binding: Binding) => Promise<T>): Promise<T> => {
    try {
      const result = await talk(binding);
      bound = binding;
      return result;
    } catch (error) {
      if (hasCode(error, UNDERSTOOD)) bound = binding;
      throw error;
    }
  };

  return {
    boundBy: () => bound,
    run: async (talk) => {
      if (bound !== null) return runBy(bound, talk);
      try {
        return await runBy('soap12', talk);
      } catch (error) {
        if (!hasCode(error, ['binding-refused'])) throw error;
        return runBy('soap11', talk);
      }
    },
  };
};

const hasCode = (error: unknown, codes: readonly CasJobsErrorCode[]): boolean =>
  error instanceof CasJobsError && codes.includes(error.code);
