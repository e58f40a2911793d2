// Builds the rooms and connects them, without Electron: what is needed of the system is handed in. One state out
// (`draw`), commands in.
import { createAccounts, type Accounts } from '../accounts/accounts.ts';
import { createActivity, type Activity } from '../activity/activity.ts';
import { createTroubleOf } from '../accounts/trouble.ts';
import { PRACTICE_ID } from '../casjobs/presets.ts';
import type { Outcome } from '../outcome.ts';
import type { Settings } from '../settings/settings.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Snapshot, Wanted } from '../snapshot.ts';
import { createOutbox, type Outbox, type Stopped } from '../watch/outbox.ts';
import type { Source } from '../watch/outcomes.ts';
import { withActivity } from './activity-commands.ts';
import { cancelJobs, createCommands, type HouseCommands } from './commands.ts';
import { createDiary, type Diary } from './diary.ts';
import { openFiles, type Files } from './files.ts';
import { createSightings } from './hearing.ts';
import type { HouseDeps } from './house-deps.ts';
import { importCommands } from './import-commands.ts';
import { createNews, type News } from './news.ts';
import { createPractice, type Practice } from './practice.ts';
import { snapshotOf } from './snapshot-of.ts';
import { createRollCall } from './roll-call.ts';
import { oncePerTurn } from './turns.ts';
import { createWatchers, type Watchers } from './watchers.ts';
import { openWatching, type Watching } from './watching.ts';

export interface House {
  readonly commands: HouseCommands;
  readonly settings: SettingsStore;
  snapshot(): Snapshot;
  /** Asks the window to show something; it does so when it draws the next snapshot. */
  want(wanted: Omit<Wanted, 'seq'>): void;
  cancel(accountKey: string, jobIds: readonly string[], source: Source): Promise<Outcome<null>>;
  /** Stops the cancels that wait to be sent; how many is told. */
  stopCancels(source: Source): Stopped;
  setPaused(paused: boolean): void;
  /** Begins to watch: once, when the views are there. */
  open(): void;
  /** The pace depends on whether a person looks. */
  seenChanged(): void;
  /** By the person's wish: looks now at every account. */
  lookNow(): void;
  desktopChanged(): void;
  /** The computer goes to sleep. */
  fallAsleep(): void;
  /** It wakes, or its screen is unlocked, or its network is back: looks now wherever somebody waits. */
  wake(): void;
  /** Ends the watching and the calls under way. Resolves when what is watched lies on disk. */
  close(): Promise<void>;
}

/** @throws {Error} where a file of the app is there and the disk does not let it be read */
export const createHouse = async (deps: HouseDeps): Promise<House> => {
  const state: State = { isOpen: false, paused: false, wanted: NOTHING_WANTED };
  const changed = oncePerTurn(() => {
    if (!state.isOpen) return;
    deps.draw(snapshot());
    if (deps.isSeen()) rooms.news.drawn();
  });
  const files = await openFiles(deps.folder, changed);
  files.settings.onChange(() => {
    changed();
    rooms.watchers.all().forEach((watcher) => watcher.reconsider());
  });
  const rooms = connect(deps, files, state, changed);
  const snapshot = (): Snapshot => draft(deps, files, state, rooms);
  return {
    ...doors(deps, files, state, rooms, changed),
    settings: files.settings,
    snapshot,
    desktopChanged: changed,
    open: () => {
      state.isOpen = true;
      forgetPracticeWatches(rooms);
      if (rooms.activity.lines().length > 0) rooms.diary.app('started');
      rooms.owed.tellLeft();
      rooms.watchers.follow(rooms.accounts.all());
      changed();
    },
    close: async () => {
      state.isOpen = false;
      rooms.watchers.close();
      rooms.diary.flush();
      await rooms.practice.close();
      await files.settled();
    },
  };
};

interface State {
  isOpen: boolean;
  paused: boolean;
  wanted: Wanted;
}

const NOTHING_WANTED: Wanted = { seq: 0, view: 'jobs', accountKey: null, jobId: null };

interface Rooms extends Watching {
  readonly activity: Activity;
  readonly diary: Diary;
  readonly accounts: Accounts;
  readonly outbox: Outbox;
  readonly news: News;
  readonly practice: Practice;
  readonly watchers: Watchers;
}

const connect = (deps: HouseDeps, files: Files, state: State, changed: () => void): Rooms => {
  const { keychain, memory, notify, isSeen, createService } = deps;
  const watching = openWatching(files, changed, (owed) => news.tell(owed));
  const settings = (): Settings => files.settings.value();
  const paid = (id: number): void => watching.owed.paid(id);
  const activity = createActivity(files.activity, files.keepActivity);
  const diary = createDiary({ activity, now: () => Date.now(), changed });
  const news = createNews({ settings, notify, paid, diary });
  const outbox = createOutbox(changed);
  const rolled = (): void => {
    if (state.isOpen) watchers.follow(accounts.all());
    rollCall(accounts.all());
    changed();
  };
  const accounts = createAccounts({ file: files.accounts, keychain, memory, changed: rolled });
  const rollCall = createRollCall(accounts.all(), diary);
  const sightings = createSightings(watching.list);
  const practice = createPractice(deps.startPractice, () => accounts);
  const watchers: Watchers = createWatchers({
    ...{ ...watching, accounts, createService, outbox, diary, isSeen, random: Math.random },
    isPaused: () => state.paused,
    idleLooks: () => settings().idleLooks,
    practiceBase: () => practice.base(),
    troubleOf: createTroubleOf(deps.surprised),
    begun: (begun) => news.begun(begun),
    resubmitted: (resubmitted) => news.resubmitted(resubmitted),
    changed: (account) => {
      const watcher = watchers.get(account.key);
      if (watcher) news.stands(account, watcher.state().standing);
      if (watcher) sightings(account.key, watcher).forEach((job) => diary.status(account.key, job));
      changed();
    },
  });
  return { ...watching, activity, diary, accounts, outbox, news, practice, watchers };
};

const draft = (deps: HouseDeps, files: Files, state: State, rooms: Rooms): Snapshot =>
  snapshotOf({
    version: deps.version,
    accounts: rooms.accounts.all(),
    watcherOf: (key) => rooms.watchers.get(key),
    list: rooms.list,
    outcomeOf: (...ref) => rooms.news.outcomeOf(...ref),
    activity: rooms.activity.lines(),
    settings: files.settings.value(),
    paused: state.paused,
    sendingCancels: rooms.outbox.progress(),
    troubles: files.troubles(),
    wanted: state.wanted,
    desktop: deps.desktop(),
    now: Date.now(),
    shiftMs: rooms.clock.shiftMs(),
  });

type Doors = Omit<House, 'settings' | 'snapshot' | 'open' | 'close' | 'desktopChanged'>;

const doors = (
  deps: HouseDeps,
  files: Files,
  state: State,
  rooms: Rooms,
  changed: () => void,
): Doors => {
  const { clock, accounts, watchers, practice } = rooms;
  const seenChanged = (): void => watchers.all().forEach((watcher) => watcher.seenChanged());
  const lookNow = (): void => watchers.all().forEach((watcher) => void watcher.refresh());
  const setPaused = (paused: boolean): void => {
    if (paused === state.paused) return;
    state.paused = paused;
    rooms.diary.app(paused ? 'paused' : 'resumed');
    if (paused) seenChanged();
    else lookNow();
    changed();
  };
  const stopCancels = (source: Source): Stopped => {
    const stopped = rooms.outbox.stop();
    rooms.news.stopped(stopped, source);
    return stopped;
  };
  const { settings } = files;
  const { copyText, openUrl, startAtLogin, quit } = deps;
  const system = { copyText, openUrl, startAtLogin, quit, setPaused, stopCancels };
  const commands = createCommands({
    ...{ ...system, accounts, watchers, settings },
    practiceBase: () => practice.base(),
    tryPractice: () => practice.tryOut(),
  });
  const { keychain, importing } = deps;
  const save = commands['save-account'];
  return {
    ...{ setPaused, stopCancels, seenChanged, lookNow },
    fallAsleep: () => clock.fallAsleep(),
    wake: () => {
      clock.wakeUp();
      watchers.all().forEach((watcher) => watcher.wake());
    },
    commands: withActivity(
      { ...commands, ...importCommands({ ...importing, accounts, keychain, save }) },
      { ...rooms, ...deps },
    ),
    cancel: (...wish) => cancelJobs({ watchers, setPaused }, ...wish),
    want: (wanted) => {
      state.wanted = { ...wanted, seq: state.wanted.seq + 1 };
      changed();
    },
  };
};

/** The practice service begins anew at each start, with the same ids: an old watch would judge a new job. */
const forgetPracticeWatches = ({ accounts, list }: Rooms): void => {
  const practice = accounts.all().filter(({ service }) => service === PRACTICE_ID);
  practice.forEach(({ key }) => list.dropWatches(key));
};
