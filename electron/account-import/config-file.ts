// The file of an import: read whole, and written again without its password's lines. Knows nothing of accounts.
import { createHash, randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { PASSWORD_KEY, passwordIn } from './casjobs-config.ts';
import { withoutKey } from './properties-file.ts';

/** Such a file has a dozen short lines. */
const MOST_BYTES = 64 * 1024;

export type NoFile = 'no-file' | 'missing' | 'too-large' | 'unreadable';
export type FileRead =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly digest: string }
  | { readonly ok: false; readonly why: NoFile };

export const readConfigFile = async (file: string): Promise<FileRead> => {
  try {
    // A pipe would wait for somebody to write. Windows has no such flag, and takes none.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const about = await handle.stat();
      if (!about.isFile()) return { ok: false, why: 'no-file' };
      if (about.size > MOST_BYTES) return { ok: false, why: 'too-large' };
      const bytes = await handle.readFile();
      return { ok: true, bytes, digest: digestOf(bytes) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { ok: false, why: isMissing ? 'missing' : 'unreadable' };
  }
};

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Why the line stays: each has its sentence. */
export type LineStays = 'changed' | 'missing' | 'read-only' | 'linked' | 'not-kept' | 'unwritten';

/**
 * Deletes the password's lines from the file and no other byte; null: they are gone. The file is written whole or not
 * at all, with the permissions and the owner that it has; a link stays one.
 * `isKept` says whether the password lies in the keychain. Rejects with its error.
 */
export const deletePasswordLine = async (
  file: string,
  digest: string,
  isKept: (password: string) => Promise<boolean>,
): Promise<LineStays | null> => {
  const read = await readConfigFile(file);
  if (!read.ok && read.why === 'missing') return 'missing';
  if (!read.ok || read.digest !== digest) return 'changed';
  if (!(await isKept(passwordIn(read.bytes)))) return 'not-kept';
  try {
    const target = await realpath(file);
    const about = await stat(target);
    // A new file could take the place of one that must not be written.
    if ((about.mode & 0o222) === 0) return 'read-only';
    if (about.nlink > 1) return 'linked';
    const isSame = async (): Promise<boolean> => {
      const again = await readConfigFile(target);
      return again.ok && again.digest === digest;
    };
    const left = withoutKey(read.bytes, PASSWORD_KEY);
    return (await replace(target, left, about, isSame)) ? null : 'changed';
  } catch {
    return 'unwritten';
  }
};

/**
 * False: it is another file by now, and stays. Not disk/whole-file: that is for files of the app's own, whose
 * neighbours and permissions are its own too.
 */
const replace = async (
  target: string,
  bytes: Uint8Array,
  like: Stats,
  isSame: () => Promise<boolean>,
): Promise<boolean> => {
  const fresh = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}`);
  try {
    const handle = await open(fresh, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      const own = await handle.stat();
      if (own.uid !== like.uid || own.gid !== like.gid) await handle.chown(like.uid, like.gid);
      await handle.chmod(like.mode & 0o7777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Another program may have written it meanwhile.
    const isStill = await isSame();
    await (isStill ? rename(fresh, target) : rm(fresh));
    return isStill;
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    throw error;
  }
};
