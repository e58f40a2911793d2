// For how long a service asks to be left alone. Knows neither its calls nor what comes of them.
import { CasJobsError } from '../casjobs/errors.ts';
import type { AuthenticatedCall } from './authenticated-call.ts';

export interface RetryAfter {
  /** Calls the service, and takes down when it wants to be asked again. */
  readonly call: AuthenticatedCall;
  /** How long until then, ms, 0 to 600,000; 0 also where it has not said. */
  leftMs(): number;
}

export const createRetryAfter = (call: AuthenticatedCall, now: () => number): RetryAfter => {
  let asked: { readonly at: number; readonly ms: number } | null = null;
  return {
    call: async (run) => {
      try {
        const result = await call(run);
        asked = null;
        return result;
      } catch (error) {
        const ms = error instanceof CasJobsError ? error.retryAfterMs : null;
        if (ms !== null) asked = { at: now(), ms };
        throw error;
      }
    },
    leftMs: () => {
      if (asked === null) return 0;
      // A clock that was set back must not make it longer.
      return Math.min(asked.ms, Math.max(0, asked.at + asked.ms - now()));
    },
  };
};
