// The copies beside a JSON file. Its newest good content is kept as a backup; once the file is damaged, the backup is
// offered, over restarts, until the user restores or discards it. Damaged content, and what another program wrote, is
// put aside under another name.
import { readFile, rename, rm, stat, copyFile } from 'node:fs/promises';
import { retryIfLocked, writeAtomic } from './atomic-file.ts';

interface Offered {
  readonly bytes: Uint8Array;
  /** When it was written; ms since 1970. */
  readonly at: number;
}

export interface Backup {
  /** Writes the copy soon; of several contents in the meantime only the newest. After a failure, the next one counts. */
  keep(text: string): void;
  /** Writes the copy, and drops the offered one. Rejects as the disk does. */
  replace(text: string): Promise<void>;
  /** The file is damaged: the copy is offered from now on, unless one is offered already. */
  offer(): Promise<void>;
  offered(): Promise<Offered | null>;
  /** Rejects as the disk does. */
  discard(): Promise<void>;
  /** Resolves when the copies so far are written, or have failed. */
  settled(): Promise<void>;
}

/** The files beside `accounts.json`. */
export const backupOf = (file: string): string => file.replace(/\.json$/, '.backup.json');
export const offeredOf = (file: string): string => file.replace(/\.json$/, '.backup-offered.json');

export const createBackup = (file: string): Backup => {
  const [copy, offered] = [backupOf(file), offeredOf(file)];
  let newest: string | null = null;
  let writing: Promise<void> = Promise.resolve();
  let isFirst = true;
  const write = async (text: string): Promise<void> => {
    // Usually nothing has changed since the last start of the app.
    const isThere = isFirst && (await readFile(copy, 'utf8').catch(() => null)) === text;
    isFirst = false;
    if (!isThere) await writeAtomic(copy, text);
  };
  const writeNewest = async (): Promise<void> => {
    const text = newest;
    newest = null;
    if (text !== null) await write(text).catch(() => undefined);
  };
  const discard = (): Promise<void> => retryIfLocked(() => rm(offered, { force: true }));
  return {
    keep: (text) => {
      const isPlanned = newest !== null;
      newest = text;
      if (!isPlanned) writing = writing.then(writeNewest);
    },
    replace: async (text) => {
      newest = null;
      await writing;
      await write(text);
      await discard();
    },
    offer: async () => {
      if ((await sizeOf(offered)) === null && (await sizeOf(copy)) !== null)
        await retryIfLocked(() => rename(copy, offered));
    },
    offered: async () => {
      try {
        const { mtimeMs: at } = await stat(offered);
        return { bytes: await retryIfLocked(() => readFile(offered)), at };
      } catch {
        return null;
      }
    },
    discard,
    settled: () => writing,
  };
};

const sizeOf = (file: string): Promise<number | null> =>
  stat(file).then(
    ({ size }) => size,
    () => null,
  );

/** Keeps the content of a file under another name: it may be the only copy. @returns that name */
export const quarantine = async (
  file: string,
  why: 'damaged' | 'changed',
  put: (from: string, to: string) => Promise<void>,
): Promise<string> => {
  const aside = file.replace(/\.json$/, `.${why}-${Date.now()}.json`);
  await retryIfLocked(() => put(file, aside));
  return aside;
};

interface ChangeDetector {
  /** The app has just read or written the file. */
  note(): Promise<void>;
  /** Keeps a copy of the file if another program has written it since. */
  keepForeign(): Promise<void>;
  /** Where the newest copy is; null if there is none. */
  keptAs(): string | null;
}

/** Notices when another program, such as an editor or one that synchronizes folders, has written a file. */
export const createChangeDetector = (file: string): ChangeDetector => {
  let own: string | null = null;
  let kept: string | null = null;
  const fileVersion = async (): Promise<string | null> => {
    try {
      const { mtimeMs, size, ino } = await stat(file);
      return JSON.stringify([mtimeMs, size, ino]);
    } catch {
      return null;
    }
  };
  return {
    note: async () => void (own = await fileVersion()),
    keepForeign: async () => {
      const now = await fileVersion();
      // A file that is gone holds nothing to keep.
      if (now !== null && now !== own) kept = await quarantine(file, 'changed', copyFile);
    },
    keptAs: () => kept,
  };
};
