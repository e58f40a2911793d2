// What is known of newer versions, updates.json: kept, so that a restart asks nobody again.
import * as v from 'valibot';
import { openJsonFile, type JsonFile } from '../storage/json-file.ts';
import { version } from '../storage/other-versions.ts';

const file = v.object({
  version,
  /** When the last check ended, well or not; ms since 1970. */
  checkedAt: v.nullable(v.pipe(v.number(), v.safeInteger())),
  /** It ended without an answer that can be understood. */
  hasFailed: v.boolean(),
  /** The newest release of the last good answer. */
  newest: v.nullable(v.object({ version: v.string(), page: v.string() })),
  /** The version whose banner the user has closed. */
  dismissed: v.nullable(v.string()),
});

export type KnownUpdates = v.InferOutput<typeof file>;
export type UpdatesFile = JsonFile<KnownUpdates>;

export const noUpdates: KnownUpdates = {
  version: 1,
  checkedAt: null,
  hasFailed: false,
  newest: null,
  dismissed: null,
};

/** Opens `updates.json`; see JsonFile for what may reject. */
export const openUpdatesFile = (path: string): Promise<UpdatesFile> =>
  openJsonFile({ file: path, schema: file, atFirst: noUpdates });
