// What is to be told, as it may lie in a file: the same as Told, checked.
import * as v from 'valibot';
import { casJobsErrorCodes } from '../casjobs/errors.ts';
import { statusWords } from '../casjobs/job.ts';
import type { ErrorCode } from '../outcome.ts';
import { outcomeKinds, type Told } from './outcomes.ts';

const otherCodes = [
  ...(['keychain-unavailable', 'keychain-locked', 'keychain-denied', 'keychain-slow'] as const),
  ...(['keychain-full', 'keychain-gone', 'keychain-changed'] as const),
  ...(['keychain-failed', 'keychain-off'] as const),
  ...(['credentials-doubted'] as const),
  ...(['bad-input', 'no-account', 'locked', 'not-confirmed-person', 'disk', 'internal'] as const),
] satisfies readonly ErrorCode[];

export const toldSchema: v.GenericSchema<unknown, Told> = v.object({
  accountKey: v.string(),
  jobId: v.string(),
  taskName: v.nullable(v.string()),
  source: v.fallback(v.picklist(['tray', 'window', 'notice']), 'window'),
  outcome: v.picklist(outcomeKinds),
  status: v.fallback(v.nullable(v.picklist([...statusWords, 'unknown'])), null),
  cancelingMs: v.nullable(v.number()),
  trouble: v.nullable(
    v.object({ code: v.picklist([...casJobsErrorCodes, ...otherCodes]), detail: v.string() }),
  ),
  rows: v.string(),
  ranMs: v.nullable(v.number()),
  hasOutput: v.boolean(),
  // Files of earlier versions have none.
  hasError: v.optional(v.boolean(), false),
});
