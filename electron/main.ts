// The app with its window: builds the core, connects window, tray and notifications to it, and closes them when the app quits.
import os from 'node:os';
import { app, clipboard, nativeTheme, shell } from 'electron';
import { createTrayActions, setAppMenu, type Show } from './platform/menu-actions.ts';
import {
  prepareApp,
  requireDisplay,
  handleCrashes,
  giveUp,
  checkProfile,
  logSupportFacts,
} from './platform/startup.ts';
import {
  registerLifecycle,
  cancelByIdLaunch,
  listenForLaunches,
  onUserActivity,
  restartApp,
  type Launch,
} from './platform/lifecycle.ts';
import { confirmByDialog, openConfigDialog, saveFileDialog } from './platform/dialogs.ts';
import { killAfter, kill, LONGEST_END_MS, waitForSystem, closeAll } from './platform/shutdown.ts';
import {
  systemAutostart,
  systemNetwork,
  confirming,
  hourCycle,
  lookUp,
  openSystemPage,
} from './platform/system-calls.ts';
import * as paths from './platform/app-paths.ts';
import { isAppRunning, takeOver } from './cli/command-client.ts';
import { listenForCommands, type CommandServer } from './cli/command-server.ts';
import { createJobFeed, type JobFeed } from './cli/job-feed.ts';
import { showTrayOverflowHint } from './platform/tray-hints.ts';
import { createNotifications } from './platform/system-notifications.ts';
import { windowRequests } from './platform/window-requests.ts';
import { startPracticeWorker } from './practice/start-practice-worker.ts';
import {
  createDesktopIntegration,
  onWayland,
  staysMinimized,
} from './platform/desktop-integration.ts';
import type { LaunchRequests } from './platform/launch-requests.ts';
import { followZone } from './platform/system-facts.ts';
import { createCollector, overwriteFreedMemory } from './freed-memory.ts';
import type { Platform } from './core/platform.ts';
import { createProgramRunner } from './platform/program-runner.ts';
import { createCore, type Core } from './core/core.ts';
import { takeVariables } from './account-import/environment.ts';
import { createHandlers } from './ipc/dispatch.ts';
import { feedTo, registerHandlers } from './ipc/register-handlers.ts';
import { faultFacts, openLog } from './log.ts';
import { runtimeOf } from './core/runtime.ts';
import {
  createRemoteService,
  createWorkerClient,
  type WorkerClient,
} from './casjobs-worker/client.ts';
import { startWorker } from './casjobs-worker/start-worker.ts';
import { keychainOf } from './platform/secret-service.ts';
import { openReleases } from './updates/open-releases.ts';
import { createTray } from './tray/tray.ts';
import { createKeytarVault } from './vault/keytar-vault.ts';
import { createMemoryVault } from './vault/vault.ts';
import { createAddresses, devUrlOf } from './window/page-address.ts';
import { createWindow, type AppWindow } from './window/app-window.ts';
import { localeFor, useLocale } from './i18n/locale.ts';
import { languageFor, t, setLanguage, systemOf } from './i18n/translate.ts';

paths.chooseProfile();
await requireDisplay(() => isAppRunning(paths.profileFolder()));
overwriteFreedMemory();
const variables = takeVariables(process.env);
const log = openLog({ file: paths.profileFile('logs/main.log') });
const addresses = createAddresses(devUrlOf(process.env['ELECTRON_RENDERER_URL'], app.isPackaged));
let isQuitting = false;

interface WindowParts {
  readonly core: () => Core | null;
  readonly isTrayMissing: () => boolean;
  /** The page is gone. */
  readonly onPageGone: () => void;
  /** The user has closed the window, and the app keeps running. */
  readonly onKeepsRunning: () => void;
}

const openWindow = ({ core, isTrayMissing, onPageGone, onKeepsRunning }: WindowParts): AppWindow =>
  createWindow({
    addresses,
    preload: paths.preloadFile,
    pageFolder: paths.pageFolder,
    boundsFile: paths.profileFile('window.json'),
    // On the other systems the program's own icon has all sizes.
    iconFile: process.platform === 'linux' ? paths.iconFile() : null,
    platform: process.platform,
    isWayland: onWayland(),
    log,
    onSeenChanged: () => core()?.seenChanged(),
    staysOnClose: () =>
      !isQuitting &&
      staysMinimized() &&
      isTrayMissing() &&
      core()?.settings.value().keepInTray !== false,
    onSessionEnd: () => core()?.flush(),
    onClosed: () => {
      onPageGone();
      core()?.seenChanged();
      if (core()?.settings.value().keepInTray === false) app.quit();
      else if (!isQuitting) onKeepsRunning();
    },
  });

const keychain = createKeytarVault({
  platform: process.platform,
  serviceName: 'CasJobs Tray',
  ...keychainOf(process.platform, process.env),
  failed: (code, question) => log('keychain', { code, question }),
});

/** What the core needs of the system. */
const systemParts = {
  login: systemAutostart(log),
  openLoginPage: () => openSystemPage('login'),
  quit: () => void setImmediate(() => app.quit()),
  // Electron 33 writes at once, 45 answers by a promise.
  copyText: async (text: string) => clipboard.writeText(text),
  askBack: confirmByDialog,
  saveText: saveFileDialog,
  openUrl: (url: string) => shell.openExternal(url),
  programs: createProgramRunner({
    platform: process.platform,
    env: process.env,
    homeFolder: os.homedir(),
  }),
  importing: {
    variables,
    pickFile: openConfigDialog,
    system: process.platform === 'win32' ? 'windows' : 'other',
  },
  onUnexpected: (error: unknown) => log('surprise', faultFacts(error)),
  secretDropped: createCollector(),
  noteEntry: (code: string) => log('keychain', { code, question: 'read' }),
  lookUp,
  confirming,
  releases: openReleases(paths.manifestFile),
} satisfies Partial<Platform>;

interface View {
  close(): void | Promise<void>;
}

/** Watched jobs must be on the disk before the app ends. */
const end = (core: Core, worker: WorkerClient, views: readonly View[]): Promise<void> =>
  closeAll({
    save: () => core.close(),
    closings: [() => worker.close(), ...views.map((view) => () => view.close())],
    rests: [(ms) => keychain.rests(ms), waitForSystem],
    kill,
  });

/** Without it the app works, and a command says that it can't reach it. */
const openCommandServer = (core: Core, feed: JobFeed): Promise<Pick<CommandServer, 'close'>> =>
  listenForCommands({
    profile: paths.profileFolder(),
    env: process.env,
    version: app.getVersion(),
    host: 'app',
    core: { terminal: core.terminal, feed, accounts: () => core.snapshot().accounts },
    handOver: () => undefined,
    onUnexpected: systemParts.onUnexpected,
  }).catch((error: unknown) => {
    log('commands-unheard', faultFacts(error));
    return { close: () => Promise.resolve() };
  });

const start = async (starts: LaunchRequests<Launch>): Promise<void> => {
  logSupportFacts(log);
  followZone();
  const preferred = app.getPreferredSystemLanguages();
  setLanguage(languageFor(preferred), systemOf(process.platform));
  useLocale(localeFor([app.getSystemLocale(), ...preferred], hourCycle()));
  let core: Core | null = null;
  const jobFeed = createJobFeed();
  const feed = feedTo(() => window.page());
  const window: AppWindow = openWindow({
    core: () => core,
    isTrayMissing: () => desktop.isTrayMissing(),
    onPageGone: feed.end,
    onKeepsRunning: () => core && showTrayOverflowHint(core.settings, notices.notify),
  });
  const show: Show = (wanted) => {
    if (wanted) core?.want(wanted);
    window.show();
    core?.seenChanged();
  };
  setAppMenu(show);
  const desktop = createDesktopIntegration({
    window,
    log,
    cancelById: () => starts.add(cancelByIdLaunch()),
    wasTold: () => core?.settings.value().dismissedNoTray ?? true,
    changed: () => core?.desktopChanged(),
    networkBack: () => core?.wake(),
    screenLocked: () => core?.lock.screenLocked(),
    screenUnlocked: () => core?.wake(),
    trayBounds: () => (core ? tray.bounds() : null),
  });
  const notices = createNotifications({ core: () => core, show, log });
  const worker = createWorkerClient({
    startWorker: (events) => startWorker(paths.workerFile, events),
  });
  const built = await createCore({
    folder: paths.profileFolder(),
    version: app.getVersion(),
    startPractice: () => startPracticeWorker(paths.practiceFile),
    keychain,
    runtime: runtimeOf(process.versions.electron),
    memory: createMemoryVault(),
    createService: (options, routes) =>
      createRemoteService({ ...options, version: app.getVersion() }, worker, routes),
    network: systemNetwork,
    isSeen: () => window.isVisible() && feed.follows(),
    draw: (snapshot) => {
      nativeTheme.themeSource = snapshot.settings.theme;
      tray.render(snapshot);
      desktop.render(snapshot);
      jobFeed.drawn();
      feed.show(snapshot);
      notices.render(snapshot, window.isVisible());
    },
    notify: notices.notify,
    subscriber: jobFeed.subscriber,
    desktop: () => ({ ...desktop.view(), ...notices.view() }),
    ...systemParts,
  });
  core = built;
  const restart = (): void => restartApp(window.isOpen());
  const actions = createTrayActions(built, show, restart);
  const tray = createTray({ iconFolder: paths.trayFolder(), actions });
  const follow = (): ReturnType<typeof feed.follow> => {
    const answer = feed.follow();
    built.seenChanged();
    return answer;
  };
  const handlers = createHandlers({
    ...built.commands,
    ...windowRequests({
      window,
      openNotificationSettings: () => openSystemPage('notices'),
      restart,
      licensesFolder: paths.licensesFolder,
    }),
    follow,
  });
  const used = (): void => built.lock.used();
  registerHandlers({ handlers, isOurUrl: addresses.isOurs, used, log });
  onUserActivity(used);
  built.open();
  starts.ready((launch) => {
    const { kind } = launch;
    if (kind === 'import') launch.files.forEach((file) => built.importFile(file));
    if (kind === 'cancel-by-id') show({ view: kind, accountKey: null, jobId: launch.jobId });
    else if (kind !== 'hidden') show();
  });
  const commandServer = await openCommandServer(built, jobFeed);
  process.send?.('started');
  notices.open();
  registerLifecycle({
    show,
    core: built,
    end: () => end(built, worker, [commandServer, notices, desktop, tray]),
  });
};

// A command of a terminal may work in the profile.
await takeOver(paths.profileFolder());
if (checkProfile()) {
  handleCrashes(log);
  const starts = listenForLaunches();
  prepareApp(log);
  app.on('before-quit', () => {
    if (!isQuitting) killAfter(LONGEST_END_MS);
    isQuitting = true;
  });
  // build/scripts/start.mjs prints a line when it receives `started` or `shown`.
  app.on('browser-window-created', (_event, opened) =>
    opened.once('show', () => process.send?.('shown')),
  );
  // The tray stays when the window closes.
  app.on('window-all-closed', () => undefined);
  app
    .whenReady()
    .then(() => start(starts))
    .catch((error: unknown) => {
      log('not-started', faultFacts(error));
      giveUp(t('app.no-files', { folder: paths.profileFolder() }));
    });
}
