// Runs the tests of a whole desktop or of the Debian package, inside the layer built by lib/isolation.mjs:
// isolated.mjs <gnome | kde | packages> <arguments of Playwright>
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ExitError, runInherit, madeFolder, script, tool } from './lib/tooling.mjs';

const node = process.execPath;

/** The command that starts each session inside a D-Bus session. */
const sessions = new Map([
  ['gnome', [node, 'build/scripts/gnome-session.mjs']],
  ['kde', ['xvfb-run', '-a', '-s', '-screen 0 1280x800x24', node, 'build/scripts/kde-session.mjs']],
]);

await script(async () => {
  const [name = '', ...chosen] = process.argv.slice(2);
  // They start a desktop for each worker, as the ordinary desktop tests do.
  if (name === 'packages') {
    const config = ['-c', 'test/desktop/playwright.config.ts', '--project=packages'];
    return runInherit(node, tool('@playwright/test/cli.js', 'test', ...config, ...chosen));
  }
  const session = sessions.get(name);
  if (!session) throw new ExitError(`Choose a desktop: ${[...sessions.keys()].join(' or ')}.`, 2);
  // Removed with the layer's temporary files.
  const home = mkdtempSync(path.join(os.tmpdir(), 'casjobs-tray-desktop-'));
  const playwright = ['test', '-c', 'test/desktop/isolated.config.ts', `--project=${name}`];
  const command = [...session, node, ...tool('@playwright/test/cli.js', ...playwright, ...chosen)];
  // Discards messages of the bus and its helpers; the tests print to 3, the real stderr.
  const spoken = ['sh', '-c', 'exec "$@" 2>&3 3>&-', 'sh'];
  return runInherit('dbus-run-session', ['--', ...spoken, ...command], {
    env: {
      ...process.env,
      HOME: home,
      XDG_RUNTIME_DIR: madeFolder(path.join(home, 'run')),
      // No accessibility bus, because nothing here uses it.
      NO_AT_BRIDGE: '1',
    },
    stdio: ['inherit', 'inherit', 'ignore', process.stderr],
  });
});
