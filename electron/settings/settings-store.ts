// The settings as they lie on the disk: read once, filled up from the defaults, written whole. No secret ever does.
import path from 'node:path';
import * as v from 'valibot';
import { openJsonFile, type JsonFile } from '../storage/json-file.ts';
import { isFields, readFields, version, type Fields } from '../storage/other-versions.ts';
import type { AppError } from '../result.ts';
import { closedLock, defaultSettings, settingsSchema, type Settings } from './settings.ts';
import { t } from '../i18n/translate.ts';

export interface SettingsStore {
  value(): Settings;
  /** Holds once it lies on the disk; what is not named stays. Rejects when it cannot be written; the old value then stays. */
  change(settings: Partial<Settings>): Promise<void>;
  /** Back to the defaults; what another version keeps in the file goes too. Rejects as `change`. */
  reset(): Promise<void>;
  /** Called after each change; the answer stops it. */
  onChange(listener: (settings: Settings) => void): () => void;
  /** What happened to the file at the start; null when all was well, or once a change has been written. */
  trouble(): AppError | null;
  /** See JsonFile. */
  offered(): { readonly at: number } | null;
  /** Back to those of the offered copy. Rejects as `change`. */
  restore(): Promise<void>;
  discardOffered(): Promise<void>;
  settled(): Promise<void>;
  /** The name of the file in which the content of another program was kept; null: there was none. */
  changedAs(): string | null;
}

type Kept = Settings & { readonly version: 1 };

/**
 * A file of an older app lacks keys: they have their defaults. One of a newer app has more, and other values: they
 * stay in the file, so that going back and forth between versions loses nothing. A lock that is not understood is
 * closed, because somebody wanted one.
 */
const fileSchema = v.pipe(
  v.custom<Fields>(isFields),
  v.transform((keys): Fields => ({
    ...readFields(settingsSchema.entries, keys, {
      missing: { ...defaultSettings },
      unknown: { ...defaultSettings, lock: closedLock(keys['lock']) },
    }),
    version: keys['version'] ?? 1,
  })),
  v.object({ ...settingsSchema.entries, version: v.fallback(version, 1) }),
);

const atFirst: Kept = { ...defaultSettings, version: 1 };

const trouble = (detail: string): AppError => ({ code: 'file', detail });

const troubleOf = (file: JsonFile<Kept>, where: string): AppError | null => {
  const { damagedAs, closed, unread } = file;
  if (closed) return trouble(t('file.closed', { what: 'settings', why: closed, file: where }));
  if (damagedAs !== null)
    return trouble(
      t('file.settings-damaged', {
        file: path.basename(damagedAs),
        backup: String(file.offered() !== null),
      }),
    );
  const names = unread.values.filter((name) => name !== 'version');
  if (names.length === 0) return null;
  const isLock = names.some((name) => name.split('.')[0] === 'lock');
  return trouble(t('file.settings-unread', { names: names.join(', '), lock: String(isLock) }));
};

/**
 * Opens `settings.json` of a folder. A missing file means the defaults, a damaged one is put aside, one that cannot
 * be read is left alone and cannot be changed.
 * @throws {Error} where the folder cannot be made
 */
export const openSettings = async ({ folder }: { folder: string }): Promise<SettingsStore> => {
  const where = path.join(folder, 'settings.json');
  const file = await openJsonFile<Kept>({
    file: where,
    schema: fileSchema,
    atFirst,
    keepsBackup: true,
  });
  const listeners = new Set<(settings: Settings) => void>();
  let untold = troubleOf(file, where);
  const value = (): Settings => v.parse(settingsSchema, file.value());
  const changing = async (written: Promise<void>): Promise<void> => {
    await written;
    untold = null;
    listeners.forEach((listener) => listener(value()));
  };
  return {
    value,
    trouble: () => untold,
    changedAs: () => file.changedAs(),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    change: (settings) => changing(file.change((now) => ({ ...now, ...settings }))),
    reset: () => changing(file.replace(atFirst)),
    offered: () => file.offered(),
    restore: () => changing(file.restore((_now, good) => good)),
    discardOffered: async () => {
      await file.discardOffered();
      // What it says leads to the backup.
      untold = null;
    },
    settled: () => file.settled(),
  };
};
