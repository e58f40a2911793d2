// From an error of the leaves to a trouble that has words.
import { CasJobsError } from '../casjobs/errors.ts';
import type { Trouble } from '../outcome.ts';
import { VaultError } from '../vault/vault.ts';

/** `surprised` hears of an error that is neither a CasJobsError nor a VaultError: it is a bug of this app. */
export const createTroubleOf =
  (surprised: (error: unknown) => void) =>
  (error: unknown): Trouble => {
    if (error instanceof CasJobsError) return { code: error.code, detail: error.detail };
    if (error instanceof VaultError) return { code: error.code, detail: '' };
    surprised(error);
    return { code: 'internal', detail: '' };
  };
