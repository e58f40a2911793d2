// Runs what touches the keychain and the disk.
import { done, refused, type Outcome } from '../outcome.ts';
import { troubleIn } from './trouble.ts';

/** An error of either becomes a code, any other is a bug and goes on. */
export const attempt = async <T>(run: () => Promise<T>): Promise<Outcome<T>> => {
  try {
    return done(await run());
  } catch (error) {
    const trouble = troubleIn(error);
    if (trouble) return refused(trouble.code, trouble.detail);
    if (isDiskError(error)) return refused('disk', error.code);
    throw error;
  }
};

const isDiskError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';
