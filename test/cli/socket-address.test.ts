// Where commands find the app: who can reach the socket, which addresses are trusted, and what is left of it.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  prepareAddress,
  readAddress,
  type SocketAddress,
} from '../../electron/cli/socket-address.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';
import { isUnix, unixOnly } from '../skips.ts';

const isLinux = process.platform === 'linux';
const linuxOnly = { meta: { reason: 'Only Linux has XDG_RUNTIME_DIR' } };

const modeOf = (file: string): number => statSync(file).mode & 0o777;

interface Place {
  readonly profile: string;
  /** The folder for sockets of this login. */
  readonly runtime: string;
  readonly env: NodeJS.ProcessEnv;
}

const ownPlace = async (): Promise<Place> => {
  const folder = await temporaryFolder();
  const profile = path.join(folder, 'profile');
  const runtime = path.join(folder, 'runtime');
  mkdirSync(profile, { mode: 0o700 });
  mkdirSync(runtime, { mode: 0o700 });
  return { profile, runtime, env: { XDG_RUNTIME_DIR: runtime } };
};

const prepared = ({ profile, env }: Pick<Place, 'profile' | 'env'>): SocketAddress => {
  const place = prepareAddress(profile, env);
  onTestFinished(() => place.remove());
  return place;
};

/** Listens there until the test ends. */
const listen = async ({ address }: SocketAddress): Promise<net.Server> => {
  const server = net.createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(address, resolve));
  onTestFinished(() => void server.close());
  return server;
};

const published = async (place: Pick<Place, 'profile' | 'env'>): Promise<SocketAddress> => {
  const socket = prepared(place);
  await listen(socket);
  socket.publish();
  return socket;
};

const isInTemporary = (address: string): boolean =>
  path.dirname(path.dirname(address)) === os.tmpdir();

describe.runIf(isUnix)('a published address', unixOnly, () => {
  it('is found, and only this user can reach socket, folder and file', async () => {
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    const place = await ownPlace();
    const { address } = await published(place);
    expect(readAddress(place.profile)).toBe(address);
    expect(modeOf(address)).toBe(0o600);
    expect(modeOf(path.dirname(address))).toBe(0o700);
    expect(modeOf(path.join(place.profile, 'command-socket'))).toBe(0o600);
  });

  it('leaves nothing when it is removed', async () => {
    const place = await ownPlace();
    const inRuntime = await published(place);
    const inTemporary = await published({ ...place, env: {} });
    inRuntime.remove();
    inTemporary.remove();
    expect(readdirSync(place.profile)).toEqual([]);
    expect(existsSync(inRuntime.address)).toBe(false);
    expect(existsSync(path.dirname(inTemporary.address))).toBe(false);
    expect(readAddress(place.profile)).toBeNull();
    expect(() => inTemporary.remove()).not.toThrow();
  });

  it('replaces what a run that was killed has left', async () => {
    const place = await ownPlace();
    const killed = await published(place);
    // The file of a socket stays when nobody closes it; here another one is in its place.
    renameSync(killed.address, `${killed.address}.kept`);
    writeFileSync(killed.address, '');
    const next = await published(place);
    expect(readAddress(place.profile)).toBe(next.address);
  });

  it('takes the place of a symbolic link, and writes nothing where that led', async () => {
    const place = await ownPlace();
    const target = path.join(place.runtime, 'target');
    writeFileSync(target, 'kept');
    symlinkSync(target, path.join(place.profile, 'command-socket'));
    const { address } = await published(place);
    expect(readFileSync(target, 'utf8')).toBe('kept');
    expect(readAddress(place.profile)).toBe(address);
  });
});

it.runIf(isUnix)('the folder that a killed run left is removed', unixOnly, async () => {
  const { profile } = await ownPlace();
  const { address } = await published({ profile, env: {} });
  const next = prepareAddress(profile, {});
  onTestFinished(() => next.remove());
  expect(existsSync(path.dirname(address))).toBe(false);
  expect(existsSync(path.dirname(next.address))).toBe(true);
});

describe.runIf(isUnix)('an address is not trusted', unixOnly, () => {
  it.each([
    ['without a file', (profile: string) => rmSync(path.join(profile, 'command-socket'))],
    [
      'in a file that others can read',
      (profile: string) => chmodSync(path.join(profile, 'command-socket'), 0o640),
    ],
    [
      'in a file behind a symbolic link',
      (profile: string) => {
        const file = path.join(profile, 'command-socket');
        renameSync(file, `${file}.real`);
        symlinkSync(`${file}.real`, file);
      },
    ],
    ['with a socket for all', (_: string, address: string) => chmodSync(address, 0o666)],
    ['with a socket for the group', (_: string, address: string) => chmodSync(address, 0o660)],
    [
      'in a folder that others can enter',
      (_: string, address: string) => chmodSync(path.dirname(address), 0o711),
    ],
    [
      'where a file is in its place',
      (_: string, address: string) => {
        rmSync(address);
        writeFileSync(address, '', { mode: 0o600 });
      },
    ],
    [
      'behind a symbolic link',
      (_: string, address: string) => {
        renameSync(address, `${address}.real`);
        onTestFinished(() => rmSync(path.dirname(address), { recursive: true, force: true }));
        symlinkSync(`${address}.real`, address);
      },
    ],
    [
      'in a folder behind a symbolic link',
      (_: string, address: string) => {
        const folder = path.dirname(address);
        renameSync(folder, `${folder}.real`);
        symlinkSync(`${folder}.real`, folder);
        onTestFinished(() => rmSync(folder));
        onTestFinished(() => rmSync(`${folder}.real`, { recursive: true, force: true }));
      },
    ],
    ['that is empty', (profile: string) => writeFileSync(path.join(profile, 'command-socket'), '')],
    [
      'without a socket',
      (profile: string) => writeFileSync(path.join(profile, 'command-socket'), '/nowhere/a.sock'),
    ],
  ])('%s', async (_, change) => {
    const { profile } = await ownPlace();
    const { address } = await published({ profile, env: {} });
    expect(readAddress(profile)).toBe(address);
    change(profile, address);
    expect(readAddress(profile)).toBeNull();
  });
});

describe.runIf(isLinux)('the folder of the socket', linuxOnly, () => {
  it('is in XDG_RUNTIME_DIR, with a name for each profile', async () => {
    const [one, other] = [await ownPlace(), await ownPlace()];
    const { address } = prepared(one);
    expect(path.dirname(address)).toBe(path.join(one.runtime, 'casjobs-tray'));
    expect(prepared(one).address).toBe(address);
    expect(prepared({ profile: other.profile, env: one.env }).address).not.toBe(address);
    expect(modeOf(path.dirname(address))).toBe(0o700);
  });

  it.each<[string, (runtime: string) => NodeJS.ProcessEnv]>([
    ['nothing is said', () => ({})],
    ['it is empty', () => ({ XDG_RUNTIME_DIR: '' })],
    ['it is no whole path', () => ({ XDG_RUNTIME_DIR: 'run' })],
    ['it is not there', (runtime) => ({ XDG_RUNTIME_DIR: `${runtime}/gone` })],
    [
      'the group can read it',
      (runtime) => {
        chmodSync(runtime, 0o750);
        return { XDG_RUNTIME_DIR: runtime };
      },
    ],
    [
      'it is a symbolic link',
      (runtime) => {
        symlinkSync(runtime, `${runtime}.link`);
        return { XDG_RUNTIME_DIR: `${runtime}.link` };
      },
    ],
    [
      'others can enter the folder in it',
      (runtime) => {
        mkdirSync(`${runtime}/casjobs-tray`);
        chmodSync(`${runtime}/casjobs-tray`, 0o755);
        return { XDG_RUNTIME_DIR: runtime };
      },
    ],
    [
      'the folder in it is a symbolic link',
      (runtime) => {
        mkdirSync(`${runtime}/other`, { mode: 0o700 });
        symlinkSync(`${runtime}/other`, `${runtime}/casjobs-tray`);
        return { XDG_RUNTIME_DIR: runtime };
      },
    ],
    [
      'a file is in the place of that folder',
      (runtime) => {
        writeFileSync(`${runtime}/casjobs-tray`, '', { mode: 0o600 });
        return { XDG_RUNTIME_DIR: runtime };
      },
    ],
    [
      'the path is too long for a socket',
      (runtime) => {
        const long = path.join(runtime, 'l'.repeat(100));
        mkdirSync(long, { mode: 0o700 });
        return { XDG_RUNTIME_DIR: long };
      },
    ],
  ])('is a new one, for this user only, where %s', async (_, envOf) => {
    const { profile, runtime } = await ownPlace();
    const { address } = await published({ profile, env: envOf(runtime) });
    expect(isInTemporary(address)).toBe(true);
    expect(modeOf(path.dirname(address))).toBe(0o700);
    expect(readAddress(profile)).toBe(address);
  });
});
