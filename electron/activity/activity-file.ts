// The activity list on disk, so that it outlives a restart. What is checked here was made by this app from its own
// words and the service's, which have been cleaned of password and WSID before (casjobs/scrub.ts).
import * as v from 'valibot';
import { openJsonFile, type JsonFile } from '../disk/json-file.ts';
import { listOf, version } from '../disk/lenient.ts';

/** Older lines are dropped; so many are some days' work. */
export const MOST_LINES = 300;
/** Of the service's own words, so many characters are kept. */
export const MOST_DETAIL = 2000;

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));

const line = v.object({
  at: v.pipe(v.number(), v.finite()),
  title: text(1000),
  body: text(1000),
  weight: v.fallback(v.picklist(['plain', 'good', 'attention']), 'plain'),
  accountKey: v.nullable(text(64)),
  jobId: v.nullable(v.pipe(v.string(), v.regex(/^\d{1,19}$/))),
  detail: text(MOST_DETAIL),
});

const file = v.object({
  version,
  lines: listOf(line),
});

export type KeptLine = v.InferOutput<typeof line>;
export type ActivityFile = JsonFile<{ version: 1; lines: KeptLine[] }>;

export const noActivity: { version: 1; lines: KeptLine[] } = { version: 1, lines: [] };

/** Opens `activity.json`; see JsonFile for what may reject. */
export const openActivityFile = (path: string): Promise<ActivityFile> =>
  openJsonFile({
    ...{ file: path, schema: file, ids: { lines: ['at', 'accountKey', 'jobId', 'title'] } },
    atFirst: noActivity,
  });
