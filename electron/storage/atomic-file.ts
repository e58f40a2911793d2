// Writes a file whole or not at all, whatever happens: a full disk, a kill, a power cut. Tries again while another
// program has the file open. No library: write-file-atomic 7 takes a short write, which a disk that fills up allows, for
// a whole one and replaces the good file with half of it.
import * as fs from 'node:fs';
import { open, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** These files contain no secrets, but are private. */
const OWN_ONLY = 0o600;

/** Always the same name, so that a file that a kill has left is overwritten next time. */
const newOf = (file: string): string => `${file}.new`;

/**
 * Resolves when the text is on the disk itself. Rejects with the system's error; the file is then as it
 * was. One write of a file at a time.
 */
export const writeAtomic = async (file: string, text: string): Promise<void> => {
  // A link stays a link, because users may keep the file elsewhere.
  const target = await realpath(file).catch(() => file);
  try {
    await writeOut(newOf(target), text);
    await retryIfLocked(() => rename(newOf(target), target));
  } catch (error) {
    // A partial file would only fill the disk.
    await rm(newOf(target), { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(path.dirname(target));
};

const writeOut = async (file: string, text: string): Promise<void> => {
  const handle = await retryIfLocked(() => open(file, 'w', OWN_ONLY));
  try {
    // A file that a kill has left may have another mode, and the umask changes the mode of a new one.
    // Some file systems have no modes.
    await handle.chmod(OWN_ONLY).catch(() => undefined);
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** A new name is on the disk only when its folder is. If that can't be opened, as on Windows, it is not needed. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
};

/** The same, but synchronous, for small files that may be lost: it does not wait for the folder to be on the disk. */
export const writeAtomicSync = (file: string, text: string): void => {
  try {
    retryIfLockedSync(() => fs.writeFileSync(newOf(file), text, { mode: OWN_ONLY, flush: true }));
    chmodSync(newOf(file));
    retryIfLockedSync(() => fs.renameSync(newOf(file), file));
  } catch (error) {
    fs.rmSync(newOf(file), { force: true });
    throw error;
  }
};

const chmodSync = (file: string): void => {
  try {
    fs.chmodSync(file, OWN_ONLY);
  } catch {
    // Some file systems have no modes.
  }
};

/** Windows' codes while a virus scanner, an indexer or a backup has the file open; elsewhere they have other causes. */
const LOCKED = /^(?:EPERM|EACCES|EBUSY)$/;
const FIRST_WAIT_MS = 10;
const LONGEST_WAIT_MS = 320;
/** Waits of 10, 20, 40, 80, 160, 320, 320 … ms. */
const LIMIT_MS = 2_000;
/** Shorter, because the main process does nothing else in this time. */
const LIMIT_SYNC_MS = 300;

const isHeld = (error: unknown, platform: NodeJS.Platform): boolean =>
  platform === 'win32' &&
  error instanceof Error &&
  'code' in error &&
  LOCKED.test(String(error.code));

/** @yields how long to wait until each further try; less than `limitMs` in all */
function* waitsWithin(limitMs: number): Generator<number, undefined> {
  let waited = 0;
  let wait = FIRST_WAIT_MS;
  for (; waited + wait <= limitMs; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    yield wait;
    waited += wait;
  }
}

/** Resolves and rejects as `act`; on Windows it is tried for two seconds. */
export const retryIfLocked = async <T>(
  act: () => Promise<T>,
  platform: NodeJS.Platform = process.platform,
): Promise<T> => {
  for (const wait of waitsWithin(LIMIT_MS)) {
    try {
      return await act();
    } catch (error) {
      if (!isHeld(error, platform)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return act();
};

const waitSync = (ms: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** The same, but synchronous, and tried for 0.3 s only. */
export const retryIfLockedSync = <T>(
  act: () => T,
  platform: NodeJS.Platform = process.platform,
): T => {
  for (const wait of waitsWithin(LIMIT_SYNC_MS)) {
    try {
      return act();
    } catch (error) {
      if (!isHeld(error, platform)) throw error;
    }
    waitSync(wait);
  }
  return act();
};
