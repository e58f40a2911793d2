// When credentials that CasJobs rejects are tried again. A fault that names a login need not be about this password:
// once the credentials have been accepted, one rejection proves little.
import type { CallError } from '../result.ts';

/** A rejection of credentials that were accepted before is believed when it has been repeated for so long. */
const BELIEVED_AFTER_MS = 10 * 60_000;
const BELIEVED_REJECTIONS = 3;
/**
 * From one try to the next: three tries in ten minutes, then none. Services lock an account after about five to ten
 * wrong passwords in a row, and the user must have some left.
 */
const TRY_EVERY_MS = 5 * 60_000;

export interface RejectedCredentials {
  /** Which credentials a call is sent with; a reply to earlier ones says nothing about these. */
  version(): number;
  /** CasJobs has accepted those of this version. Returns whether that is news. */
  accept(version: number): boolean;
  /** What a failed poll means: `credentials-doubted` while its rejection is not believed yet. */
  judge(error: CallError, askedAt: number): CallError;
  /** How long until doubted credentials are tried again, ms. */
  nextTryInMs(now: number): number;
  /** Whether they may be tried for something that has happened, such as a wake-up. */
  mayTry(now: number): boolean;
  /** The credentials were changed: nothing is known about the new ones. */
  reset(): void;
}

interface Rejections {
  readonly firstAt: number;
  readonly lastAt: number;
  readonly times: number;
}

/**
 * @param wereAcceptedBefore whether CasJobs has accepted these credentials in an earlier run
 * @param rejectsByMistake whether a service of this kind may reject a password that is right
 */
export const createRejectedCredentials = (
  wereAcceptedBefore: boolean,
  rejectsByMistake = true,
): RejectedCredentials => {
  let current = 0;
  let wereAccepted = wereAcceptedBefore;
  let rejections: Rejections | null = null;

  const isBelieved = ({ firstAt, lastAt, times }: Rejections): boolean =>
    !rejectsByMistake ||
    !wereAccepted ||
    (times >= BELIEVED_REJECTIONS && lastAt - firstAt >= BELIEVED_AFTER_MS);
  const leftMs = (now: number): number =>
    rejections === null
      ? 0
      : Math.min(TRY_EVERY_MS, Math.max(0, rejections.lastAt + TRY_EVERY_MS - now));

  return {
    version: () => current,
    accept: (version) => {
      if (version !== current) return false;
      const isNews = !wereAccepted;
      [wereAccepted, rejections] = [true, null];
      return isNews;
    },
    judge: (error, askedAt) => {
      if (error.code !== 'credentials-rejected') return error;
      const { firstAt, times } = rejections ?? { firstAt: askedAt, times: 0 };
      rejections = { firstAt, lastAt: askedAt, times: times + 1 };
      return isBelieved(rejections) ? error : { ...error, code: 'credentials-doubted' };
    },
    nextTryInMs: leftMs,
    // Those that were never accepted are wrong, and stay so until the user changes them.
    mayTry: (now) => rejections === null || (rejectsByMistake && wereAccepted && leftMs(now) === 0),
    reset: () => {
      current += 1;
      [wereAccepted, rejections] = [false, null];
    },
  };
};
