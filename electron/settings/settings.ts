// The settings: their schema, their defaults, and the file settings.json. It never contains a secret or a WSID.
import * as v from 'valibot';
import path from 'node:path';
import { openJsonFile, type JsonFile } from '../storage/json-file.ts';
import { isFields, readFields, version, type Fields } from '../storage/other-versions.ts';
import type { AppError } from '../result.ts';
import { t } from '../i18n/translate.ts';

/**
 * A global shortcut, as Electron writes it: two or more of the modifiers in this order, then a letter, a digit
 * or a function key. One modifier alone would take, say, Ctrl+C from every other program.
 */
const shortcutForm =
  /^(?=(?:[A-Za-z]+\+){2})(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:Meta\+)?(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4]))$/;

/** A proxy, as electron/network reads it from what is typed; it holds no user name and no password. */
const proxyForm = /^(?:https?|socks[45]):\/\/(?:\[[0-9a-f:.]+\]|[^\s:/@[\]]{1,255}):\d{1,5}$/i;

export const settingsSchema = v.object({
  theme: v.picklist(['system', 'light', 'dark']),
  keepInTray: v.boolean(),
  /** Whether the user wants start at login; the system tells whether it is on. */
  startAtLogin: v.boolean(),
  /** Opens `Cancel by ID…` from any program, for example `Ctrl+Shift+K`; null: none. */
  shortcut: v.nullable(v.pipe(v.string(), v.regex(shortcutForm))),
  /** The user was told that this desktop shows no tray icons. */
  toldNoTray: v.boolean(),
  /** The user was told that this system shows no notifications. */
  toldNoNotices: v.boolean(),
  /** Windows: the user was told where the app is when its window is closed. */
  toldInTray: v.boolean(),
  /** Polls every ten minutes while nothing is watched and no window is open. */
  idleLooks: v.boolean(),
  notices: v.object({
    /** Outcomes of a cancel. */
    cancelling: v.boolean(),
    /** Ends of jobs that are watched until done. */
    done: v.boolean(),
    /** Rejected credentials and the like. */
    trouble: v.boolean(),
  }),
  /** How the services are reached. */
  network: v.object({
    /** `system`: by the proxies that the system names; `custom`: by `address`. */
    proxy: v.picklist(['system', 'none', 'custom']),
    /** `http://host:port`, https, socks5 or socks4; empty if none was typed. */
    address: v.union([v.literal(''), v.pipe(v.string(), v.regex(proxyForm))]),
    /** The PEM file of the user's own certificates. */
    certificateFile: v.nullable(v.pipe(v.string(), v.maxLength(4096))),
  }),
  /** When accounts can be changed only after the user has confirmed who they are. */
  lock: v.object({
    /** Minutes without use of the window; 0: never. */
    afterMinutes: v.picklist([0, 1, 5, 15, 60]),
    /** With the screen of the system. */
    withScreen: v.boolean(),
    /** Whether jobs can be cancelled all the same. */
    letsCancel: v.boolean(),
  }),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: Settings = {
  theme: 'system',
  keepInTray: true,
  startAtLogin: false,
  shortcut: null,
  toldNoTray: false,
  toldNoNotices: false,
  toldInTray: false,
  idleLooks: true,
  notices: { cancelling: true, done: true, trouble: true },
  network: { proxy: 'system', address: '', certificateFile: null },
  lock: { afterMinutes: 0, withScreen: false, letsCancel: true },
};

const minutes = settingsSchema.entries.lock.entries.afterMinutes.options;

/**
 * The lock, if a part of it is not understood: never less strict than what the user chose. Minutes that are not a choice
 * of this version become the next shorter choice.
 */
const closedLock = (lock: unknown): Settings['lock'] => {
  const chosen =
    typeof lock === 'object' && lock !== null && 'afterMinutes' in lock ? lock.afterMinutes : null;
  const most = typeof chosen === 'number' ? chosen : 0;
  const afterMinutes = minutes.findLast((choice) => choice <= most && choice > 0) ?? 1;
  return { afterMinutes, withScreen: true, letsCancel: false };
};

export interface SettingsStore {
  value(): Settings;
  /** Changes the given settings once they are on the disk. Rejects if they can't be written; the old values then stay. */
  change(settings: Partial<Settings>): Promise<void>;
  /** Returns to the defaults and deletes what other versions keep in the file. Rejects as `change`. */
  reset(): Promise<void>;
  /** Calls the listener after each change. @returns a function that stops it */
  onChange(listener: (settings: Settings) => void): () => void;
  /** What was wrong with the file at the start; null if nothing was, or once a change has been written. */
  trouble(): AppError | null;
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
 * Opens `settings.json` in a folder. A missing file means the defaults, a damaged one is put aside, and one that can't be
 * read is left alone and can't be changed.
 * @throws {Error} if the folder can't be made
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
  let problem = troubleOf(file, where);
  const value = (): Settings => v.parse(settingsSchema, file.value());
  const changing = async (written: Promise<void>): Promise<void> => {
    await written;
    problem = null;
    listeners.forEach((listener) => listener(value()));
  };
  return {
    value,
    trouble: () => problem,
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
