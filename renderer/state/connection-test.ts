// Whether the result of a connection test still holds, or the service has said something else since. Pure.
import type { Trouble } from '../../electron/outcome.ts';
import type { AccountView } from '../../electron/snapshot.ts';

export interface TestResult {
  /** When the answer came, ms since 1970. */
  readonly at: number;
  /** Null: the connection works. */
  readonly trouble: Trouble | null;
}

type Known = Pick<AccountView, 'standing' | 'lastGoodLookAt'>;

export const isCurrent = (
  { at, trouble }: TestResult,
  { standing, lastGoodLookAt }: Known,
): boolean => {
  if (standing.kind === 'trouble') return trouble !== null || standing.since <= at;
  return trouble === null || lastGoodLookAt === null || lastGoodLookAt <= at;
};

/** Whether the account's own status says the opposite: then it is the older of the two. */
export const contradicts = ({ trouble }: TestResult, { standing }: Known): boolean =>
  standing.kind === 'trouble' ? trouble === null : trouble !== null;
