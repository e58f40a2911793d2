// Runs the tests of a desktop on it, within the isolation that lib/isolation.mjs has made:
// isolated.mjs <gnome | kde> <which tests, as arguments of Playwright>.
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ExitError, runInherit, madeFolder, script, tool } from './lib/tooling.mjs';

const node = process.execPath;

/** What makes each session within a D-Bus session. */
const sessions = new Map([
  ['gnome', [node, 'build/scripts/gnome-session.mjs']],
  ['kde', ['xvfb-run', '-a', '-s', '-screen 0 1280x800x24', node, 'build/scripts/kde-session.mjs']],
]);

await script(async () => {
  const [name = '', ...chosen] = process.argv.slice(2);
  const session = sessions.get(name);
  if (!session) throw new ExitError(`Which desktop: ${[...sessions.keys()].join(', ')}?`, 2);
  // It ends with the isolation.
  const home = mkdtempSync(path.join(os.tmpdir(), 'casjobs-tray-desktop-'));
  const playwright = ['test', '-c', 'test/desktop/isolated.config.ts', `--project=${name}`];
  const command = [...session, node, ...tool('@playwright/test/cli.js', ...playwright, ...chosen)];
  // What the bus and its helpers have to say goes nowhere; the tests speak on 3, the real stderr.
  const spoken = ['sh', '-c', 'exec "$@" 2>&3 3>&-', 'sh'];
  return runInherit('dbus-run-session', ['--', ...spoken, ...command], {
    env: {
      ...process.env,
      HOME: home,
      XDG_RUNTIME_DIR: madeFolder(path.join(home, 'run')),
      // No bridge to the accessibility bus: nothing here listens to it.
      NO_AT_BRIDGE: '1',
    },
    stdio: ['inherit', 'inherit', 'ignore', process.stderr],
  });
});
