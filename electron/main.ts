// Builds the house, gives it its three views (window, tray, notices) and takes it down again. No logic.
import { app, clipboard, nativeTheme, powerMonitor, shell } from 'electron';
import { needDisplay } from './app/display.ts';
import { catchFaults, giveUp } from './app/faults.ts';
import * as paths from './app/paths.ts';
import { startPractice } from './app/practice-run.ts';
import { createTrayActions, type Show } from './app/tray-actions.ts';
import { createHouse, type House } from './house/house.ts';
import { createHandlers } from './ipc/handlers.ts';
import { feedTo, openDoor } from './ipc/main-door.ts';
import { nameOf, openLog } from './log.ts';
import { createStartAtLogin } from './login/start-at-login.ts';
import { createNotifier } from './notices/notifier.ts';
import { createExchange } from './talk/exchange.ts';
import { createRemoteService } from './talk/remote-service.ts';
import { openThread } from './talk/thread-line.ts';
import { createTray } from './tray/tray.ts';
import { createKeytarVault } from './vault/keytar-vault.ts';
import { createMemoryVault } from './vault/memory-vault.ts';
import { createAddresses, devUrlOf } from './window/address.ts';
import { setMenu } from './window/menu.ts';
import { registerPageScheme } from './window/page.ts';
import { createWindow, type AppWindow } from './window/window.ts';
import { languageFor, say, speak } from './words/say.ts';

needDisplay();
paths.chooseProfile();
const log = openLog({ file: paths.profileFile('logs/main.log') });
const addresses = createAddresses(devUrlOf(process.env['ELECTRON_RENDERER_URL'], app.isPackaged));
const wantsHidden = (args: readonly string[]): boolean => args.includes('--hidden');
/** macOS hands a login item no arguments. */
const startsHidden = (): boolean =>
  wantsHidden(process.argv) ||
  (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

const openWindow = (house: () => House | null, gone: () => void): AppWindow =>
  createWindow({
    addresses,
    preload: paths.preloadFile,
    pageFolder: paths.pageFolder,
    boundsFile: paths.profileFile('window.json'),
    iconFile: paths.iconFile(),
    log,
    onClosed: () => {
      gone();
      house()?.seenChanged();
      if (house()?.settings.value().keepInTray === false) app.quit();
    },
  });

const login = createStartAtLogin({
  platform: process.platform,
  program: process.execPath,
  home: app.getPath('home'),
  env: process.env,
  setLoginItem: (item) => app.setLoginItemSettings(item),
});

/** What the system tells: another start of the app, and the ends of sleep. */
const listenToSystem = (window: AppWindow, house: House): void => {
  app.on('second-instance', (_event, args) => {
    if (!wantsHidden(args)) window.show();
  });
  app.on('activate', () => window.show());
  powerMonitor.on('resume', () => house.lookNow());
  powerMonitor.on('unlock-screen', () => house.lookNow());
};

const start = async (): Promise<void> => {
  speak(languageFor(app.getPreferredSystemLanguages()));
  let house: House | null = null;
  const feed = feedTo(() => window.page());
  const window: AppWindow = openWindow(() => house, feed.end);
  const show: Show = (wanted) => {
    house?.want(wanted);
    window.show();
    house?.seenChanged();
  };
  const notifier = createNotifier({
    icon: paths.iconFile(),
    onClick: ({ accountKey, jobId }) => show({ view: 'jobs', accountKey, jobId }),
  });
  const talk = createExchange({ openLine: (ear) => openThread(paths.talkerFile, ear) });
  const built = await createHouse({
    folder: paths.profileFolder(),
    version: app.getVersion(),
    keychain: createKeytarVault({ serviceName: 'CasJobs Tray' }),
    memory: createMemoryVault(),
    createService: (options) => createRemoteService(options, talk),
    startPractice,
    isSeen: () => window.isVisible(),
    draw: (snapshot) => {
      nativeTheme.themeSource = snapshot.settings.theme;
      tray.render(snapshot);
      feed.show(snapshot);
    },
    notify: (notice, then) => notifier.show(notice, then),
    startAtLogin: (on) => login.set(on),
    copyText: (text) => void clipboard.writeText(text),
    openUrl: (url) => shell.openExternal(url),
    surprised: (error) => log('surprise', { error: nameOf(error) }),
  });
  house = built;
  const tray = createTray({
    iconFolder: paths.trayFolder(),
    actions: createTrayActions(built, show),
  });
  const handlers = createHandlers({ ...built.commands, follow: feed.follow });
  openDoor({ handlers, isOurUrl: addresses.isOurs, log });
  built.open();
  if (!startsHidden()) window.show();

  listenToSystem(window, built);
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    // What is watched must lie on the disk before the app is gone.
    event.preventDefault();
    notifier.close();
    tray.close();
    void built.close().finally(() => {
      talk.close();
      isClosed = true;
      // Not within the event: Electron is still deciding, and would hang.
      setImmediate(() => app.quit());
    });
  });
};

if (app.requestSingleInstanceLock()) {
  catchFaults(log);
  // Chromium has no secrets here, and must not ask for the keychain to keep them.
  app.commandLine.appendSwitch('password-store', 'basic');
  app.setAppUserModelId('org.casjobs-tray.app');
  registerPageScheme();
  setMenu();
  // The tray stays when the window closes.
  app.on('window-all-closed', () => undefined);
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      log('not-started', { error: nameOf(error) });
      giveUp(say('app.no-files', { folder: paths.profileFolder() }));
    });
} else {
  app.quit();
}
