// Starts GNOME Shell without a screen and an unlocked keychain, runs a command there, then stops what it started. Needs a
// D-Bus session and a temporary home, in a layer of its own (isolated.mjs, lib/isolation.mjs).
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

/** The environment that identifies the desktop to programs. */
const session = {
  XDG_CURRENT_DESKTOP: 'GNOME',
  XDG_SESSION_TYPE: 'wayland',
  WAYLAND_DISPLAY: 'wayland-0',
  LIBGL_ALWAYS_SOFTWARE: '1',
};

const runtime = process.env['XDG_RUNTIME_DIR'] ?? '';

/** GNOME Shell asks a login manager for its session; a mock answers, on a separate system bus. */
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
  // Prevents the welcome dialog.
  const welcomed = ['org.gnome.shell', 'welcome-dialog-last-shown-version', '99'];
  await run('gsettings', ['set', ...welcomed]);
  // Unsafe mode lets the tests ask the shell what is on the screen.
  start('gnome-shell', [
    '--headless',
    '--wayland',
    '--unsafe-mode',
    '--virtual-monitor',
    '1280x800',
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
