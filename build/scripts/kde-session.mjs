// Starts KDE Plasma on X11 with an unused KWallet as its keychain, runs a command there, then stops what it started. Needs
// a D-Bus session, a screen and a temporary home, in a layer of its own (isolated.mjs, lib/isolation.mjs).
import {
  endAll,
  needService,
  needThrowawayHome,
  runOrLend,
  showScreenToBus,
  start,
} from './lib/session.mjs';
import { run, script } from './lib/tooling.mjs';

/** The environment that identifies the desktop to programs, and turns off the GPU. */
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
