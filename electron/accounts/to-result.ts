// Turns an error of the keychain, the disk or a service into a Result with a code that en.ts has texts for.
import { CasJobsError } from '../casjobs/errors.ts';
import { type CallError, succeed, fail, type Result } from '../result.ts';
import { VaultError } from '../vault/vault.ts';

/** Code and detail of a CasJobsError or VaultError; null for any other error. */
export const appErrorIn = (thrown: unknown): CallError | null =>
  thrown instanceof CasJobsError || thrown instanceof VaultError
    ? { code: thrown.code, detail: thrown.detail }
    : null;

/** `onUnexpected` gets each error that is neither a CasJobsError nor a VaultError: it is a bug of this app. */
export const createToAppError =
  (onUnexpected: (error: unknown) => void) =>
  (thrown: unknown): CallError => {
    const error = appErrorIn(thrown);
    if (error) return error;
    onUnexpected(thrown);
    return { code: 'internal', detail: '' };
  };

/** An error of either becomes a code, any other is a bug and goes on. */
export const toResult = async <T>(run: () => Promise<T>): Promise<Result<T>> => {
  try {
    return succeed(await run());
  } catch (thrown) {
    const error = appErrorIn(thrown);
    if (error) return fail(error.code, error.detail);
    if (isDiskError(thrown)) return fail('disk', thrown.code);
    throw thrown;
  }
};

const isDiskError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';
