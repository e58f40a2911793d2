// Builds the house, gives it its three views (window, tray, notices) and takes it down again. No logic.
import { app, clipboard, nativeTheme, shell } from 'electron';
import { setAppMenu } from './app/app-menu.ts';
import { prepareApp } from './app/before-ready.ts';
import { answerCalls } from './app/calls.ts';
import { askBack } from './app/ask-back.ts';
import { needDisplay } from './app/display.ts';
import { endWithin, kill, LONGEST_END_MS, systemRests, takeDown } from './app/ending.ts';
import { catchFaults, giveUp } from './app/faults.ts';
import { cancelByIdStart, hearStarts, type Start } from './app/hear-starts.ts';
import { startAtLogin } from './app/login.ts';
import * as paths from './app/paths.ts';
import { onPersonsUse } from './app/person-use.ts';
import { pickConfig } from './app/pick-config.ts';
import { tellInTray } from './app/in-tray.ts';
import { createNotices } from './app/notices.ts';
import { ownRequests } from './app/own-requests.ts';
import { takeProfile } from './app/profile-check.ts';
import { systemNetwork } from './app/system-network.ts';
import { startPractice } from './app/practice-run.ts';
import { createSurroundings, onWayland, staysMinimized } from './app/surroundings.ts';
import { saveText } from './app/save-text.ts';
import { noteComputer } from './app/support.ts';
import { confirming, hourCycle, lookUp, openSystemPage } from './app/system.ts';
import type { Starts } from './app/starts.ts';
import { followZone } from './app/time-zone.ts';
import { createTrayActions, type Show } from './app/tray-actions.ts';
import { createCollector, overwriteFreedMemory } from './garbage.ts';
import type { HouseDeps } from './house/house-deps.ts';
import { createHouse, type House } from './house/house.ts';
import { takeVariables } from './imports/environment.ts';
import { createHandlers } from './ipc/handlers.ts';
import { feedTo, openDoor } from './ipc/main-door.ts';
import { nameOf, openLog } from './log.ts';
import { runtimeOf } from './runtime.ts';
import { createExchange, type Exchange } from './talk/exchange.ts';
import { createRemoteService } from './talk/remote-service.ts';
import { openThread } from './talk/thread-line.ts';
import { keychainOf } from './session/keychain.ts';
import { createTray } from './tray/tray.ts';
import { createKeytarVault } from './vault/keytar-vault.ts';
import { createMemoryVault } from './vault/memory-vault.ts';
import { createAddresses, devUrlOf } from './window/address.ts';
import { createWindow, type AppWindow } from './window/window.ts';
import { localeFor, useLocale } from './words/locale.ts';
import { languageFor, say, speak, systemOf } from './words/say.ts';

needDisplay();
overwriteFreedMemory();
paths.chooseProfile();
const variables = takeVariables(process.env);
const log = openLog({ file: paths.profileFile('logs/main.log') });
const addresses = createAddresses(devUrlOf(process.env['ELECTRON_RENDERER_URL'], app.isPackaged));
let isQuitting = false;

interface Around {
  readonly house: () => House | null;
  readonly isTrayMissing: () => boolean;
  /** The page is no more. */
  readonly gone: () => void;
  /** The window was closed by its person, and the app goes on. */
  readonly goesOn: () => void;
}

const openWindow = ({ house, isTrayMissing, gone, goesOn }: Around): AppWindow =>
  createWindow({
    addresses,
    preload: paths.preloadFile,
    pageFolder: paths.pageFolder,
    boundsFile: paths.profileFile('window.json'),
    // The other systems take the program's own, which has all sizes.
    iconFile: process.platform === 'linux' ? paths.iconFile() : null,
    platform: process.platform,
    isWayland: onWayland(),
    log,
    onSeenChanged: () => house()?.seenChanged(),
    staysOnClose: () =>
      !isQuitting &&
      staysMinimized() &&
      isTrayMissing() &&
      house()?.settings.value().keepInTray !== false,
    onSessionEnd: () => house()?.flush(),
    onClosed: () => {
      gone();
      house()?.seenChanged();
      if (house()?.settings.value().keepInTray === false) app.quit();
      else if (!isQuitting) goesOn();
    },
  });

const keychain = createKeytarVault({
  ...{ platform: process.platform, serviceName: 'CasJobs Tray' },
  ...keychainOf(process.platform, process.env),
  failed: (code, question) => log('keychain', { code, question }),
});

/** What the house has done by the system, and asks of it. */
const doings = {
  ...{ login: startAtLogin(log), openLoginPage: () => openSystemPage('login') },
  quit: () => void setImmediate(() => app.quit()),
  // Electron 33 writes at once, 45 answers by a promise.
  copyText: async (text: string) => clipboard.writeText(text),
  ...{ askBack, saveText },
  openUrl: (url: string) => shell.openExternal(url),
  importing: {
    ...{ variables, pickFile: pickConfig },
    system: process.platform === 'win32' ? 'windows' : 'other',
  },
  surprised: (error: unknown) => log('surprise', { error: nameOf(error) }),
  secretDropped: createCollector(),
  noteEntry: (code: string) => log('keychain', { code, question: 'read' }),
  ...{ lookUp, confirming },
} satisfies Partial<HouseDeps>;

interface View {
  close(): void;
}

/** What is watched must lie on the disk before the app is gone. */
const end = (house: House, talk: Exchange, views: readonly View[]): Promise<void> =>
  takeDown({
    save: () => house.close(),
    closings: [() => talk.close(), ...views.map((view) => () => view.close())],
    rests: [(ms) => keychain.rests(ms), systemRests],
    kill,
  });

const start = async (starts: Starts<Start>): Promise<void> => {
  noteComputer(log);
  followZone();
  const preferred = app.getPreferredSystemLanguages();
  speak(languageFor(preferred), systemOf(process.platform));
  useLocale(localeFor([app.getSystemLocale(), ...preferred], hourCycle()));
  let house: House | null = null;
  const feed = feedTo(() => window.page());
  const window: AppWindow = openWindow({
    house: () => house,
    isTrayMissing: () => around.isTrayMissing(),
    gone: feed.end,
    goesOn: () => house && tellInTray(house.settings, notices.notify),
  });
  const show: Show = (wanted) => {
    if (wanted) house?.want(wanted);
    window.show();
    house?.seenChanged();
  };
  setAppMenu(show);
  const around = createSurroundings({
    ...{ window, log, cancelById: () => starts.add(cancelByIdStart()) },
    wasTold: () => house?.settings.value().toldNoTray ?? true,
    ...{ changed: () => house?.desktopChanged(), networkBack: () => house?.wake() },
    screenLocked: () => house?.lock.screenLocked(),
    screenUnlocked: () => house?.wake(),
    trayBounds: () => (house ? tray.bounds() : null),
  });
  const notices = createNotices({ house: () => house, show, log });
  const talk = createExchange({ openLine: (ear) => openThread(paths.talkerFile, ear) });
  const built = await createHouse({
    ...{ folder: paths.profileFolder(), version: app.getVersion(), startPractice, keychain },
    runtime: runtimeOf(process.versions.electron),
    memory: createMemoryVault(),
    createService: (options, routes) =>
      createRemoteService({ ...options, version: app.getVersion() }, talk, routes),
    network: systemNetwork,
    isSeen: () => window.isVisible() && feed.follows(),
    draw: (snapshot) => {
      nativeTheme.themeSource = snapshot.settings.theme;
      tray.render(snapshot);
      around.render(snapshot);
      feed.show(snapshot);
      notices.render(snapshot, window.isVisible());
    },
    notify: notices.notify,
    desktop: () => ({ ...around.view(), ...notices.view() }),
    ...doings,
  });
  house = built;
  const actions = createTrayActions(built, show);
  const tray = createTray({ iconFolder: paths.trayFolder(), actions });
  const follow = (): ReturnType<typeof feed.follow> => {
    const answer = feed.follow();
    built.seenChanged();
    return answer;
  };
  const handlers = createHandlers({ ...built.commands, ...ownRequests(window), follow });
  const used = (): void => built.lock.used();
  openDoor({ handlers, isOurUrl: addresses.isOurs, used, log });
  onPersonsUse(used);
  built.open();
  starts.ready(({ kind, jobId }) => {
    if (kind === 'cancel-by-id') show({ view: kind, accountKey: null, jobId });
    else if (kind === 'show') show();
  });
  notices.open();
  answerCalls({
    show,
    house: built,
    end: () => end(built, talk, [notices, around, tray]),
  });
};

if (takeProfile()) {
  catchFaults(log);
  const starts = hearStarts();
  prepareApp(log);
  app.on('before-quit', () => {
    if (!isQuitting) endWithin(LONGEST_END_MS);
    isQuitting = true;
  });
  // The tray stays when the window closes.
  app.on('window-all-closed', () => undefined);
  app
    .whenReady()
    .then(() => start(starts))
    .catch((error: unknown) => {
      log('not-started', { error: nameOf(error) });
      giveUp(say('app.no-files', { folder: paths.profileFolder() }));
    });
}
