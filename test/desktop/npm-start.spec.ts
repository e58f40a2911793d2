// npm start, with the package that the other tests use already built.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from './desk.ts';

const root = path.resolve(import.meta.dirname, '../..');

for (const [args, message] of [
  [[], 'CasJobs Tray is open. Press Ctrl+C to quit.'],
  [['--hidden'], 'CasJobs Tray is running in the tray. Press Ctrl+C to quit.'],
] as const) {
  test(`npm start ${args.join(' ')} says when the app is open, and quits on Ctrl+C`, async ({
    profile,
  }) => {
    const start = ['build/scripts/start.mjs', `--user-data-dir=${profile}`, ...args];
    const child = spawn(process.execPath, start, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(child, 'exit');
    const lines: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      lines.push(line);
      if (line.includes('Ctrl+C')) child.kill('SIGINT');
    }
    expect(lines.at(-1)).toBe(message);
    expect(await ended).toEqual([0, null]);
  });
}
