// Composes the modules of the core, and holds what the tray, a notification or a shortcut asked the window to show.
import { createAccounts, type Accounts } from '../accounts/account-service.ts';
import { createActivity, type Activity } from '../activity/activity-log.ts';
import type { LookUp } from '../network/host-lookup.ts';
import { createToAppError } from '../accounts/to-result.ts';
import { PRACTICE_ID } from '../casjobs/service-presets.ts';
import { createNetwork, type Network } from '../network/network.ts';
import { createProxyLogins, type ProxyLogins } from '../network/proxy-logins.ts';
import type { Settings } from '../settings/settings.ts';
import type { ActivityLine, RequestedView } from './view-model/snapshot.ts';
import { createLineViews, createAccountChangeLog } from '../activity/account-activity.ts';
import { createActivityRecorder, type ActivityRecorder } from '../activity/activity-recorder.ts';
import type { Files } from './app-files.ts';
import { createStatusChanges } from './status-changes.ts';
import type { Platform } from './platform.ts';
import {
  createOutcomeDispatcher,
  type OutcomeDispatcher,
} from '../notifications/outcome-dispatcher.ts';
import { createPracticeSession, type PracticeSession } from './practice-session.ts';
import { createWatchers, type Watchers, openWatching, type Watching } from './account-watchers.ts';
import { createLock, type Lock } from './app-lock.ts';
import { createAutostartSetting, type AutostartSetting } from './autostart-setting.ts';

export interface State {
  isOpen: boolean;
  paused: boolean;
  readonly wanted: ViewRequests;
}

export interface Modules extends Watching {
  readonly activity: Activity;
  /** The activity list as the views show it. */
  readonly activityLines: () => readonly ActivityLine[];
  readonly recorder: ActivityRecorder;
  readonly accounts: Accounts;
  readonly dispatcher: OutcomeDispatcher;
  readonly practice: PracticeSession;
  readonly watchers: Watchers;
  readonly lock: Lock;
  readonly startAtLogin: AutostartSetting;
  readonly network: Network;
  readonly logins: ProxyLogins;
}

export const compose = (
  deps: Platform,
  files: Files,
  state: State,
  changed: () => void,
): Modules => {
  const { keychain, memory, notify, isSeen, confirming } = deps;
  const { logins, network, lookUp } = createWays(deps, files);
  const watching = openWatching(files, changed, (owed) => dispatcher.tell(owed));
  const settings = (): Settings => files.settings.value();
  const activity = createActivity(files.activity, files.keepActivity);
  const hasAccount = (key: string): boolean => accounts.get(key) !== undefined;
  const recorder = createActivityRecorder({
    activity,
    now: () => Date.now(),
    changed,
    hasAccount,
    whenActivityWritten: (then) => files.whenActivityWritten(then),
  });
  const dispatcher = createOutcomeDispatcher({
    settings,
    notify,
    paid: (id) => watching.pendingOutcomes.acknowledge(id),
    written: (id) => watching.pendingOutcomes.written(id),
    recorder,
    activity,
    changed,
  });
  const accountsChanged = (): void => {
    if (state.isOpen) watchers.follow(accounts.all());
    logAccountChanges(accounts.all());
    changed();
  };
  const accounts = createAccounts({
    file: files.accounts,
    keychain,
    memory,
    lookUp,
    changed: accountsChanged,
    noteEntry: (code) => deps.noteEntry?.(code),
    secretDropped: () => deps.secretDropped?.(),
  });
  const lock = createLock({
    confirming,
    changed,
    settings: () => settings().lock,
    knowsPassword: (password) => accounts.knowsPassword(password),
  });
  const logAccountChanges = createAccountChangeLog(accounts.all(), {
    account: (account, what) => {
      recorder.account(account, what);
      if (what === 'removed') files.forgetAccount(account.key);
    },
  });
  const observations = createStatusChanges(watching.registry);
  const practice = createPracticeSession(deps.startPractice, () => accounts);
  const watchers: Watchers = createWatchers({
    createService: (options) => deps.createService(options, network.routes),
    ...watching,
    accounts,
    recorder,
    isSeen,
    random: Math.random,
    // Of an account that was removed nothing is written, however late it comes.
    tell: (event) => {
      if (hasAccount(event.accountKey)) watching.tell(event);
    },
    forgotten: (accountKey) => {
      dispatcher.forgetJobs(accountKey);
      observations.forget(accountKey);
    },
    isPaused: () => state.paused,
    idleLooks: () => settings().idleLooks,
    practice: () => practice.running(),
    troubleOf: createToAppError(deps.surprised),
    begun: (accepted) => dispatcher.begun(accepted),
    resubmitted: (resubmitted) => dispatcher.resubmitted(resubmitted),
    changed: (key) => {
      const watcher = watchers.get(key);
      const account = accounts.get(key);
      if (watcher && account) {
        dispatcher.stands(account, watcher.state().standing);
        observations.changes(key, watcher).forEach((job) => recorder.status(key, job));
      }
      changed();
    },
  });
  const viewsOf = createLineViews((key) => accounts.get(key)?.name);
  const activityLines = (): readonly ActivityLine[] => viewsOf(activity.lines());
  const startAtLogin = createAutostartSetting({
    login: deps.login,
    settings: files.settings,
    changed,
  });
  return {
    ...watching,
    activity,
    activityLines,
    recorder,
    dispatcher,
    accounts,
    practice,
    watchers,
    lock,
    startAtLogin,
    network,
    logins,
  };
};

/** The ways to the services, and who says whether a host is there. */
const createWays = (deps: Platform, files: Files) => {
  const logins = createProxyLogins(files.proxies, deps.keychain);
  const network = createNetwork({
    ...deps.network,
    logins,
    settings: () => files.settings.value().network,
  });
  // A proxy looks the host up itself; this computer may not know it.
  const lookUp: LookUp = async (host) => {
    const hops = await network.hopsTo(`https://${host}`);
    return hops.every(({ kind }) => kind === 'direct') ? deps.lookUp(host) : 'not-said';
  };
  return { logins, network, lookUp };
};

/** The practice service starts over each time, with the same IDs: an old watch would take a new job for its own. */
export const forgetPracticeWatches = ({ accounts, registry, dispatcher }: Modules): void => {
  const practice = accounts.all().filter(({ service }) => service === PRACTICE_ID);
  for (const { key } of practice) {
    registry.dropWatches(key);
    // What came of the old ones is no outcome of the new ones.
    dispatcher.forgetJobs(key);
  }
};

interface ViewRequests {
  ask(wanted: Omit<RequestedView, 'seq'>): void;
  /** A page has shown everything up to this one. */
  shown(seq: number): void;
  /** Those that wait, oldest first. */
  all(): readonly RequestedView[];
}

const isSame = (one: Omit<RequestedView, 'seq'>, other: Omit<RequestedView, 'seq'>): boolean =>
  one.view === other.view && one.accountKey === other.accountKey && one.jobId === other.jobId;

export const createViewRequests = (changed: () => void): ViewRequests => {
  let waiting: readonly RequestedView[] = [];
  let seq = 0;
  return {
    ask: (wanted) => {
      seq += 1;
      // Twice the same is one request, so a page that does not answer lets nothing pile up.
      waiting = [...waiting.filter((one) => !isSame(one, wanted)), { ...wanted, seq }];
      changed();
    },
    shown: (upTo) => {
      const left = waiting.filter((one) => one.seq > upTo);
      if (left.length === waiting.length) return;
      waiting = left;
      changed();
    },
    all: () => waiting,
  };
};
