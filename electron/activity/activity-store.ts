// The activity list on disk, so that it outlives a restart. What is checked here was made by this app from its own
// words and the service's, which have been cleaned of password and WSID before (casjobs/scrub.ts).
import * as v from 'valibot';
import { openJsonFile, type JsonFile } from '../storage/json-file.ts';
import { listOf, version } from '../storage/other-versions.ts';

/** Of the service's own words, so many characters are kept. */
export const MOST_DETAIL = 2000;
/** Of a title or a body. */
export const MOST_TEXT = 1000;

/**
 * Of each kind of line the newest are kept, so that a busy list of jobs cannot push out what came of a person's own
 * cancels. Outcomes: a month of 60 a day.
 */
export const MOST_LINES = { outcome: 2_000, status: 100, other: 300 } as const;
export type LineKind = keyof typeof MOST_LINES;

/** Of the outcomes of single jobs, for their rows, so many newest are kept. */
export const MOST_OUTCOMES = 2_000;

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const jobId = v.pipe(v.string(), v.regex(/^\d{1,19}$/));
const at = v.pipe(v.number(), v.finite());

const line = v.object({
  at,
  title: text(MOST_TEXT),
  body: text(MOST_TEXT),
  weight: v.fallback(v.picklist(['plain', 'good', 'attention']), 'plain'),
  accountKey: v.nullable(text(64)),
  jobId: v.nullable(jobId),
  detail: text(MOST_DETAIL),
  // Files of version 0.1 have neither of these.
  kind: v.fallback(v.optional(v.picklist(['outcome', 'status', 'other'])), undefined),
  /** The title with `{account}` in the place of the account's name, which may change. */
  template: v.optional(text(MOST_TEXT)),
});

/** What came of a job, for its row. The kind is a text here: a later version may know more of them. */
const outcome = v.object({ accountKey: text(64), jobId, outcome: text(64), at });

const file = v.object({
  version,
  lines: listOf(line),
  outcomes: v.optional(listOf(outcome)),
});

export type KeptLine = v.InferOutput<typeof line>;
export type KeptOutcome = v.InferOutput<typeof outcome>;
export type KeptActivity = v.InferOutput<typeof file>;
export type ActivityFile = JsonFile<KeptActivity>;

export const noActivity: KeptActivity = { version: 1, lines: [] };

/** Opens `activity.json`; see JsonFile for what may reject. */
export const openActivityFile = (path: string): Promise<ActivityFile> =>
  openJsonFile({
    file: path,
    schema: file,
    atFirst: noActivity,
    lists: {
      lines: { id: ['at', 'accountKey', 'jobId', 'title'], schema: line },
      outcomes: { id: ['accountKey', 'jobId', 'at'], schema: outcome },
    },
  });
