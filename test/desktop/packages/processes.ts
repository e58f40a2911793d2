// The processes of the installed app, as the system lists them.
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { asRoot, library } from './deb-tools.ts';

export const processText = (file: string): string => readFileSync(file, 'utf8');

/** Chromium's child processes write theirs with spaces. */
export const commandOf = (pid: number): string =>
  processText(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');

const processes = (): number[] =>
  readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));

/** They may end while they are read. */
const processesThat = (isWanted: (pid: number) => boolean): number[] =>
  processes().filter((pid) => {
    try {
      return isWanted(pid);
    } catch {
      return false;
    }
  });

export const renderers = (): number[] =>
  processesThat((pid) => commandOf(pid).includes(' --type=renderer '));

/** The app's main processes, also those whose program was replaced. */
export const mains = (): number[] =>
  processesThat(
    (pid) =>
      !commandOf(pid).includes(' --type=') && readlinkSync(`/proc/${pid}/exe`).startsWith(library),
  );

/** Also those that this user can't see into. It fails if there is none. */
export const endAll = (signal: 'TERM' | 'KILL'): Promise<unknown> =>
  asRoot('pkill', `-${signal}`, '-x', 'casjobs-tray').catch(() => null);
