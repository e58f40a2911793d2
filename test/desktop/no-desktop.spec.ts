// A machine without a desktop: a person at a terminal gets one sentence.
import { spawnSync } from 'node:child_process';
import { argsOf, program } from './app.ts';
import { expect, test } from './desk.ts';

test('without a desktop the app says so in a sentence, and ends', ({ profile }) => {
  const bare = ['DISPLAY', 'WAYLAND_DISPLAY'];
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !bare.includes(name)),
  );
  const { status, stderr } = spawnSync(program, argsOf({ profile }), { env, encoding: 'utf8' });
  expect(status).toBe(1);
  // Chromium may print lines of its own before and after it, about D-Bus and its child processes.
  expect(stderr.split('\n')).toContain(
    'CasJobs Tray needs a desktop: neither DISPLAY nor WAYLAND_DISPLAY is set.',
  );
  expect(stderr).not.toMatch(/\n\s+at /);
});
