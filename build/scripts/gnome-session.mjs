// Runs a command on a GNOME desktop that is ready: GNOME Shell without a screen, open keychain. It stands inside a D-Bus
// session with a home of its own (lib/desktop.mjs), in an isolation (lib/isolation.mjs), and takes down what it started.
import path from 'node:path';
import {
  endAll,
  needFile,
  needOpenKeychain,
  needService,
  needThrowawayHome,
  runOrLend,
  showScreenToBus,
  start,
  startKeychain,
} from './lib/session.mjs';
import { ExitError, ask, run, script } from './lib/tooling.mjs';

/** What tells the programs of a session that it is this one. */
const session = {
  XDG_CURRENT_DESKTOP: 'GNOME',
  XDG_SESSION_TYPE: 'wayland',
  WAYLAND_DISPLAY: 'wayland-0',
  LIBGL_ALWAYS_SOFTWARE: '1',
};

const runtime = process.env['XDG_RUNTIME_DIR'] ?? '';

/** GNOME Shell asks a login manager for its session; here a stand-in answers, on a system bus of its own. */
const startSystemBus = async () => {
  const socket = path.join(runtime, 'system-bus');
  start('dbus-daemon', ['--session', '--nofork', `--address=unix:path=${socket}`]);
  await needFile(socket, 'system bus');
  process.env['DBUS_SYSTEM_BUS_ADDRESS'] = `unix:path=${socket}`;
  start('python3', ['-m', 'dbusmock', '--system', '--template', 'logind']);
  const login = ['wait', '--system', '--timeout', '30', 'org.freedesktop.login1'];
  if ((await ask('gdbus', login)) === null)
    throw new ExitError('The test desktop has no login manager.');
};

const startShell = async () => {
  // Without it a welcome stands before everything else.
  const welcomed = ['org.gnome.shell', 'welcome-dialog-last-shown-version', '99'];
  await run('gsettings', ['set', ...welcomed]);
  // The tests ask the shell what is on the screen, which it tells in this mode only.
  start('gnome-shell', [
    ...['--headless', '--wayland', '--unsafe-mode', '--virtual-monitor', '1280x800'],
  ]);
  await needService('org.gnome.Shell', 'shell');
  await needFile(path.join(runtime, 'wayland-0'), 'screen');
};

await script(async () => {
  needThrowawayHome();
  Object.assign(process.env, session);
  try {
    await startSystemBus();
    await showScreenToBus([...Object.keys(session), 'DBUS_SYSTEM_BUS_ADDRESS']);
    startKeychain();
    await needOpenKeychain();
    await startShell();
    await needService('org.freedesktop.Notifications', 'notifications');
    return await runOrLend();
  } finally {
    await endAll();
  }
});
