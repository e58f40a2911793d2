// The watches on disk, and what is still to be told, so that a restart loses none. Holds job ids, task names and
// account keys; no WSID and no secret.
import * as v from 'valibot';
import { toJobId, type JobId } from '../casjobs/job.ts';
import { openJsonFile, type JsonFile } from '../disk/json-file.ts';
import { toldSchema } from './told-schema.ts';
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

const owed = v.object({ told: toldSchema, at: v.number() });

const version = v.literal(1);
const file = v.object({
  version,
  watches: v.array(watch),
  // Older files do not have it.
  owed: v.optional(v.array(owed), []),
});

/** Where single entries make no sense the others are kept. */
const good = <T>(entry: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((entries) =>
      entries.flatMap((one) => {
        const { success, output } = v.safeParse(entry, one);
        return success ? [output] : [];
      }),
    ),
  );
const rest = v.object({ version, watches: good(watch), owed: v.optional(good(owed), []) });

type OnDisk = v.InferOutput<typeof file>;

export type WatchFile = JsonFile<Omit<OnDisk, 'watches'> & { watches: Watch[] }>;

/** Opens `watches.json`; see JsonFile for what may reject. */
export const openWatchFile = (path: string): Promise<WatchFile> =>
  openJsonFile<OnDisk>({
    ...{ file: path, schema: file, rest },
    atFirst: { version: 1, watches: [], owed: [] },
  });
