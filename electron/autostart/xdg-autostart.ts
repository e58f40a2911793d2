// Start at login on Linux: an entry in the person's autostart folder, which the tools of their desktop may change too.
import { constants } from 'node:fs';
import { access, mkdir, readFile, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomic } from '../storage/atomic-file.ts';
import { autostartEntry, readEntry, withProgram } from './desktop-entry.ts';
import type { AutostartState, Autostart } from './autostart-state.ts';

export interface XdgSurroundings {
  readonly home: string;
  /** The environment: `XDG_CONFIG_HOME`, `XDG_CURRENT_DESKTOP`, `PATH`, and what an AppImage sets. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface XdgParts extends XdgSurroundings {
  /** The absolute path of the running program. */
  readonly program: string;
  /** The app's id, after which desktop entries are named. */
  readonly appId: string;
}

/** What the entry was called before the app had an id. */
const OLD_NAME = 'casjobs-tray';

/** The Base Directory Specification has relative paths ignored. */
const absolute = (folder: string | undefined): string | null =>
  folder !== undefined && path.posix.isAbsolute(folder) ? folder : null;

export const autostartFile = ({ home, env }: XdgSurroundings, name: string): string =>
  path.posix.join(
    absolute(env['XDG_CONFIG_HOME']) ?? path.posix.join(home, '.config'),
    `autostart/${name}.desktop`,
  );

/**
 * What to start: the AppImage itself, because the program within it lies in a mount that goes with the app. A program
 * that an AppImage has started inherits the variables of that one: they count where this program lies within.
 */
export const programOf = (running: string, { env }: Pick<XdgSurroundings, 'env'>): string => {
  const mount = absolute(env['APPDIR']);
  const isWithin = mount !== null && running.startsWith(`${path.posix.resolve(mount)}/`);
  return (isWithin ? absolute(env['APPIMAGE']) : null) ?? running;
};

const isProgram = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

/** As a desktop finds a program: by its path, or by its name in `PATH`. Null: not at all. */
const findProgram = async (name: string, { env }: XdgSurroundings): Promise<string | null> => {
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => path.posix.isAbsolute(folder));
  const places = name.includes('/') ? [name] : folders.map((folder) => path.join(folder, name));
  for (const place of places)
    if (path.posix.isAbsolute(place) && (await isProgram(place))) return realpath(place);
  return null;
};

/** Null where there is none. */
const textIn = (file: string): Promise<string | null> => readFile(file, 'utf8').catch(() => null);

export const createXdgAutostart = (parts: XdgParts): Autostart => {
  const file = autostartFile(parts, parts.appId);
  const oldFile = autostartFile(parts, OLD_NAME);
  const own = programOf(parts.program, parts);
  const desktops = (parts.env['XDG_CURRENT_DESKTOP'] ?? '').split(':');

  const write = async (text: string): Promise<void> => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeAtomic(file, text);
    await rm(oldFile, { force: true });
  };
  const present = async (): Promise<string | null> =>
    (await textIn(file)) ?? (await textIn(oldFile));

  const stateOf = async (entry: string | null): Promise<AutostartState> => {
    if (entry === null) return { kind: 'off' };
    const { isSwitchedOff, program, tryProgram } = readEntry(entry, desktops);
    if (isSwitchedOff) return { kind: 'off' };
    const found = program === null ? null : await findProgram(program, parts);
    if (found === null || (tryProgram !== null && !(await findProgram(tryProgram, parts))))
      return { kind: 'broken' };
    const isOwn = found === (await findProgram(own, parts));
    return { kind: 'on', other: isOwn ? null : (program ?? null) };
  };
  const read = async (): Promise<AutostartState> => stateOf(await present());

  return {
    read,
    set: async (on) => {
      if (on) await write(autostartEntry(own));
      else for (const one of [file, oldFile]) await rm(one, { force: true });
      return read();
    },
    repair: async () => {
      const entry = await present();
      const state = await stateOf(entry);
      // A program that was renamed while it ran no longer knows its own name.
      if (entry === null || state.kind !== 'broken' || !(await isProgram(own))) return state;
      await write(withProgram(entry, own));
      return read();
    },
  };
};
