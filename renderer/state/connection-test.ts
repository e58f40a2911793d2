// Whether the result of a connection test is still current, or older than the account's own status. Pure.
import type { AppError } from '../../electron/result.ts';
import type { AccountView } from '../../electron/core/view-model/snapshot.ts';

export interface TestResult {
  /** When the result arrived, ms since 1970. */
  readonly at: number;
  /** Null: the connection works. */
  readonly trouble: AppError | null;
}

type Known = Pick<AccountView, 'standing' | 'lastSuccessAt'>;

export const isCurrent = (
  { at, trouble }: TestResult,
  { standing, lastSuccessAt }: Known,
): boolean => {
  if (standing.kind === 'trouble') return trouble !== null || standing.since <= at;
  return trouble === null || lastSuccessAt === null || lastSuccessAt <= at;
};

/** Whether the account's own status says the opposite of the result. */
export const contradicts = ({ trouble }: TestResult, { standing }: Known): boolean =>
  standing.kind === 'trouble' ? trouble === null : trouble !== null;
