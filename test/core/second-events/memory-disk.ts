// Stands in for electron/storage/json-file.ts where the clock is the test's: the same promises, without waiting for a
// real disk. What lies in it is text, so that a restart reads what was written.
import * as v from 'valibot';
import type { JsonFile, JsonFileOptions } from '../../../electron/storage/json-file.ts';
import { createGate } from '../../fakes/gate.ts';
import { noBackup } from '../../fakes/no-backup.ts';

const texts = new Map<string, string>();
let held: Promise<void> | null = null;
let release = (): void => undefined;

/** No change of the watches comes to lie on the disk until it is let go. */
export const useMemoryDisk = (): void => {
  const { opened, open } = createGate();
  held = opened;
  release = open;
};

export const useRealDisk = (): void => {
  held = null;
  release();
};

/** All that lies in a folder, as one text. */
export const textIn = (folder: string, name: string): string =>
  [...texts]
    .flatMap(([file, text]) => (file.startsWith(folder) && file.endsWith(name) ? [text] : []))
    .join();

export const openJsonFile = <T>({
  file,
  schema,
  atFirst,
}: JsonFileOptions<T>): Promise<JsonFile<T>> => {
  const text = texts.get(file);
  let value = text === undefined ? atFirst : v.parse(schema, JSON.parse(text));
  let line: Promise<void> = Promise.resolve();
  const change: JsonFile<T>['change'] = (next) => {
    const written = line.then(async () => {
      const wanted = next(value);
      const text = JSON.stringify(wanted);
      if (file.endsWith('watches.json')) await held;
      texts.set(file, text);
      value = wanted;
    });
    line = written.catch(() => undefined);
    return written;
  };
  return Promise.resolve({
    value: () => value,
    damagedAs: null,
    closed: null,
    unread: { values: [], entries: 0 },
    changedAs: () => null,
    change,
    dropUnread: () => change((now) => now),
    replace: (wanted) => change(() => wanted),
    ...noBackup,
  });
};
