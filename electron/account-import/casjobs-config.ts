// The `CasJobs.config` of JHU's command-line tool (CasJobsCL): reads the account in it, and deletes its password's line.
import { createHash, randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { toWsId } from '../casjobs/job.ts';
import { plainNumber } from '../casjobs/normalize-input.ts';
import { placeAt, type FoundAccount } from './found-account.ts';
import { valueIn, withoutKey } from './properties-file.ts';

type NoConfig = 'no-config' | 'no-password' | 'no-ws-id';

type ConfigRead =
  | {
      readonly ok: true;
      readonly found: FoundAccount;
      /** The proxy that the tool uses, `host:port`; null if it uses none. */
      readonly proxy: string | null;
    }
  | { readonly ok: false; readonly why: NoConfig };

/** The keys, as that tool spells them. */
const keys = {
  wsId: 'wsid',
  password: 'password',
  address: 'jobs_location',
  proxyHost: 'proxyHost',
  proxyPort: 'proxyPort',
} as const;

export const passwordIn = (bytes: Uint8Array): string => valueIn(bytes, keys.password) ?? '';

export const readConfig = (bytes: Uint8Array): ConfigRead => {
  const [typed, password] = [valueIn(bytes, keys.wsId), passwordIn(bytes)];
  if (typed === undefined && password === '') return { ok: false, why: 'no-config' };
  if (password === '') return { ok: false, why: 'no-password' };
  const wsId = toWsId(plainNumber(typed ?? ''));
  if (wsId === null) return { ok: false, why: 'no-ws-id' };
  const place = placeAt(valueIn(bytes, keys.address) ?? '');
  return {
    ok: true,
    found: { signInBy: 'wsId', who: wsId, password, place },
    proxy: proxyIn(bytes),
  };
};

/** Java's default port is 80. */
const proxyIn = (bytes: Uint8Array): string | null => {
  const host = (valueIn(bytes, keys.proxyHost) ?? '').trim();
  const port = (valueIn(bytes, keys.proxyPort) ?? '').trim() || '80';
  return /^[\w.-]{1,255}$/.test(host) && /^\d{1,5}$/.test(port) ? `${host}:${port}` : null;
};

/** Such a file has a dozen short lines. */
const MOST_BYTES = 64 * 1024;

type NoFile = 'no-file' | 'missing' | 'too-large' | 'unreadable';
type FileRead =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly digest: string }
  | { readonly ok: false; readonly why: NoFile };

export const readConfigFile = async (file: string): Promise<FileRead> => {
  try {
    // Reading a pipe would wait until somebody writes. Windows has no such flag.
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

/** Why the line was not deleted. */
type LineStays = 'changed' | 'missing' | 'read-only' | 'linked' | 'not-kept' | 'unwritten';

/**
 * Deletes the password's lines and no other byte. The file is written whole or not at all and keeps its permissions and
 * owner; a link stays a link.
 * @param isKept whether the password is in the keychain; its error is passed on
 * @returns null if the lines are gone
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
    const left = withoutKey(read.bytes, keys.password);
    return (await replace(target, left, about, isSame)) ? null : 'changed';
  } catch {
    return 'unwritten';
  }
};

/**
 * Not atomic-file.ts, which is for the app's own files: this file's permissions and the files beside it are the user's.
 * @returns false if another program has changed the file, which then stays
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
    // Another program may have written the file in the meantime.
    const isStill = await isSame();
    await (isStill ? rename(fresh, target) : rm(fresh));
    return isStill;
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    throw error;
  }
};
