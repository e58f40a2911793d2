// The text of an XDG autostart entry, and where it lies. Pure; by the Desktop Entry Specification 1.5.
import path from 'node:path';
import { say } from '../words/say.ts';

/**
 * One argument of an `Exec` line. Undone by the desktop in the reverse order: first the escapes of any text
 * value, then the quotes, then the field codes.
 */
const argumentOf = (text: string): string => {
  const quoted = text.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  const value = quoted
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `"${value}"`;
};

/** The entry that starts a program in the tray. `program` is an absolute path. */
export const autostartEntry = (program: string): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=CasJobs Tray',
    `Comment=${say('app.login-comment')}`,
    `Exec=${argumentOf(program)} --hidden`,
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

export interface Surroundings {
  readonly home: string;
  /** The environment; `XDG_CONFIG_HOME` and `APPIMAGE` matter. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The Base Directory Specification has relative paths ignored. */
const absolute = (folder: string | undefined): string | null =>
  folder !== undefined && path.posix.isAbsolute(folder) ? folder : null;

export const autostartFile = ({ home, env }: Surroundings): string =>
  path.posix.join(
    absolute(env['XDG_CONFIG_HOME']) ?? path.posix.join(home, '.config'),
    'autostart/casjobs-tray.desktop',
  );

/** What to start: the AppImage itself, because the program within it lies in a mount that goes with the app. */
export const programOf = (running: string, { env }: Surroundings): string =>
  absolute(env['APPIMAGE']) ?? running;
