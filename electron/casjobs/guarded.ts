// The border of a service: what leaves it in an error.
import { CasJobsError } from './errors.ts';
import { cleanError, type Secrets } from './scrub.ts';
import type { HttpAnswer } from './transport.ts';

/** Only a CasJobsError without secrets leaves it, whatever happens inside. `secrets` may grow while it runs. */
export const guarded = async <T>(secrets: Secrets, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    throw cleanError(error, secrets);
  }
};

/** Reads a reply; an error gets the reply's Retry-After, whatever its status, unless it has its own. */
export const readReply = <T>(answer: HttpAnswer, reader: (answer: HttpAnswer) => T): T => {
  try {
    return reader(answer);
  } catch (error) {
    if (!(error instanceof CasJobsError)) throw error;
    throw error.retryAfterMs === null ? error.resting(answer.retryAfterMs) : error;
  }
};
