// The backup methods of a file that has no backup.
import type { JsonFile } from '../../electron/storage/json-file.ts';

type OfBackup = 'offered' | 'restore' | 'discardOffered' | 'settled';

const nothing = (): Promise<void> => Promise.resolve();

export const noBackup: Pick<JsonFile<never>, OfBackup> = {
  offered: () => null,
  restore: nothing,
  discardOffered: nothing,
  settled: nothing,
};
