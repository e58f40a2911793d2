// Where the app listens for commands: a socket in a folder that only this user can enter. Its address is in a file of the
// profile, so that two profiles never meet, and a command finds it whatever its environment says.
//
// Node can't ask a socket for the user at its other end. The modes of folder, socket and file, all checked here, are what
// keeps other users out.
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const FILE = 'command-socket';
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;
const OTHERS = 0o077;
/** The system's limit for the path of a socket is 104 or 108 bytes, with a zero at the end. */
const LONGEST_PATH = 103;
const LONGEST_FILE = 1_000;

export interface SocketAddress {
  readonly address: string;
  /** Notes the address in the profile, when the socket listens. */
  publish(): void;
  /** Removes what is left of the socket. Never throws. */
  remove(): void;
}

const isMine = (file: string, kind: 'folder' | 'socket' | 'file'): boolean => {
  const about = lstatSync(file, { throwIfNoEntry: false });
  if (!about || about.uid !== process.getuid?.() || (about.mode & OTHERS) !== 0) return false;
  if (kind === 'folder') return about.isDirectory();
  return kind === 'socket' ? about.isSocket() : about.isFile();
};

/** A folder of this user, with the mode that it must have; null if it can't be had. */
const privateFolder = (folder: string): string | null => {
  try {
    mkdirSync(folder, { mode: OWN_FOLDER, recursive: true });
    return isMine(folder, 'folder') ? folder : null;
  } catch {
    return null;
  }
};

const folderFor = (profile: string, name: string, env: NodeJS.ProcessEnv): string => {
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  const wanted =
    process.platform === 'linux' && path.isAbsolute(runtime)
      ? isMine(runtime, 'folder') && privateFolder(path.join(runtime, 'casjobs-tray'))
      : process.platform === 'darwin' && privateFolder(path.join(profile, 'commands'));
  const isShort = wanted && Buffer.byteLength(path.join(wanted, name)) <= LONGEST_PATH;
  return isShort ? wanted : mkdtempSync(path.join(os.tmpdir(), 'casjobs-tray-'));
};

/** @throws {Error} where no private folder can be made */
export const prepareAddress = (profile: string, env: NodeJS.ProcessEnv): SocketAddress => {
  const file = path.join(profile, FILE);
  const isWindows = process.platform === 'win32';
  const name = `${createHash('sha256').update(path.resolve(profile)).digest('hex').slice(0, 16)}.sock`;
  const folder = isWindows ? '' : folderFor(profile, name, env);
  const address = isWindows
    ? `\\\\.\\pipe\\casjobs-tray-${randomBytes(16).toString('hex')}`
    : path.join(folder, name);
  const quietly = (remove: () => void): void => {
    try {
      remove();
    } catch {
      // It is not there, or stays.
    }
  };
  const removeSocket = (socket: string): void => {
    if (isWindows) return;
    quietly(() => rmSync(socket, { force: true }));
    const own = path.basename(path.dirname(socket));
    if (own.startsWith('casjobs-tray-')) quietly(() => rmdirSync(path.dirname(socket)));
  };
  // Left by a run that was killed: the profile's lock says that it has ended.
  const left = readAddress(profile);
  if (left !== null && left !== address) removeSocket(left);
  if (!isWindows) quietly(() => rmSync(address, { force: true }));
  return {
    address,
    publish: () => {
      if (!isWindows) chmodSync(address, OWN_FILE);
      rmSync(file, { force: true });
      writeFileSync(file, address, { mode: OWN_FILE, flag: 'wx' });
    },
    remove: () => {
      quietly(() => rmSync(file, { force: true }));
      removeSocket(address);
    },
  };
};

/** The address of the app that runs in this profile; null if there is none that may be trusted. */
export const readAddress = (profile: string): string | null => {
  const file = path.join(profile, FILE);
  try {
    if (process.platform === 'win32') {
      const pipe = readFileSync(file, 'utf8').slice(0, LONGEST_FILE);
      return /^\\\\\.\\pipe\\casjobs-tray-[0-9a-f]{32}$/.test(pipe) ? pipe : null;
    }
    if (!isMine(file, 'file')) return null;
    const address = readFileSync(file, 'utf8').slice(0, LONGEST_FILE);
    const isTrusted = isMine(path.dirname(address), 'folder') && isMine(address, 'socket');
    return isTrusted ? address : null;
  } catch {
    return null;
  }
};
