// Writes a file whole or not at all, whatever happens meanwhile: a full disk, a kill, a power cut. Knows no content.
// No library for it: write-file-atomic 7 takes a short write, as a disk that fills up gives it, for a whole one, and
// puts half a file in the place of the good one.
import * as fs from 'node:fs';
import { open, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { retryIfLocked, retryIfLockedSync } from './retry-if-locked.ts';

/** Nothing in these files is a secret, yet it is nobody else's business. */
const OWN_ONLY = 0o600;

/** One name, so that what a kill leaves behind is written over the next time. */
const newOf = (file: string): string => `${file}.new`;

/**
 * Resolves when the text is the file's, on the disk itself. Rejects with the system's error; the file is then as it
 * was. One write of a file at a time.
 */
export const writeAtomic = async (file: string, text: string): Promise<void> => {
  // A link stays one: people keep such files elsewhere.
  const target = await realpath(file).catch(() => file);
  try {
    await writeOut(newOf(target), text);
    await retryIfLocked(() => rename(newOf(target), target));
  } catch (error) {
    // Half of it would only fill the disk.
    await rm(newOf(target), { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(path.dirname(target));
};

const writeOut = async (file: string, text: string): Promise<void> => {
  const handle = await retryIfLocked(() => open(file, 'w', OWN_ONLY));
  try {
    // A file that a kill has left may have another mode, and the umask takes from the mode of a new one.
    // Some file systems have no modes.
    await handle.chmod(OWN_ONLY).catch(() => undefined);
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** A new name is on the disk only when its folder is. Where that cannot be opened, as on Windows, there is no need. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
};

/** The same at once, for small files of no great worth: their folder is not waited for. */
export const writeAtomicSync = (file: string, text: string): void => {
  try {
    retryIfLockedSync(() => fs.writeFileSync(newOf(file), text, { mode: OWN_ONLY, flush: true }));
    chmodAtOnce(newOf(file));
    retryIfLockedSync(() => fs.renameSync(newOf(file), file));
  } catch (error) {
    fs.rmSync(newOf(file), { force: true });
    throw error;
  }
};

const chmodAtOnce = (file: string): void => {
  try {
    fs.chmodSync(file, OWN_ONLY);
  } catch {
    // Some file systems have no modes.
  }
};
