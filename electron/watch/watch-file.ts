// The watches on disk, so that a restart loses none. Holds job ids and account keys; no WSID and no secret.
import * as v from 'valibot';
import { toJobId, type JobId } from '../casjobs/job.ts';
import { openJsonFile, type JsonFile } from '../disk/json-file.ts';
import type { Watch } from './watch.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const jobId = v.pipe(
  v.string(),
  v.check((text) => toJobId(text) === text),
  v.transform((text) => text as JobId),
);

const watch = v.object({
  accountKey: v.string(),
  jobId,
  kind: v.picklist(['cancel', 'until-done']),
  source: v.picklist(['tray', 'window', 'notice']),
  since: v.number(),
  sent: v.picklist(['not-yet', 'heard', 'unknown']),
  tries: count,
  seenOpen: v.boolean(),
  cancelingSince: v.nullable(v.number()),
  toldStillCanceling: v.boolean(),
  idleLooks: count,
  missingLooks: count,
  // Older files do not have it.
  untilDoneToo: v.optional(v.boolean(), false),
});

const file = v.object({ version: v.literal(1), watches: v.array(watch) });

export type WatchFile = JsonFile<{ version: 1; watches: Watch[] }>;

/** Opens `watches.json`; see JsonFile for what may reject. */
export const openWatchFile = (path: string): Promise<WatchFile> =>
  openJsonFile({ file: path, schema: file, atFirst: { version: 1, watches: [] } });
