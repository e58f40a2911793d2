// The settings as they lie on the disk: read once, filled up from the defaults, written whole. No secret ever does.
import path from 'node:path';
import * as v from 'valibot';
import { openJsonFile, type JsonFile } from '../disk/json-file.ts';
import type { Trouble } from '../outcome.ts';
import { defaultSettings, settingsSchema, type Settings } from './settings.ts';
import { say } from '../words/say.ts';

export interface SettingsStore {
  value(): Settings;
  /** Holds once it lies on the disk. Rejects when it cannot be written; the old value then stays. */
  change(settings: Settings): Promise<void>;
  /** Called after each change; the answer stops it. */
  onChange(listener: (settings: Settings) => void): () => void;
  /** What happened to the file at the start; null when all was well, or once a change has been written. */
  trouble(): Trouble | null;
}

type Keys = Readonly<Record<string, unknown>>;

/** The form of the file, for a later app that has to read an older one. */
const VERSION = 1;

const isKeys = (value: unknown): value is Keys =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `top` laid over `ground`, key by key: what only one of them has stays. */
const overlay = (ground: Keys, top: Keys): Keys => ({
  ...ground,
  ...Object.fromEntries(
    Object.entries(top).map(([key, value]) => {
      const below = ground[key];
      return [key, isKeys(below) && isKeys(value) ? overlay(below, value) : value];
    }),
  ),
});

const keysOf = (settings: Settings): Keys => ({ ...settings });

/**
 * A file of an older app lacks keys: they have their defaults. One of a newer app has more: they are kept, so
 * that going back and forth between versions loses nothing.
 */
const fileSchema = v.pipe(
  v.custom<Keys>(isKeys),
  v.transform((keys) => overlay(keysOf(defaultSettings), keys)),
  v.check((keys) => v.is(settingsSchema, keys)),
);

const versionOf = (keys: Keys): number =>
  typeof keys['version'] === 'number' ? Math.max(keys['version'], VERSION) : VERSION;

const atFirst: Keys = keysOf(defaultSettings);

/** Stands in for a file that the disk does not let be read: writing over it unseen would lose what it holds. */
const closedFile = (why: unknown): JsonFile<Keys> => ({
  value: () => atFirst,
  ...{ damagedAs: null, isRest: false },
  change: () => Promise.reject(why instanceof Error ? why : new Error('settings.json is closed')),
});

const trouble = (detail: string): Trouble => ({ code: 'disk', detail });

type Opened = readonly [JsonFile<Keys>, Trouble | null];

const openFile = async (file: string): Promise<Opened> => {
  try {
    const opened = await openJsonFile<Keys>({ file, schema: fileSchema, atFirst });
    if (opened.damagedAs === null) return [opened, null];
    const aside = path.basename(opened.damagedAs);
    return [opened, trouble(say('file.settings-damaged', { file: aside }))];
  } catch (error) {
    return [closedFile(error), trouble(say('file.settings-closed'))];
  }
};

/**
 * Opens `settings.json` of a folder. Never rejects: a missing file means the defaults, a damaged one is put
 * aside, one that cannot be read is left alone and cannot be changed.
 */
export const openSettings = async ({ folder }: { folder: string }): Promise<SettingsStore> => {
  const [file, troubleAtFirst] = await openFile(path.join(folder, 'settings.json'));
  const listeners = new Set<(settings: Settings) => void>();
  let untold = troubleAtFirst;
  const value = (): Settings => v.parse(settingsSchema, file.value());
  return {
    value,
    trouble: () => untold,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    change: async (settings) => {
      await file.change((keys) => ({
        ...overlay(keys, keysOf(settings)),
        version: versionOf(keys),
      }));
      untold = null;
      listeners.forEach((listener) => listener(value()));
    },
  };
};
