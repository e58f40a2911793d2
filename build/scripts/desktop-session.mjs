// Starts an X11 desktop for tests: window manager, panel with a tray, notifications, unlocked keychain. Runs a command on
// it or lends it to the tests (runOrLend), then stops what it started. Needs a D-Bus session, a screen and a temporary
// home (test/desktop/desktop-session.ts).
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
import { script } from './lib/tooling.mjs';

/** For screenshots of the tray menu. */
const isDark = process.env['CASJOBS_TRAY_DARK_DESKTOP'] !== undefined;

/** A panel with only a tray. Without a configuration the panel asks at its first start. */
const panel = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="${isDark}"/>
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

/** Keeps all notifications of a test run, so that tests can look them up. */
const notices = `[global]
    show_indicators = no
    font = Inter 10
    history_length = 1000
`;

/** Inter for screenshots, or the system's font if it is not installed. */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <alias binding="same"><family>sans-serif</family><prefer><family>Inter</family></prefer></alias>
</fontconfig>
`;

/** The desktop's font, which CSS `system-ui` uses. */
const toolkit = `[Settings]
gtk-font-name = Inter 10
gtk-application-prefer-dark-theme = ${isDark}
`;

await script(async () => {
  needThrowawayHome();
  configure('xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml', panel);
  configure('dunst/dunstrc', notices);
  configure('fontconfig/fonts.conf', fonts);
  configure('gtk-3.0/settings.ini', toolkit);
  try {
    // The bus starts the keychain's prompt.
    await showScreenToBus(['DISPLAY', 'XAUTHORITY']);
    startKeychain();
    start('openbox');
    start('xfce4-panel', ['--disable-wm-check']);
    start('dunst');
    await needOpenKeychain();
    await needService('org.kde.StatusNotifierWatcher', 'tray');
    await needService('org.freedesktop.Notifications', 'notifications');
    return await runOrLend();
  } finally {
    await endAll();
  }
});
