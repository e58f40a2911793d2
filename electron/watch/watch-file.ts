// The watches on disk, and what is still to be told, so that a restart loses none. Holds job ids, task names and
// account keys; no WSID and no secret.
import * as v from 'valibot';
import { toJobId, type JobId } from '../casjobs/job.ts';
import { openJsonFile, type JsonFile } from '../disk/json-file.ts';
import { linePerEntry } from '../disk/line-per-entry.ts';
import { listOf, version } from '../disk/lenient.ts';
import { toldSchema } from './told-schema.ts';
import type { Watch } from './watch.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const jobId = v.pipe(
  v.string(),
  v.check((text) => toJobId(text) === text),
  v.transform((text) => text as JobId),
);

const unproven = v.object({
  outcome: v.picklist(['quick-job', 'no-such-job', 'vanished', 'not-confirmed']),
  at: v.number(),
  of: v.picklist(['cancel', 'until-done']),
});

const watch = v.object({
  accountKey: v.string(),
  jobId,
  kind: v.picklist(['cancel', 'until-done', 'recheck']),
  // Of a later version's source or state the watch itself still holds.
  source: v.fallback(v.picklist(['tray', 'window', 'notice']), 'window'),
  since: v.number(),
  sent: v.fallback(v.picklist(['not-yet', 'heard', 'unknown']), 'unknown'),
  tries: count,
  seenOpen: v.boolean(),
  cancelingSince: v.nullable(v.number()),
  toldStillCanceling: v.boolean(),
  idleLooks: count,
  missingLooks: count,
  // Older files do not have these.
  silentSince: v.optional(v.fallback(v.nullable(v.number()), null), null),
  unproven: v.optional(v.fallback(v.nullable(unproven), null), null),
  untilDoneToo: v.optional(v.boolean(), false),
  stopped: v.optional(v.boolean(), false),
});

const owed = v.object({ told: toldSchema, at: v.number() });

/** How many cancels have gone out while others that were asked for with them wait. Older files do not have it. */
const sentCancels = v.optional(v.fallback(count, 0), 0);

/** An entry that makes no sense here stays in the file, for the version that wrote it. */
const file = v.object({
  version,
  watches: listOf(watch),
  // Older files do not have it.
  owed: v.optional(v.fallback(listOf(owed), []), []),
  sentCancels,
});

const lists = {
  watches: { id: ['accountKey', 'jobId'], schema: watch },
  owed: { id: ['at', 'told.accountKey', 'told.jobId', 'told.outcome'], schema: owed },
};

type OnDisk = v.InferOutput<typeof file>;

export type WatchFile = JsonFile<Omit<OnDisk, 'watches'> & { watches: Watch[] }>;

export const noWatches: OnDisk = { version: 1, watches: [], owed: [], sentCancels: 0 };

/** Opens `watches.json`; see JsonFile for what may reject. */
export const openWatchFile = (path: string): Promise<WatchFile> =>
  openJsonFile<OnDisk>({
    ...{ file: path, schema: file, lists, toText: linePerEntry },
    ...{ atFirst: noWatches, keepsBackup: true },
  });
