// The settings' file, settings.json: read once, completed from the defaults, and written whole.
import path from 'node:path';
import * as v from 'valibot';
import { t } from '../i18n/translate.ts';
import type { AppError } from '../result.ts';
import { openJsonFile, type JsonFile } from '../storage/json-file.ts';
import { isFields, readFields, version, type Fields } from '../storage/other-versions.ts';
import { closedLock, defaultSettings, settingsSchema, type Settings } from './settings.ts';

export interface SettingsStore {
  value(): Settings;
  /** Changes the given settings once they are on the disk. Rejects if they can't be written; the old values then stay. */
  change(settings: Partial<Settings>): Promise<void>;
  /** Returns to the defaults and deletes what other versions keep in the file. Rejects as `change`. */
  reset(): Promise<void>;
  /** Calls the listener after each change. @returns a function that stops it */
  onChange(listener: (settings: Settings) => void): () => void;
  /** What was wrong with the file at the start; null if nothing was, or once a change has been written. */
  error(): AppError | null;
  /** See JsonFile. */
  offered(): { readonly at: number } | null;
  /** Returns to the settings of the offered copy. Rejects as `change`. */
  restore(): Promise<void>;
  discardOffered(): Promise<void>;
  settled(): Promise<void>;
  /** The name of the file that keeps what another program wrote; null if there is none. */
  changedAs(): string | null;
}

type Kept = Settings & { readonly version: 1 };

/**
 * Keys that a file of an older version lacks have their defaults. What a newer version wrote stays in the file, so that
 * changing versions loses nothing. A lock that is not understood is closed, because somebody wanted one.
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

/** What settings are called in files of earlier builds. */
const formerNames = {
  idleLooks: 'backgroundChecks',
  toldNoTray: 'dismissedNoTray',
  toldNoNotices: 'dismissedNoNotifications',
  toldInTray: 'dismissedInTray',
  trouble: 'problems',
};

const atFirst: Kept = { ...defaultSettings, version: 1 };

const error = (detail: string): AppError => ({ code: 'file', detail });

const errorOf = (file: JsonFile<Kept>, where: string): AppError | null => {
  const { damagedAs, closed, unread } = file;
  if (closed) return error(t('file.closed', { what: 'settings', why: closed, file: where }));
  if (damagedAs !== null)
    return error(
      t('file.settings-damaged', {
        file: path.basename(damagedAs),
        backup: String(file.offered() !== null),
      }),
    );
  const names = unread.values.filter((name) => name !== 'version');
  if (names.length === 0) return null;
  const isLock = names.some((name) => name.split('.')[0] === 'lock');
  return error(t('file.settings-unread', { names: names.join(', '), lock: String(isLock) }));
};

/**
 * Opens `settings.json` in a folder. A missing file means the defaults, a damaged one is put aside, and one that can't be
 * read is left alone and can't be changed.
 * @throws {Error} if the folder can't be made
 */
export const openSettings = async ({ folder }: { folder: string }): Promise<SettingsStore> => {
  const where = path.join(folder, 'settings.json');
  const file = await openJsonFile<Kept>({
    file: where,
    formerNames,
    schema: fileSchema,
    atFirst,
    keepsBackup: true,
  });
  const listeners = new Set<(settings: Settings) => void>();
  let problem = errorOf(file, where);
  const value = (): Settings => v.parse(settingsSchema, file.value());
  const changing = async (written: Promise<void>): Promise<void> => {
    await written;
    problem = null;
    listeners.forEach((listener) => listener(value()));
  };
  return {
    value,
    error: () => problem,
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
      // Its text offers the backup.
      problem = null;
    },
    settled: () => file.settled(),
  };
};
