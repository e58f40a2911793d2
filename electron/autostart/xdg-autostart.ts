// Start at login on Linux: a desktop entry in the user's autostart folder, which their desktop's tools may change too
// (Desktop Entry Specification 1.5, Desktop Application Autostart Specification).
import { constants } from 'node:fs';
import { access, mkdir, readFile, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomic } from '../storage/atomic-file.ts';
import type { AutostartState, Autostart } from './autostart-state.ts';
import { t } from '../i18n/translate.ts';

interface XdgSurroundings {
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

/** Relative paths are ignored, as the Base Directory Specification demands. */
const absolute = (folder: string | undefined): string | null =>
  folder !== undefined && path.posix.isAbsolute(folder) ? folder : null;

export const autostartFile = ({ home, env }: XdgSurroundings, name: string): string =>
  path.posix.join(
    absolute(env['XDG_CONFIG_HOME']) ?? path.posix.join(home, '.config'),
    `autostart/${name}.desktop`,
  );

/**
 * What to start. For an AppImage it is the AppImage itself, because the program inside is in a mount that ends with the
 * app. Programs that an AppImage starts inherit its variables, so they count only if this program is inside.
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

/** Finds a program as a desktop does: by its path, or by its name in `PATH`. Null if there is none. */
const findProgram = async (name: string, { env }: XdgSurroundings): Promise<string | null> => {
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => path.posix.isAbsolute(folder));
  const places = name.includes('/') ? [name] : folders.map((folder) => path.join(folder, name));
  for (const place of places)
    if (path.posix.isAbsolute(place) && (await isProgram(place))) return realpath(place);
  return null;
};

/** Null if there is no such file. */
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

/** Escapes a text value. */
const valueOf = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');

const escapes: Readonly<Record<string, string>> = { s: ' ', n: '\n', r: '\r', t: '\t' };

/** Undoes valueOf. */
const textOf = (value: string): string =>
  value.replace(/\\(.)/g, (_, sign: string) => escapes[sign] ?? sign);

/**
 * One argument of an `Exec` line: quotes inside, the escapes of any text value outside. GLib looks for the program before
 * it undoes `%%`, so it starts none whose path holds a percent sign.
 */
const argumentOf = (text: string): string =>
  valueOf(`"${text.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`);

/** The first argument of an `Exec` line, quoted or bare, and what follows it. */
const firstArgument = /^\s*(?:"((?:\\.|[^"\\])*)"|(\S+))(.*)$/s;

const programIn = (exec: string): string | null => {
  const found = firstArgument.exec(textOf(exec));
  const program = found?.[1]?.replace(/\\(.)/gs, '$1') ?? found?.[2] ?? null;
  return program?.replaceAll('%%', '%') ?? null;
};

const header = '[Desktop Entry]';

/** The entry that starts a program in the tray. `program` is an absolute path. */
export const autostartEntry = (program: string): string =>
  [
    header,
    'Type=Application',
    'Name=CasJobs Tray',
    `Comment=${t('app.login-comment')}`,
    `TryExec=${valueOf(program)}`,
    `Exec=${argumentOf(program)} --hidden`,
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

interface EntryRead {
  /** The user, or a tool of their desktop, has switched it off. */
  readonly isSwitchedOff: boolean;
  /** What it starts; null if it starts nothing. */
  readonly program: string | null;
  /** The program that must exist, too. */
  readonly tryProgram: string | null;
}

interface Line {
  readonly text: string;
  /** Null if the line is not a key of the entry itself. */
  readonly key: string | null;
  readonly value: string;
}

/** Line by line, so that an entry can be repaired without losing what others wrote into it. */
const linesOf = (entry: string): Line[] => {
  let isInside = false;
  return entry.split('\n').map((text) => {
    const plain = text.trim();
    if (plain.startsWith('[')) isInside = plain === header;
    const found = isInside ? /^([A-Za-z0-9-]+)\s*=\s*(.*)$/.exec(plain) : null;
    return { text, key: found?.[1] ?? null, value: found?.[2] ?? '' };
  });
};

const listOf = (value: string): string[] => value.split(';').filter((one) => one !== '');

/**
 * Reads an entry as a desktop does.
 * @param desktops the names of the running desktop, as in `XDG_CURRENT_DESKTOP`
 */
export const readEntry = (entry: string, desktops: readonly string[]): EntryRead => {
  const lines = linesOf(entry);
  const value = (key: string): string | null =>
    lines.find((line) => line.key === key)?.value ?? null;
  const isNamed = (key: string): boolean =>
    listOf(value(key) ?? '').some((name) => desktops.includes(name));
  const exec = value('Exec');
  const tryExec = value('TryExec');
  return {
    isSwitchedOff:
      value('Hidden') === 'true' ||
      value('X-GNOME-Autostart-enabled') === 'false' ||
      (value('OnlyShowIn') !== null && !isNamed('OnlyShowIn')) ||
      isNamed('NotShowIn'),
    program: exec === null ? null : programIn(exec),
    tryProgram: tryExec === null ? null : textOf(tryExec),
  };
};

/** The entry with another program; everything else stays. */
export const withProgram = (entry: string, program: string): string => {
  const lines = linesOf(entry);
  const exec = lines.find(({ key }) => key === 'Exec');
  const rest = exec && firstArgument.exec(textOf(exec.value))?.[3];
  if (rest === undefined) return autostartEntry(program);
  const changed: Readonly<Record<string, string>> = {
    Exec: `Exec=${argumentOf(program)}${valueOf(rest)}`,
    TryExec: `TryExec=${valueOf(program)}`,
  };
  return lines.map(({ text, key }) => (key === null ? text : (changed[key] ?? text))).join('\n');
};
