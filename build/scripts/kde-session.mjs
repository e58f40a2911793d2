// Runs a command on a KDE Plasma desktop on X11 that is ready, with KWallet as its keychain, which nobody has used yet.
// It stands inside a D-Bus session and a screen with a home of its own (lib/desktop.mjs), in an isolation
// (lib/isolation.mjs), and takes down what it started.
import {
  endAll,
  needService,
  needThrowawayHome,
  runOrLend,
  showScreenToBus,
  start,
} from './lib/session.mjs';
import { run, script } from './lib/tooling.mjs';

/** What tells the programs of a session that it is this one, and that there is no GPU. */
const session = {
  XDG_CURRENT_DESKTOP: 'KDE',
  XDG_SESSION_TYPE: 'x11',
  DESKTOP_SESSION: 'plasma',
  KDE_FULL_SESSION: 'true',
  KDE_SESSION_VERSION: '5',
  QT_QUICK_BACKEND: 'software',
  KWIN_COMPOSE: 'N',
  LIBGL_ALWAYS_SOFTWARE: '1',
};

await script(async () => {
  needThrowawayHome();
  Object.assign(process.env, session);
  try {
    await showScreenToBus([...Object.keys(session), 'DISPLAY', 'XAUTHORITY']);
    await run('kbuildsycoca5', ['--noincremental'], { stdio: 'ignore' });
    start('kded5');
    start('kwin_x11');
    start('plasmashell');
    await needService('org.kde.plasmashell', 'shell');
    await needService('org.kde.StatusNotifierWatcher', 'tray');
    await needService('org.freedesktop.Notifications', 'notifications');
    start('kwalletd5');
    await needService('org.freedesktop.secrets', 'keychain');
    return await runOrLend();
  } finally {
    await endAll();
  }
});
