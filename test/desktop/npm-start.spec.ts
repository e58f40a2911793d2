// npm start with the package of the other tests.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { environmentOf, remoteShell } from './command-line.ts';
import { expect, test } from './fixtures.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** @param onOpen runs when npm start says that the app is open, before Ctrl+C. @returns its lines and how it ended */
const npmStart = async (
  args: readonly string[],
  onOpen?: () => Promise<void>,
  env: NodeJS.ProcessEnv = process.env,
) => {
  const start = ['build/scripts/start.mjs', ...args];
  const child = spawn(process.execPath, start, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (!line.includes('Ctrl+C')) continue;
    await onOpen?.();
    child.kill('SIGINT');
  }
  return { lines, exit: (await ended) as unknown[] };
};

for (const [args, message] of [
  [[], 'CasJobs Tray is open. Press Ctrl+C to quit.'],
  [['--hidden'], 'CasJobs Tray is running in the tray. Press Ctrl+C to quit.'],
] as const) {
  test(`npm start ${args.join(' ')} reports that the app is open, and quits on Ctrl+C`, async ({
    profile,
  }) => {
    const { lines, exit } = await npmStart([`--user-data-dir=${profile}`, ...args]);
    expect(lines.at(-1)).toBe(message);
    expect(exit).toEqual([0, null]);
  });
}

test('a second npm start reports that the app is already running', async ({ profile }) => {
  const args = [`--user-data-dir=${profile}`];
  const first = await npmStart(args, async () => {
    const second = await npmStart(args);
    expect(second.lines.at(-1)).toBe('CasJobs Tray was already running.');
    expect(second.exit).toEqual([0, null]);
  });
  expect(first.lines.at(-1)).toBe('CasJobs Tray is open. Press Ctrl+C to quit.');
  expect(first.exit).toEqual([0, null]);
});

test('npm start without a display cancels a practice job and runs commands', async ({
  profile,
}) => {
  const env = environmentOf(remoteShell);
  const args = [`--user-data-dir=${profile}`];
  const alone = await npmStart(args, undefined, env);
  expect(alone.exit).toEqual([0, null]);
  const text = alone.lines.join('\n');
  expect(text).toContain('There is no desktop here (neither DISPLAY nor WAYLAND_DISPLAY is set)');
  expect(text).toMatch(/Canceling job 5001[^]*5001\t.*\tcancelled\t.*queue slot is free/);
  const version = await npmStart([...args, '--version'], undefined, env);
  expect(version.lines.at(-1)).toMatch(/^CasJobs Tray \d+\.\d+\.\d+$/);
  const wrong = await npmStart([...args, 'cancel', 'x'], undefined, env);
  expect(wrong.exit).toEqual([2, null]);
});
