// Notices that the app's program was replaced on the disk while it runs, which an upgrade of its package does. The running
// program stays the old one until it is restarted. No Electron.
import { statSync, watch } from 'node:fs';
import path from 'node:path';

export interface ProgramWatch {
  isReplaced(): boolean;
  close(): void;
}

export interface ProgramWatchParts {
  /** The program's file, or the AppImage. */
  readonly file: string;
  /** `isReplaced()` has changed. */
  readonly changed: () => void;
  /** An installer writes many files, one after the other; ms. */
  readonly settleMs?: number;
}

const SETTLE_MS = 3_000;

/** What tells one file from another at the same path; null if there is none. */
const identityOf = (file: string): string | null => {
  try {
    const { ino, size, mtimeMs } = statSync(file);
    return [ino, size, mtimeMs].join();
  } catch {
    return null;
  }
};

/** Where the folder can't be watched, or its events are lost, `isReplaced` notices it by itself. */
export const watchProgram = ({
  file,
  changed,
  settleMs = SETTLE_MS,
}: ProgramWatchParts): ProgramWatch => {
  const own = identityOf(file);
  let isReplaced = false;
  let last = { at: Date.now(), identity: own };
  let timer: NodeJS.Timeout | undefined;

  const check = (): void => {
    const now = identityOf(file);
    // While it is missing it is being replaced, or the package was removed.
    const isOther = now !== null && now !== own;
    if (isOther === isReplaced) return;
    isReplaced = isOther;
    changed();
  };
  /** Believes a file that was the same a while before, so that no installer is in its middle. */
  const look = (): void => {
    const at = Date.now();
    if (Math.abs(at - last.at) < settleMs) return;
    const identity = identityOf(file);
    if (identity === last.identity) isReplaced = identity !== null && identity !== own;
    last = { at, identity };
  };
  const checkSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(check, settleMs).unref();
  };
  const open = () => {
    try {
      const watcher = watch(path.dirname(file), { persistent: false }, checkSoon);
      return watcher.on('error', () => watcher.close());
    } catch {
      return null;
    }
  };
  const watcher = own === null ? null : open();
  return {
    isReplaced: () => {
      look();
      return isReplaced;
    },
    close: () => {
      clearTimeout(timer);
      watcher?.close();
    },
  };
};
