// Without a display, the app prints one sentence in the terminal.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { argsOf, appProgram } from './app.ts';
import { environmentOf, remoteShell } from './command-line.ts';
import { expect, test } from './fixtures.ts';
import { closeWindow, windowOpenedBy, signedIn } from './user-steps.ts';

test('the app reports a missing display in one sentence and ends', ({ profile }) => {
  const env = environmentOf(remoteShell);
  const { status, stderr } = spawnSync(appProgram, argsOf({ profile }), { env, encoding: 'utf8' });
  expect(status).toBe(1);
  // Chromium may print lines of its own before and after it, about D-Bus and its child processes.
  expect(stderr.split('\n')).toContain(
    'CasJobs Tray needs a desktop: neither DISPLAY nor WAYLAND_DISPLAY is set.',
  );
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('a start without a display reaches the running app', async ({ launch, practice, profile }) => {
  const app = await launch();
  await signedIn(app, practice);
  await closeWindow(app);
  const page = await windowOpenedBy(app, async () => {
    const args = argsOf({ profile, args: ['--cancel-by-id'] });
    const second = spawn(appProgram, args, { env: environmentOf(remoteShell), stdio: 'ignore' });
    expect(await once(second, 'exit')).toEqual([0, null]);
  });
  await expect(page.getByRole('textbox', { name: 'Job ID' })).toBeFocused();
});
