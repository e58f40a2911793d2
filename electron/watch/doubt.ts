// After which failures it is not known whether the service has heard a command. Pure.
import type { CasJobsErrorCode } from '../casjobs/errors.ts';
import type { ErrorCode } from '../outcome.ts';

export const DONT_KNOW: ReadonlySet<ErrorCode> = new Set<CasJobsErrorCode>([
  'timed-out',
  'unreachable',
  'not-understood',
  'too-large',
  'passing-fault',
]);
