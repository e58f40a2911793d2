// A desktop of a test worker's own: D-Bus session, home, keychain, and what build/scripts/desktop-session.mjs or
// wayland-session.mjs starts in them. Workers share nothing, so their tests run side by side.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import * as v from 'valibot';

export type Kind = 'x11' | 'wayland';

export interface Session {
  /** Has all that this process asks of the system asked of the session. */
  enter(): void;
  /** @throws where it has ended by itself before */
  close(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** The command that makes a desktop, says so in a line, and keeps it until its input ends. */
const commands: Readonly<Record<Kind, readonly string[]>> = {
  x11: [
    ...['xvfb-run', '-a', '-s', '-screen 0 1280x800x24'],
    ...[process.execPath, 'build/scripts/desktop-session.mjs'],
  ],
  wayland: [process.execPath, 'build/scripts/wayland-session.mjs'],
};

/** Whether this process was started in a session already. */
const isEntered = (): boolean => process.env['CASJOBS_TRAY_TEST_DESKTOP'] !== undefined;

/** Why there can be no such session, for the list of what was skipped; build/scripts/test.mjs has found out. */
export const whyMissing = (kind: Kind): string | undefined =>
  kind === 'wayland' ? process.env['CASJOBS_TRAY_WAYLAND_MISSING'] : undefined;

/** What leads to the person's own desktop. */
const ofThePerson = ['DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS'];

/** One that takes longer hangs, and is killed. */
const LONGEST_END_MS = 20_000;

const LineSchema = v.object({ session: v.record(v.string(), v.string()) });

/**
 * Gives this process a home of its own, which goes with it, and no way to the person's desktop: before any test is
 * loaded, because tests ask for their home as they are.
 */
export const takeHome = (): void => {
  if (isEntered()) return;
  const home = mkdtempSync(path.join(os.tmpdir(), 'casjobs-tray-desktop-'));
  const runtime = path.join(home, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  for (const name of ofThePerson) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, {
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_CACHE_HOME: path.join(home, '.cache'),
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    // No bridge to the accessibility bus: nothing here listens to it.
    NO_AT_BRIDGE: '1',
  });
  process.once('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
};

/** What the bus and its helpers have to say goes nowhere; the session's own script speaks on 3. */
const start = (kind: Kind, isDark: boolean): ChildProcess =>
  spawn('dbus-run-session', ['--', 'sh', '-c', 'exec "$@" 2>&3 3>&-', 'sh', ...commands[kind]], {
    ...{ cwd: root, stdio: ['pipe', 'pipe', 'ignore', 'pipe'] },
    env: { ...process.env, ...(isDark ? { CASJOBS_TRAY_DARK_DESKTOP: '1' } : {}) },
    // Not in the terminal's group: Ctrl+C asks the tests to end, and they end their session.
    detached: true,
  });

/** All that the session's own script says. */
const listenTo = ({ stdio: [, , , own] }: ChildProcess): (() => string) => {
  let said = '';
  (own as Readable | undefined)?.on('data', (part: Buffer) => (said += part.toString()));
  return () => said.trim();
};

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

/** The environment of what runs in the session, once it is ready; null where it ends before. */
const readyIn = (child: ChildProcess): Promise<Record<string, string> | null> =>
  new Promise((resolve) => {
    child.once('error', () => resolve(null)).once('exit', () => resolve(null));
    // Programs that the bus starts write here too, and are read to the end, so that none has to wait.
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

/** @returns null where there is none to open: this process is in one already, or there can be none */
export const openSession = async (kind: Kind, isDark: boolean): Promise<Session | null> => {
  if (isEntered() || whyMissing(kind) !== undefined) return null;
  const child = start(kind, isDark);
  const said = listenTo(child);
  const env = await readyIn(child);
  if (env === null) {
    await end(child);
    throw new Error(`The ${kind} session of the test desktop could not be made. ${said()}`);
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
