// A separate desktop for each test worker: D-Bus session, home, keychain, and what build/scripts/desktop-session.mjs or
// wayland-session.mjs starts. Workers share nothing, so their tests can run in parallel.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import * as v from 'valibot';

export type SessionKind = 'x11' | 'wayland';

export interface DesktopSession {
  /** Makes this process use the session. */
  enter(): void;
  /** @throws if it has already ended by itself */
  close(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** The command that starts a desktop, prints a line when it is ready, and keeps it until its input ends. */
const commands: Readonly<Record<SessionKind, readonly string[]>> = {
  x11: [
    'xvfb-run',
    '-a',
    '-s',
    '-screen 0 1280x800x24',
    process.execPath,
    'build/scripts/desktop-session.mjs',
  ],
  wayland: [process.execPath, 'build/scripts/wayland-session.mjs'],
};

/** Whether this process was started in a session already. */
const isEntered = (): boolean => process.env['CASJOBS_TRAY_TEST_DESKTOP'] !== undefined;

/** Why there is no such session, for the list of skipped tests; set by build/scripts/test.mjs. */
export const whySessionMissing = (kind: SessionKind): string | undefined =>
  kind === 'wayland' ? process.env['CASJOBS_TRAY_WAYLAND_MISSING'] : undefined;

/** Variables that lead to the user's own desktop. */
const userSessionVariables = ['DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS'];

/** After this time a session is killed. */
const LONGEST_END_MS = 20_000;

const LineSchema = v.object({ session: v.record(v.string(), v.string()) });

/**
 * Gives this process a temporary home and hides the user's desktop. Runs before any test is loaded, because tests read their
 * home when they are loaded.
 */
export const useTemporaryHome = (): void => {
  if (isEntered()) return;
  const home = mkdtempSync(path.join(os.tmpdir(), 'casjobs-tray-desktop-'));
  const runtime = path.join(home, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  for (const name of userSessionVariables) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, {
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_CACHE_HOME: path.join(home, '.cache'),
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    // No accessibility bus, because nothing here uses it.
    NO_AT_BRIDGE: '1',
  });
  process.once('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
};

/** Discards messages of the bus and its helpers; the session's script prints to 3. */
const start = (kind: SessionKind, isDark: boolean): ChildProcess =>
  spawn('dbus-run-session', ['--', 'sh', '-c', 'exec "$@" 2>&3 3>&-', 'sh', ...commands[kind]], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
    env: { ...process.env, ...(isDark ? { CASJOBS_TRAY_DARK_DESKTOP: '1' } : {}) },
    // Not in the terminal's process group: Ctrl+C ends the tests, and they end their session.
    detached: true,
  });

/** The output of the session's script. */
const listenTo = ({ stdio: [, , , own] }: ChildProcess): (() => string) => {
  let said = '';
  (own as Readable | undefined)?.on('data', (part: Buffer) => (said += part.toString()));
  return () => said.trim();
};

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

/** The session's environment, once it is ready; null if it ends first. */
const readyIn = (child: ChildProcess): Promise<Record<string, string> | null> =>
  new Promise((resolve) => {
    child.once('error', () => resolve(null)).once('exit', () => resolve(null));
    // Programs that the bus starts write here too; reading everything keeps them from blocking.
    if (child.stdout)
      createInterface(child.stdout).on('line', (line) => {
        if (line.startsWith('{"session":')) resolve(v.parse(LineSchema, JSON.parse(line)).session);
      });
  });

const end = async (child: ChildProcess): Promise<void> => {
  if (isOver(child) || child.pid === undefined) return;
  const { pid } = child;
  const gone = once(child, 'exit');
  child.stdin?.end();
  const limit = setTimeout(() => process.kill(-pid, 'SIGKILL'), LONGEST_END_MS);
  await gone;
  clearTimeout(limit);
};

/** @returns null if this process is in a session already, or there can't be one */
export const openDesktopSession = async (
  kind: SessionKind,
  isDark: boolean,
): Promise<DesktopSession | null> => {
  if (isEntered() || whySessionMissing(kind) !== undefined) return null;
  const child = start(kind, isDark);
  const said = listenTo(child);
  const env = await readyIn(child);
  if (env === null) {
    await end(child);
    throw new Error(`The ${kind} session of the test desktop could not be started. ${said()}`);
  }
  return {
    enter: () => void Object.assign(process.env, env),
    close: async () => {
      const hasDied = isOver(child);
      await end(child);
      if (hasDied) throw new Error(`The ${kind} session ended before its tests. ${said()}`);
    },
  };
};
