// The text of an XDG autostart entry: written, read and mended. Pure; by the Desktop Entry Specification 1.5 and the
// Desktop Application Autostart Specification.
import { t } from '../i18n/translate.ts';

/** The escapes of any text value. */
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

/** What an entry says. */
export interface EntryRead {
  /** Its person, or a tool of their desktop, has switched it off. */
  readonly isSwitchedOff: boolean;
  /** What it starts; null where it starts nothing. */
  readonly program: string | null;
  /** The program that has to be there too. */
  readonly tryProgram: string | null;
}

interface Line {
  readonly text: string;
  /** Null for what is no key of the entry itself. */
  readonly key: string | null;
  readonly value: string;
}

/** Line by line, so that an entry can be mended without losing what others wrote into it. */
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
 * @param desktops the names of the desktop that runs, as `XDG_CURRENT_DESKTOP` has them
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

/** The entry with another program, and all else that stands in it. */
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
