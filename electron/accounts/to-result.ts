// Turns an error of the keychain, the disk or a service into a Result with a code that en.ts has texts for.
import { CasJobsError } from '../casjobs/errors.ts';
import { type CallError, succeed, fail, type Result } from '../result.ts';
import { VaultError } from '../vault/vault.ts';

/** The trouble of a CasJobsError or VaultError; null for any other error. */
export const appErrorIn = (error: unknown): CallError | null => {
  if (error instanceof CasJobsError) return { code: error.code, detail: error.detail };
  return error instanceof VaultError ? { code: error.code, detail: error.detail } : null;
};

/** `onUnexpected` gets each error that is neither a CasJobsError nor a VaultError: it is a bug of this app. */
export const createToAppError =
  (onUnexpected: (error: unknown) => void) =>
  (error: unknown): CallError => {
    const trouble = appErrorIn(error);
    if (trouble) return trouble;
    onUnexpected(error);
    return { code: 'internal', detail: '' };
  };

/** An error of either becomes a code, any other is a bug and goes on. */
export const toResult = async <T>(run: () => Promise<T>): Promise<Result<T>> => {
  try {
    return succeed(await run());
  } catch (error) {
    const trouble = appErrorIn(error);
    if (trouble) return fail(trouble.code, trouble.detail);
    if (isDiskError(error)) return fail('disk', error.code);
    throw error;
  }
};

const isDiskError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';
