// The application without Electron: one snapshot out (`draw`), commands in. The system is behind platform.ts.
import { isDeepStrictEqual } from 'node:util';
import type { Result, AppError } from '../result.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Snapshot, RequestedView } from './view-model/snapshot.ts';
import type { Stopped } from '../watch/outbox.ts';
import type { Source } from '../watch/outcomes.ts';
import { withActivity } from './commands/activity-commands.ts';
import { backupCommands, backupViews } from './commands/backup-commands.ts';
import { cancelJobs, createCommands, type CoreCommands } from './commands/create-commands.ts';
import { openFiles, type Files } from './app-files.ts';
import type { Platform } from './platform.ts';
import { createGivenFiles, importCommands } from './commands/import-commands.ts';
import { buildSnapshot, type SnapshotParts } from './view-model/build-snapshot.ts';
import { createListing, type ListingParts } from './view-model/job-listing.ts';
import type { Lock } from './app-lock.ts';
import {
  compose,
  forgetPracticeWatches,
  createViewRequests,
  type Modules,
  type State,
} from './compose.ts';
import { forgetEverything } from './reset-all.ts';
import { autostartCommands } from './autostart-setting.ts';
import { updateCommands } from './commands/update-commands.ts';
import { connectionCommands } from './commands/connection-commands.ts';
import { programCommands } from './commands/program-commands.ts';
import { networkCommands } from './commands/network-commands.ts';
import { terminalCommands, type TerminalCommands } from './commands/terminal-commands.ts';
import type { Network } from '../network/network.ts';
import type { Watcher } from '../watch/account-watcher.ts';
import { t } from '../i18n/translate.ts';
import type { Watchers } from './account-watchers.ts';

export interface Core {
  readonly commands: CoreCommands;
  readonly settings: SettingsStore;
  readonly lock: Lock;
  readonly terminal: TerminalCommands;
  snapshot(): Snapshot;
  /** Asks the window to show something; the next page that draws a snapshot does so, once. */
  want(wanted: Omit<RequestedView, 'seq'>): void;
  /** The program was started with this file: the window shows what is in it, to be imported. */
  importFile(file: string): void;
  cancel(accountKey: string, jobIds: readonly string[], source: Source): Promise<Result<null>>;
  /** Stops the cancels that wait to be sent; how many is reported. */
  stopCancels(source: Source): Stopped;
  setPaused(paused: boolean): void;
  /** Begins to watch: once, when the views are there. */
  open(): void;
  /** Whether the user sees the jobs: the pace depends on it, and which outcomes count as seen. */
  seenChanged(): void;
  /** On the user's request: polls every account now. */
  pollNow(): void;
  desktopChanged(): void;
  /** See News. */
  noticesBack(): void;
  /** Writes what has been gathered for the activity list: the system may end the app without another word. */
  flush(): void;
  /** The computer goes to sleep. */
  fallAsleep(): void;
  /** It wakes, or its screen is unlocked, or its network is back: polls now wherever somebody waits. */
  wake(): void;
  /** Ends the watching and the calls under way. Resolves when the watches are on disk. */
  close(): Promise<void>;
}

/** @throws {Error} where a file of the app is there and the disk does not let it be read */
export const createCore = async (deps: Platform): Promise<Core> => {
  const changed = coalesce(() => {
    if (state.isOpen) listing.begin();
  });
  const state: State = { isOpen: false, paused: false, wanted: createViewRequests(changed) };
  const files = await openFiles(deps.folder, changed);
  files.settings.onChange(() => {
    changed();
    modules.lock.reconsider();
    void modules.updates.reconsider();
    modules.watchers.all().forEach((watcher) => watcher.reconsider());
    networkChanged();
  });
  const modules = compose(deps, files, state, changed);
  const networkChanged = followNetwork(files.settings, modules, changed);
  await modules.network.readCertificates();
  const parts = (): SnapshotParts => partsOf(deps, files, state, modules);
  const listing = createListing(
    () => listingPartsOf(modules),
    (newest) => {
      if (!state.isOpen) return;
      deps.draw(buildSnapshot(parts(), newest));
      if (deps.isSeen()) modules.notifications.drawn();
    },
  );
  return {
    ...actions(deps, files, state, modules, changed),
    settings: files.settings,
    lock: modules.lock,
    snapshot: () => buildSnapshot(parts(), listing.newest()),
    desktopChanged: changed,
    noticesBack: () => modules.notifications.noticesBack(),
    flush: () => modules.recorder.flush(),
    open: () => {
      state.isOpen = true;
      forgetPracticeWatches(modules);
      if (modules.activity.lines().length > 0) modules.recorder.app('started');
      modules.pendingOutcomes.redeliver();
      modules.watchers.follow(modules.accounts.all());
      void modules.startAtLogin.refresh();
      modules.updates.open();
      changed();
    },
    close: async () => {
      state.isOpen = false;
      listing.close();
      modules.watchers.close();
      modules.lock.close();
      modules.updates.close();
      modules.notifications.close();
      // What it says of the programs that it kills is written with the rest.
      await modules.outcomeProgram.close();
      modules.recorder.flush();
      // When the last lines of the activity lie on the disk, the outcomes that they tell are acknowledged there. The
      // practice service may have a connection that does not end: the files do not wait for it.
      const saved = files.settled().then(() => files.settled());
      await Promise.all([saved, modules.practice.close()]);
    },
  };
};

/** Of what a snapshot is made of, what its jobs depend on: the listing reads it more often than the rest. */
const listingPartsOf = (modules: Modules): ListingParts => ({
  accounts: modules.accounts.all(),
  watcherOf: (key) => modules.watchers.get(key),
  list: modules.registry,
  outbox: modules.outbox,
  outcomeOf: (...ref) => modules.jobOutcomes.outcomeOf(...ref),
  now: Date.now(),
  shiftMs: modules.clock.shiftMs(),
});

const partsOf = (deps: Platform, files: Files, state: State, modules: Modules): SnapshotParts => ({
  ...listingPartsOf(modules),
  version: deps.version,
  runtime: deps.runtime,
  outbox: modules.outbox,
  activity: modules.activityLines(),
  settings: files.settings.value(),
  paused: state.paused,
  lock: modules.lock.view(),
  keychainWaits: modules.accounts.isWaiting(),
  errors: [...files.errors(), ...networkErrors(modules.network)],
  backups: backupViews(files),
  startAtLogin: modules.startAtLogin.state(),
  updates: modules.updates.view(),
  wanted: state.wanted.all(),
  desktop: deps.desktop(),
});

type CoreActions = Omit<
  Core,
  | ('settings' | 'lock' | 'snapshot' | 'open' | 'close')
  | ('desktopChanged' | 'noticesBack' | 'flush')
>;

const actions = (
  deps: Platform,
  files: Files,
  state: State,
  modules: Modules,
  changed: () => void,
): CoreActions => {
  const { clock, accounts, watchers, practice, lock } = modules;
  const seenChanged = (): void => {
    watchers.all().forEach((watcher) => watcher.seenChanged());
    // A window that was hidden until now shows the outcomes that wait for one.
    if (deps.isSeen()) changed();
  };
  const pollNow = (): void => watchers.all().forEach((watcher) => void watcher.refresh());
  const setPaused = (paused: boolean): void => {
    if (paused === state.paused) return;
    state.paused = paused;
    modules.recorder.app(paused ? 'paused' : 'resumed');
    if (paused) seenChanged();
    else pollNow();
    changed();
  };
  const stopCancels = (source: Source): Stopped => {
    const stopped = modules.registry.stopCancels();
    modules.events.cancelsStopped(stopped, source);
    return stopped;
  };
  const { settings } = files;
  const { folder, copyText, askBack, openUrl, openLoginPage, quit } = deps;
  const system = { copyText, askBack, openUrl, quit, setPaused, stopCancels };
  const commands = createCommands({
    ...system,
    accounts,
    watchers,
    settings,
    lock,
    login: autostartCommands(modules.startAtLogin, openLoginPage),
    withdraw: (...ref) => modules.registry.withdraw(...ref),
    viewsShown: (seq) => state.wanted.shown(seq),
    practiceBase: async () => (await practice.running()).base,
    tryPractice: () => practice.tryOut(),
    forgetEverything: () => forgetEverything({ ...modules, folder, files }),
  });
  const { keychain, importing } = deps;
  const given = createGivenFiles((wanted) => state.wanted.ask(wanted));
  return {
    setPaused,
    stopCancels,
    seenChanged,
    pollNow,
    fallAsleep: () => clock.fallAsleep(),
    wake: () => {
      clock.wakeUp();
      lock.compareClocks();
      watchers.all().forEach((watcher) => watcher.wake());
    },
    commands: withActivity(
      {
        ...commands,
        ...backupCommands({ ...modules, files, changed }),
        ...importCommands({
          ...importing,
          given,
          accounts,
          keychain,
          isLocked: () => lock.isLocked(),
        }),
        ...networkCommands({ ...modules, settings, ...deps.network }),
        ...programCommands({ ...deps, ...modules, settings }),
        ...connectionCommands({ ...deps, ...modules, settings }),
        ...updateCommands({ updates: modules.updates, openUrl }),
      },
      { ...modules, ...deps },
    ),
    cancel: (...request) => cancelJobs({ watchers, setPaused, lock }, ...request),
    terminal: terminalCommands({ ...modules, setPaused }),
    want: (wanted) => state.wanted.ask(wanted),
    importFile: (file) => given.add(file),
  };
};

/** Calls `act` once in the next turn, however often it is asked. */
const coalesce = (act: () => void): (() => void) => {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    setImmediate(() => {
      asked = false;
      act();
    });
  };
};

interface Followed {
  readonly network: Network;
  readonly watchers: Watchers;
}

/** @returns a function to call after each change of the settings */
const followNetwork = (
  settings: SettingsStore,
  { network, watchers }: Followed,
  changed: () => void,
): (() => void) => {
  let before = settings.value().network;
  return () => {
    const now = settings.value().network;
    if (isDeepStrictEqual(now, before)) return;
    before = now;
    // Which way is right is seen by asking.
    void network.readCertificates().then(() => {
      changed();
      for (const watcher of watchers.all()) if (!isRejected(watcher)) void watcher.refresh();
    });
  };
};

/** Another way to the service makes no password right, and each try counts there. */
const isRejected = (watcher: Watcher): boolean => {
  const { connection } = watcher.state();
  return connection.kind === 'error' && connection.code.startsWith('credentials-');
};

const networkErrors = (network: Network): readonly AppError[] => {
  const why = network.certificatesError();
  return why === null ? [] : [{ code: 'file', detail: t('certificates.left-out', { why }) }];
};
