// The app's folders, which only their user can read; whether a folder can be written to, and why the disk refuses.
import * as fs from 'node:fs';
import path from 'node:path';

const OWN_FOLDER = 0o700;

/**
 * Makes the folder and those above it where they are missing, for this user only, whatever the umask. A folder that is
 * there keeps its mode: its user may share it on purpose.
 */
export const makePrivateFolder = (folder: string): void => {
  if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const above = path.dirname(folder);
  if (above !== folder) makePrivateFolder(above);
  // Another start of the app may have made it meanwhile.
  fs.mkdirSync(folder, { recursive: true, mode: OWN_FOLDER });
  try {
    fs.chmodSync(folder, OWN_FOLDER);
  } catch {
    // Some file systems have no modes.
  }
};

const OWN_ONLY = 0o600;

/**
 * Makes the folder if it is missing and writes a small file, because a full disk or quota and missing permissions show
 * only when something is written.
 * @returns why nothing can be written; null if it can
 */
export const writeErrorOf = (folder: string): DiskError | null => {
  const probe = path.join(folder, `.writable-${process.pid}`);
  try {
    makePrivateFolder(folder);
    fs.writeFileSync(probe, '1', { mode: OWN_ONLY, flush: true });
    return null;
  } catch (error) {
    return diskErrorOf(error);
  } finally {
    removeQuietly(probe);
  }
};

/** Where nothing can be written, nothing can be removed either. */
const removeQuietly = (file: string): void => {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // It is not there.
  }
};

/** `full`: no space is left; `forbidden`: the permissions do not allow it; `other`: anything else. */
export type DiskError = 'full' | 'forbidden' | 'other';

export const diskErrorOf = (error: unknown): DiskError => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(?:ENOSPC|EDQUOT)$/.test(code)) return 'full';
  return /^(?:EACCES|EPERM|EROFS)$/.test(code) ? 'forbidden' : 'other';
};
