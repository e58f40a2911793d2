// Keeps a file beside its place under another name, and notices when another program has written a file since this app
// did, so that its content is kept.
import { retryIfLocked } from './retry-if-locked.ts';
import { copyFile, stat } from 'node:fs/promises';

/** Keeps what is in the file: it may be all that its user has of it. @returns where it lies now */
export const quarantine = async (
  file: string,
  why: 'damaged' | 'changed',
  put: (from: string, to: string) => Promise<void>,
): Promise<string> => {
  const aside = file.replace(/\.json$/, `.${why}-${Date.now()}.json`);
  await retryIfLocked(() => put(file, aside));
  return aside;
};

export interface ChangeDetector {
  /** The file is as this app has read or written it. */
  note(): Promise<void>;
  /** Keeps a copy of what another program has put in its place since. */
  keepForeign(): Promise<void>;
  keptAs(): string | null;
}

/** An editor or a program that synchronizes folders may write the file while the app runs. */
export const createChangeDetector = (file: string): ChangeDetector => {
  let own: string | null = null;
  let kept: string | null = null;
  const look = async (): Promise<string | null> => {
    try {
      const { mtimeMs, size, ino } = await stat(file);
      return JSON.stringify([mtimeMs, size, ino]);
    } catch {
      return null;
    }
  };
  return {
    note: async () => void (own = await look()),
    keepForeign: async () => {
      const now = await look();
      // A file that is gone holds nothing to keep.
      if (now !== null && now !== own) kept = await quarantine(file, 'changed', copyFile);
    },
    keptAs: () => kept,
  };
};
