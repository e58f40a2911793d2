// Composes the modules of the core, and holds what the tray, a notification or a shortcut asked the window to show.
import type { Account } from '../accounts/account-store.ts';
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
  createEventNotifications,
  type EventNotifications,
} from '../notifications/event-notifications.ts';
import { createAppEvents, type AppEvents } from '../watch/app-events.ts';
import { createJobOutcomes, type JobOutcomes } from './job-outcomes.ts';
import { createPracticeSession, type PracticeSession } from './practice-session.ts';
import { createWatchers, openWatching, type Watchers, type Watching } from './account-watchers.ts';
import { createLock, type Lock } from './app-lock.ts';
import { createUpdateCheck, type UpdateCheck } from '../updates/update-check.ts';
import { createAutostartSetting, type AutostartSetting } from './autostart-setting.ts';
import { createOutcomeProgram, type OutcomeProgram } from '../hook/outcome-program.ts';
import { outcomeFactsOf } from './outcome-facts.ts';

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
  readonly events: AppEvents;
  readonly jobOutcomes: JobOutcomes;
  readonly notifications: EventNotifications;
  readonly practice: PracticeSession;
  readonly watchers: Watchers;
  readonly lock: Lock;
  readonly startAtLogin: AutostartSetting;
  readonly network: Network;
  readonly logins: ProxyLogins;
  readonly updates: UpdateCheck;
  readonly outcomeProgram: OutcomeProgram;
}

export const compose = (
  deps: Platform,
  files: Files,
  state: State,
  changed: () => void,
): Modules => {
  const { keychain, memory, notify, isSeen, confirming } = deps;
  const { logins, network, lookUp } = createWays(deps, files);
  const watching = openWatching(files, changed, {
    // One of which the user was told in an earlier run is for the program only.
    deliver: (one) => (one.due === 'program' ? outcomeProgram : events).outcome(one),
    wantsProgram: (event) => outcomeProgram.wants(event),
  });
  const settings = (): Settings => files.settings.value();
  const activity = createActivity(files.activity, files.keepActivity);
  const hasAccount = (key: string): boolean => accounts.get(key) !== undefined;
  const recorder = createActivityRecorder({
    activity,
    now: () => Date.now(),
    changed,
    hasAccount,
    whenActivityWritten: (then) => files.whenActivityWritten(then),
    written: (id) => watching.pendingOutcomes.written(id),
  });
  const jobOutcomes = createJobOutcomes(activity);
  const notifications = createEventNotifications({
    settings,
    notify,
    acknowledge: (id) => watching.pendingOutcomes.acknowledge(id),
    changed,
  });
  const statusChanges = createStatusChanges(watching.registry);
  const late = { accounts: () => accounts, watchers: () => watchers };
  const outcomeProgram = composeProgram(deps, settings, watching, recorder, late);
  const events = createAppEvents([
    jobOutcomes,
    recorder,
    notifications,
    statusChanges,
    outcomeProgram,
    deps.subscriber ?? {},
  ]);
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
  const practice = createPracticeSession(deps.startPractice, () => accounts);
  const watchers: Watchers = createWatchers({
    createService: (options) => deps.createService(options, network.routes),
    ...watching,
    accounts,
    recorder,
    isSeen,
    random: Math.random,
    // Of an account that was removed nothing is written, however late it comes.
    onOutcome: (event) => {
      if (hasAccount(event.accountKey)) watching.onOutcome(event);
    },
    forgotten: (accountKey) => events.jobsForgotten(accountKey),
    isPaused: () => state.paused,
    backgroundChecks: () => settings().backgroundChecks,
    practice: () => practice.running(),
    toAppError: createToAppError(deps.onUnexpected),
    cancelAccepted: (accepted) => events.cancelAccepted(accepted),
    resubmitted: (resubmitted) => events.resubmitted(resubmitted),
    changed: (key) => {
      const watcher = watchers.get(key);
      const account = accounts.get(key);
      if (watcher && account) {
        events.connection(account, watcher.state().connection);
        statusChanges.changes(key, watcher).forEach((job) => recorder.status(key, job));
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
    events,
    jobOutcomes,
    notifications,
    accounts,
    practice,
    watchers,
    lock,
    startAtLogin,
    network,
    logins,
    updates: createUpdates(deps, files, network, changed),
    outcomeProgram,
  };
};

const createUpdates = (
  { releases, version }: Platform,
  { updates, settings }: Files,
  { routes }: Network,
  changed: () => void,
): UpdateCheck =>
  createUpdateCheck({
    releases,
    file: updates,
    version,
    isOn: () => settings.value().checksForUpdates === true,
    routes,
    now: () => Date.now(),
    changed,
  });

interface ComposedLater {
  readonly accounts: () => Accounts;
  readonly watchers: () => Watchers;
}

const composeProgram = (
  { programs }: Pick<Platform, 'programs'>,
  settings: () => Settings,
  { pendingOutcomes }: Pick<Watching, 'pendingOutcomes'>,
  recorder: Pick<ActivityRecorder, 'programFailed'>,
  { accounts, watchers }: ComposedLater,
): OutcomeProgram =>
  createOutcomeProgram({
    runner: programs,
    program: () => settings().program,
    isReal: (key) => isReal(accounts().get(key)),
    factsOf: (pending) => outcomeFactsOf(pending, accounts(), watchers()),
    programDone: (id) => pendingOutcomes.programDone(id),
    failed: (ref, why) => recorder.programFailed(ref, why),
  });

/** Whether its jobs are those of a service, not made up by the practice service. */
const isReal = (account: Account | undefined): boolean =>
  account !== undefined && account.service !== PRACTICE_ID;

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
export const forgetPracticeWatches = ({ accounts, registry, events }: Modules): void => {
  const practice = accounts.all().filter(({ service }) => service === PRACTICE_ID);
  for (const { key } of practice) {
    registry.dropWatches(key);
    // What came of the old ones is no outcome of the new ones.
    events.jobsForgotten(key);
  }
};

interface ViewRequests {
  ask(wanted: Omit<RequestedView, 'seq'>): void;
  /** A page has shown everything up to this one. */
  shown(seq: number): void;
  /** Those that wait, oldest first. */
  all(): readonly RequestedView[];
}

/** Each import is of another file. */
const isSame = (one: Omit<RequestedView, 'seq'>, other: Omit<RequestedView, 'seq'>): boolean =>
  one.view !== 'import' &&
  one.view === other.view &&
  one.accountKey === other.accountKey &&
  one.jobId === other.jobId;

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
