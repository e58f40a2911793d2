// Whether a folder takes files at all. Knows nothing of what is to be written.
import * as fs from 'node:fs';
import path from 'node:path';
import { diskErrorOf, type DiskError } from './disk-error.ts';
import { makePrivateFolder } from './private-folder.ts';

const OWN_ONLY = 0o600;

/**
 * Makes the folder where it is missing and writes a small file, because neither permissions nor a full disk or quota
 * show before a write does.
 * @returns why it takes none; null where it does
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
