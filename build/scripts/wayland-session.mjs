// Starts a native Wayland desktop for tests: sway without a screen, waybar with a tray, notifications, unlocked keychain.
// Runs a command on it or lends it to the tests (runOrLend), then stops what it started. Needs a D-Bus session and a
// temporary home (test/desktop/desktop-session.ts).
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isRoot } from './lib/linux.mjs';
import {
  configure,
  endAll,
  needOpenKeychain,
  needService,
  needThrowawayHome,
  runOrLend,
  showScreenToBus,
  start,
  startKeychain,
} from './lib/session.mjs';
import { ExitError, run, script } from './lib/tooling.mjs';
import { environmentOf } from './lib/unpacked.mjs';

/** The user `nobody`: sway refuses to run as root. */
const NOBODY = 65_534;
const POLL_MS = 100;
const LIMIT_MS = 20_000;

const root = process.env['CASJOBS_TRAY_WAYLAND_ROOT'] ?? '';

/** @param {string} folder */
const config = (folder) => `output HEADLESS-1 resolution 1280x800
xwayland disable
exec sh -c 'echo "$WAYLAND_DISPLAY $SWAYSOCK" > ${folder}/ready.new && mv ${folder}/ready.new ${folder}/ready'
`;

/** @param {string} file @returns {Promise<string>} */
const textOnceThere = async (file) => {
  for (const end = Date.now() + LIMIT_MS; Date.now() < end;) {
    if (existsSync(file)) return readFileSync(file, 'utf8').trim();
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
  throw new ExitError('sway did not start.');
};

/** @param {string} folder for sway's files */
const startSway = async (folder) => {
  const file = path.join(folder, 'config');
  writeFileSync(file, config(folder));
  // Another user can't read files in root's home.
  const programs = path.join(folder, 'programs');
  await run('cp', ['-a', root, programs]);
  const runtime = path.join(folder, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  const user = isRoot()
    ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups']
    : ['env'];
  if (isRoot()) [folder, runtime].forEach((one) => chownSync(one, NOBODY, NOBODY));
  const [command, ...args] = [...user, 'sway', '-c', file];
  start(command, args, undefined, {
    ...environmentOf(programs),
    HOME: folder,
    XDG_RUNTIME_DIR: runtime,
    XDG_CURRENT_DESKTOP: 'sway',
    WLR_BACKENDS: 'headless',
    WLR_LIBINPUT_NO_DEVICES: '1',
    WLR_RENDERER: 'pixman',
  });
  const [display = '', socket = ''] = (await textOnceThere(path.join(folder, 'ready'))).split(' ');
  return { WAYLAND_DISPLAY: path.join(runtime, display), SWAYSOCK: socket };
};

await script(async () => {
  needThrowawayHome();
  configure('waybar/config', '{ "modules-right": ["tray"] }');
  configure('waybar/style.css', '');
  // Outside the home, which other users can't enter.
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casjobs-tray-sway-'));
  try {
    const session = {
      XDG_CURRENT_DESKTOP: 'sway',
      XDG_SESSION_TYPE: 'wayland',
      // For tests that run sway's programs themselves.
      CASJOBS_TRAY_WAYLAND_LIBRARIES: environmentOf(root)['LD_LIBRARY_PATH'],
    };
    Object.assign(process.env, await startSway(folder), session);
    await showScreenToBus(['WAYLAND_DISPLAY', 'XDG_SESSION_TYPE', 'XDG_CURRENT_DESKTOP']);
    startKeychain();
    start('waybar', [], undefined, environmentOf(root));
    start('mako', [], undefined, environmentOf(root));
    await needOpenKeychain();
    await needService('org.kde.StatusNotifierWatcher', 'tray');
    await needService('org.freedesktop.Notifications', 'notifications');
    return await runOrLend();
  } finally {
    await endAll();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
