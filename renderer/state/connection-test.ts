// Whether the result of a connection test is still current, or older than the account's own status. Pure.
import type { AppError } from '../../electron/result.ts';
import type { AccountView } from '../../electron/core/view-model/snapshot.ts';

export interface TestResult {
  /** When the result arrived, ms since 1970. */
  readonly at: number;
  /** Null: the connection works. */
  readonly error: AppError | null;
}

type Known = Pick<AccountView, 'connection' | 'lastSuccessAt'>;

export const isCurrent = (
  { at, error }: TestResult,
  { connection, lastSuccessAt }: Known,
): boolean => {
  if (connection.kind === 'error') return error !== null || connection.since <= at;
  return error === null || lastSuccessAt === null || lastSuccessAt <= at;
};

/** Whether the account's own status says the opposite of the result. */
export const contradicts = ({ error }: TestResult, { connection }: Known): boolean =>
  connection.kind === 'error' ? error === null : error !== null;
