// Start at login on Linux, on a real folder: what is written, and what the app makes of what others did to it.
import { chmod, mkdir, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Autostart } from '../../electron/autostart/autostart-state.ts';
import {
  autostartFile,
  createXdgAutostart,
  programOf,
  type XdgParts,
} from '../../electron/autostart/xdg-autostart.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';
import { commandIn } from './commands.ts';

const appId = 'org.example.App';

interface Computer {
  readonly home: string;
  /** The path of a program that is there. */
  readonly program: (name: string) => Promise<string>;
  /** The app as that program. */
  readonly run: (program: string, env?: XdgParts['env']) => Autostart;
  /** The entry's text. */
  readonly entry: () => Promise<string>;
  readonly change: (text: string) => Promise<void>;
  readonly file: string;
}

const openComputer = async (): Promise<Computer> => {
  const home = await temporaryFolder();
  const file = path.join(home, `.config/autostart/${appId}.desktop`);
  return {
    home,
    file,
    program: async (name) => {
      const program = path.join(home, name);
      await mkdir(path.dirname(program), { recursive: true });
      await writeFile(program, '#!/bin/sh\n', { mode: 0o755 });
      return program;
    },
    run: (program, env = {}) => createXdgAutostart({ home, appId, program, env }),
    entry: () => readFile(file, 'utf8'),
    change: (text) => writeFile(file, text),
  };
};

const on = { kind: 'on', other: null };
const off = { kind: 'off' };
const broken = { kind: 'broken' };

describe('start at login on Linux', () => {
  it('puts an entry where the desktop looks for it, and takes it away again', async () => {
    const { program, run, entry, file } = await openComputer();
    const own = await program('opt/CasJobs Tray/casjobs-tray');
    expect(await run(own).read()).toEqual(off);
    expect(await run(own).set(true)).toEqual(on);
    expect(commandIn(await entry())).toEqual([own, '--hidden']);
    expect(await run(own).read()).toEqual(on);
    expect(await run(own).set(false)).toEqual(off);
    expect(await readdir(path.dirname(file))).toEqual([]);
  });

  it('says so when the entry cannot be written', async () => {
    const { home, program, run } = await openComputer();
    const own = await program('casjobs-tray');
    await writeFile(path.join(home, '.config'), 'a file in the way');
    await expect(run(own).set(true)).rejects.toThrow();
    expect(await run(own).read()).toEqual(off);
  });

  it.each([
    ['deleted', (file: string) => rm(file)],
    ['hidden', async (file: string) => append(file, 'Hidden=true')],
    ['switched off', async (file: string) => switchOff(file)],
  ])('is off, and stays off, once its entry was %s elsewhere', async (_, act) => {
    const { program, run, file } = await openComputer();
    const own = run(await program('casjobs-tray'));
    await own.set(true);
    await act(file);
    expect(await own.read()).toEqual(off);
    expect(await own.repair()).toEqual(off);
    expect(await own.set(true)).toEqual(on);
  });

  it('is mended when the program was moved, and keeps what its person wrote there', async () => {
    const { program, run, entry, file } = await openComputer();
    const old = await program('Downloads/casjobs-tray');
    await run(old).set(true);
    await append(file, 'X-GNOME-Autostart-Delay=10');
    const now = `${path.dirname(path.dirname(old))}/Apps 2/casjobs-tray`;
    await mkdir(path.dirname(now));
    await rename(old, now);
    expect(await run(now).read()).toEqual(broken);
    expect(await run(now).repair()).toEqual(on);
    expect(commandIn(await entry())).toEqual([now, '--hidden']);
    expect(await entry()).toContain(`TryExec=${now}\n`);
    expect(await entry()).toContain('X-GNOME-Autostart-Delay=10');
  });

  it('is broken while a program that has to be there is not, or is none', async () => {
    const { program, run, file, change } = await openComputer();
    const own = await program('casjobs-tray');
    await run(own).set(true);
    await change(`[Desktop Entry]\nTryExec=/nowhere/it\nExec="${own}"\n`);
    expect(await run(own).read()).toEqual(broken);
    await change(`[Desktop Entry]\nExec="${path.dirname(file)}/it"\n`);
    await writeFile(path.join(path.dirname(file), 'it'), '', { mode: 0o644 });
    expect(await run(own).read()).toEqual(broken);
    await chmod(path.join(path.dirname(file), 'it'), 0o755);
    expect(await run(own).read()).toMatchObject({ kind: 'on' });
  });

  it('is not made to start a program that was renamed under the running app', async () => {
    const { program, run, entry } = await openComputer();
    const own = await program('casjobs-tray');
    await run(own).set(true);
    const before = await entry();
    await rename(own, `${own}-renamed`);
    expect(await run(own).repair()).toEqual(broken);
    expect(await entry()).toBe(before);
  });

  it('leaves another copy that is there alone, and tells which it is', async () => {
    const { program, run, entry } = await openComputer();
    const installed = await program('usr/bin/casjobs-tray');
    const checkout = await program('src/dist/casjobs-tray');
    await run(installed).set(true);
    expect(await run(checkout).repair()).toEqual({ kind: 'on', other: installed });
    expect(commandIn(await entry())[0]).toBe(installed);
    expect(await run(checkout).set(true)).toEqual(on);
    expect(commandIn(await entry())[0]).toBe(checkout);
  });

  it('takes a link to the program, and its name in PATH, for the program itself', async () => {
    const { home, program, run, change } = await openComputer();
    const own = await program('lib/casjobs-tray');
    await run(own).set(true);
    await mkdir(path.join(home, 'bin'));
    await symlink(own, path.join(home, 'bin/casjobs-tray'));
    await change(`[Desktop Entry]\nExec=${home}/bin/casjobs-tray --hidden\n`);
    expect(await run(own).read()).toEqual(on);
    await change('[Desktop Entry]\nExec=casjobs-tray --hidden\n');
    expect(await run(own, { PATH: `relative:${home}/bin` }).read()).toEqual(on);
  });

  it('moves the entry of an earlier version to the name that it has now', async () => {
    const { home, program, run, entry, file } = await openComputer();
    const own = await program('casjobs-tray');
    const old = path.join(home, '.config/autostart/casjobs-tray.desktop');
    await mkdir(path.dirname(old), { recursive: true });
    await writeFile(old, '[Desktop Entry]\nExec="/gone/casjobs-tray" --hidden\n');
    expect(await run(own).repair()).toEqual(on);
    expect(commandIn(await entry())).toEqual([own, '--hidden']);
    expect(await readdir(path.dirname(file))).toEqual([path.basename(file)]);
    await writeFile(old, '[Desktop Entry]\nExec=/bin/true\n');
    expect(await run(own).set(false)).toEqual(off);
    expect(await readdir(path.dirname(file))).toEqual([]);
  });

  it('starts the AppImage, not the mount in which it lies while it runs', async () => {
    const { home, program, run } = await openComputer();
    const image = await program('Apps/CasJobs.AppImage');
    const running = await program('mount/usr/casjobs-tray');
    const config = path.join(home, 'conf');
    const env = { XDG_CONFIG_HOME: config, APPIMAGE: image, APPDIR: path.join(home, 'mount') };
    expect(await run(running, env).set(true)).toEqual(on);
    const entry = await readFile(path.join(config, `autostart/${appId}.desktop`), 'utf8');
    expect(commandIn(entry)).toEqual([image, '--hidden']);
  });

  it('does not start the AppImage of another program, whose variables it inherits', () => {
    const env = { APPIMAGE: '/apps/Terminal.AppImage', APPDIR: '/tmp/.mount_Term' };
    expect(programOf('/opt/casjobs-tray', { env })).toBe('/opt/casjobs-tray');
    expect(programOf('/tmp/.mount_Term2/casjobs-tray', { env })).toBe(
      '/tmp/.mount_Term2/casjobs-tray',
    );
  });

  it('ignores places that are not absolute, as the specification says', () => {
    const env = { XDG_CONFIG_HOME: 'conf', APPIMAGE: 'CasJobs.AppImage', APPDIR: '/opt' };
    const file = '/home/e/.config/autostart/it.desktop';
    expect(autostartFile({ home: '/home/e', env }, 'it')).toBe(file);
    expect(programOf('/opt/casjobs-tray', { env })).toBe('/opt/casjobs-tray');
    expect(autostartFile({ home: '/home/e', env: { XDG_CONFIG_HOME: '' } }, 'it')).toBe(file);
  });
});

const append = async (file: string, line: string): Promise<void> =>
  writeFile(file, `${await readFile(file, 'utf8')}${line}\n`);

const switchOff = async (file: string): Promise<void> => {
  const text = await readFile(file, 'utf8');
  expect(text).toContain('X-GNOME-Autostart-enabled=true');
  await writeFile(file, text.replace('enabled=true', 'enabled=false'));
};
