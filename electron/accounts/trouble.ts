// From an error of the leaves to a trouble that has words.
import { CasJobsError } from '../casjobs/errors.ts';
import type { Trouble } from '../outcome.ts';
import { VaultError } from '../vault/vault.ts';

/** The trouble of a CasJobsError or VaultError; null for any other error. */
export const troubleIn = (error: unknown): Trouble | null => {
  if (error instanceof CasJobsError) return { code: error.code, detail: error.detail };
  return error instanceof VaultError ? { code: error.code, detail: error.detail } : null;
};

/** `surprised` hears of an error that is neither a CasJobsError nor a VaultError: it is a bug of this app. */
export const createTroubleOf =
  (surprised: (error: unknown) => void) =>
  (error: unknown): Trouble => {
    const trouble = troubleIn(error);
    if (trouble) return trouble;
    surprised(error);
    return { code: 'internal', detail: '' };
  };
