// When credentials that CasJobs rejects are tried again. A fault that names a login need not be about this password:
// once they have been accepted, one rejection proves little. Asks nobody itself.
import type { CallError } from '../result.ts';
import type { AuthenticatedCall } from './authenticated-call.ts';

/** A rejection of credentials that were accepted before is believed when it has been repeated for so long. */
const BELIEVED_AFTER_MS = 10 * 60_000;
const BELIEVED_REJECTIONS = 3;
/**
 * From one try to the next: three tries in ten minutes, then none. Services lock an account after about five to ten
 * wrong passwords in a row, and the person must have some left.
 */
const TRY_EVERY_MS = 5 * 60_000;

export interface Rejections {
  /** Calls the service, and takes down that it has accepted the credentials. */
  readonly call: AuthenticatedCall;
  /** What a failed poll means: `credentials-doubted` while its rejection is not believed yet. */
  judged(trouble: CallError, askedAt: number): CallError;
  /** How long until credentials that are doubted are to be tried again, ms. */
  nextTryInMs(now: number): number;
  /** Whether they may be tried for something that has happened, such as a wake-up. */
  mayTry(now: number): boolean;
  /** They are others now: nothing is known of them. */
  reset(): void;
}

interface Run {
  readonly firstAt: number;
  readonly lastAt: number;
  readonly times: number;
}

export interface RejectionsDeps {
  readonly call: AuthenticatedCall;
  /** Whether an earlier run has seen these credentials accepted. */
  readonly wereAccepted: boolean;
  /** They are accepted for the first time. */
  readonly accepted: () => void;
}

export const createRejections = (deps: RejectionsDeps): Rejections => {
  /** Which credentials: an answer to earlier ones says nothing of these. */
  let current = 0;
  let { wereAccepted } = deps;
  let run: Run | null = null;

  const isBelieved = (): boolean =>
    run !== null &&
    (!wereAccepted ||
      (run.times >= BELIEVED_REJECTIONS && run.lastAt - run.firstAt >= BELIEVED_AFTER_MS));
  const leftMs = (now: number): number =>
    run === null ? 0 : Math.min(TRY_EVERY_MS, Math.max(0, run.lastAt + TRY_EVERY_MS - now));

  return {
    call: async (work) => {
      const asked = current;
      const result = await deps.call(work);
      if (asked !== current) return result;
      if (!wereAccepted) deps.accepted();
      [wereAccepted, run] = [true, null];
      return result;
    },
    judged: (trouble, askedAt) => {
      if (trouble.code !== 'credentials-rejected') return trouble;
      const { firstAt, times } = run ?? { firstAt: askedAt, times: 0 };
      run = { firstAt, lastAt: askedAt, times: times + 1 };
      return isBelieved() ? trouble : { ...trouble, code: 'credentials-doubted' };
    },
    nextTryInMs: leftMs,
    // Those that were never accepted are wrong, and stay so until a person changes them.
    mayTry: (now) => run === null || (wereAccepted && leftMs(now) === 0),
    reset: () => {
      current += 1;
      [wereAccepted, run] = [false, null];
    },
  };
};
