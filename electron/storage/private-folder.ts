// Folders of the app: nobody else's business.
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
