// Finds out whether another program has written a file since this app did, and keeps what that has written.
import { copyFile, stat } from 'node:fs/promises';
import { quarantine } from './quarantine.ts';

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
