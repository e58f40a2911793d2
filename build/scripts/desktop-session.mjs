// Runs a command on a desktop that is ready: window manager, panel with a tray, notifications, open keychain.
// It stands inside a D-Bus session and a screen with a home of its own (lib/desktop.mjs), and takes down what it
// started.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Stop, ask, follow, madeFolder, script } from './lib/tooling.mjs';

const readySeconds = '30';

/** A panel with nothing but a tray; without it the panel would ask at its first start. */
const panel = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="30"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
`;

/** Keeps all that a test run shows, so that a test can look back. */
const notices = `[global]
    show_indicators = no
    font = Inter 10
    history_length = 1000
`;

/** Clean letters for pictures; where they are not installed, the system's own. */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <alias binding="same"><family>sans-serif</family><prefer><family>Inter</family></prefer></alias>
</fontconfig>
`;

/** The desktop's own font, which `system-ui` follows. */
const toolkit = `[Settings]
gtk-font-name = Inter 10
`;

/** @param {string} file in the home's .config @param {string} text */
const configure = (file, text) => {
  const whole = path.join(os.homedir(), '.config', file);
  madeFolder(path.dirname(whole));
  writeFileSync(whole, text);
};

/** @type {import('node:child_process').ChildProcess[]} */
const started = [];

/** @param {string} command @param {readonly string[]} [args] @param {string} [input] */
const start = (command, args = [], input) => {
  const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'] });
  child.on('error', () => console.error(`${command} could not be started.`));
  child.stdin.end(input);
  started.push(child);
};

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<void>} */
const end = (child) =>
  new Promise((resolve) => {
    const isOver = child.exitCode !== null || child.signalCode !== null || !child.pid;
    if (isOver) resolve();
    child.on('close', () => resolve());
    child.kill();
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  });

/** @param {string} name on the session bus @param {string} what for a person */
const needService = async (name, what) => {
  const answer = await ask('gdbus', ['wait', '--session', '--timeout', readySeconds, name]);
  if (answer === null) throw new Stop(`The test desktop has no ${what}: ${name} does not answer.`);
};

const needOpenKeychain = async () => {
  await needService('org.freedesktop.secrets', 'keychain');
  const locked = await ask('gdbus', [
    ...['call', '--session', '--dest', 'org.freedesktop.secrets'],
    ...['--object-path', '/org/freedesktop/secrets/aliases/default'],
    ...['--method', 'org.freedesktop.DBus.Properties.Get'],
    ...['org.freedesktop.Secret.Collection', 'Locked'],
  ]);
  if (!locked?.includes('false')) throw new Stop('The keychain of the test desktop is not open.');
};

/** What the bus starts by itself (the keychain's prompt) must find the screen, as on any desktop. */
const showScreenToBus = async () => {
  const names = ['DISPLAY', 'XAUTHORITY'];
  const pairs = names.map((name) => `'${name}': '${process.env[name] ?? ''}'`);
  const answer = await ask('gdbus', [
    ...['call', '--session', '--dest', 'org.freedesktop.DBus'],
    ...['--object-path', '/org/freedesktop/DBus'],
    ...['--method', 'org.freedesktop.DBus.UpdateActivationEnvironment', `{${pairs.join(', ')}}`],
  ]);
  if (answer === null) throw new Stop('The D-Bus session of the test desktop does not answer.');
};

/** It writes settings and opens a keychain, which must not be a person's own. */
const needThrowawayHome = () => {
  if (!os.homedir().startsWith(os.tmpdir() + path.sep))
    throw new Stop('The test desktop needs a home of its own: npm test -- desktop');
};

await script(async () => {
  const [command = '', ...args] = process.argv.slice(2);
  needThrowawayHome();
  configure('xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml', panel);
  configure('dunst/dunstrc', notices);
  configure('fontconfig/fonts.conf', fonts);
  configure('gtk-3.0/settings.ini', toolkit);
  try {
    await showScreenToBus();
    const keyring = ['--unlock', '--foreground', '--components=secrets'];
    start('gnome-keyring-daemon', keyring, 'a throwaway password');
    start('openbox');
    start('xfce4-panel', ['--disable-wm-check']);
    start('dunst');
    await needOpenKeychain();
    await needService('org.kde.StatusNotifierWatcher', 'tray');
    await needService('org.freedesktop.Notifications', 'notifications');
    return await follow(command, args, { env: { ...process.env, CASJOBS_TRAY_TEST_DESKTOP: '1' } });
  } finally {
    await Promise.all(started.map(end));
  }
});
