// Builds the rooms of the house and connects them.
import { createAccounts, type Accounts } from '../accounts/accounts.ts';
import { createActivity, type Activity } from '../activity/activity.ts';
import type { LookUp } from '../accounts/host.ts';
import { createTroubleOf } from '../accounts/trouble.ts';
import { PRACTICE_ID } from '../casjobs/presets.ts';
import { createNetwork, type Network } from '../network/network.ts';
import { createProxyLogins, type ProxyLogins } from '../network/proxy-logins.ts';
import type { Settings } from '../settings/settings.ts';
import type { ActivityLine } from '../snapshot.ts';
import { createLineViews } from './account-names.ts';
import { createDiary, type Diary } from './diary.ts';
import { type Files } from './files.ts';
import { createSightings } from './hearing.ts';
import type { HouseDeps } from './house-deps.ts';
import { createNews, type News } from './news.ts';
import { createPractice, type Practice } from './practice.ts';
import { createRollCall } from './roll-call.ts';
import { createWatchers, type Watchers } from './watchers.ts';
import { openWatching, type Watching } from './watching.ts';
import { createLock, type Lock } from './lock.ts';
import { createLoginSetting, type LoginSetting } from './start-at-login.ts';
import type { WantedViews } from './wanted-views.ts';

export interface State {
  isOpen: boolean;
  paused: boolean;
  readonly wanted: WantedViews;
}

export interface Rooms extends Watching {
  readonly activity: Activity;
  /** The activity list as the views show it. */
  readonly activityLines: () => readonly ActivityLine[];
  readonly diary: Diary;
  readonly accounts: Accounts;
  readonly news: News;
  readonly practice: Practice;
  readonly watchers: Watchers;
  readonly lock: Lock;
  readonly startAtLogin: LoginSetting;
  readonly network: Network;
  readonly logins: ProxyLogins;
}

export const connect = (
  deps: HouseDeps,
  files: Files,
  state: State,
  changed: () => void,
): Rooms => {
  const { keychain, memory, notify, isSeen, confirming } = deps;
  const { logins, network, lookUp } = createWays(deps, files);
  const watching = openWatching(files, changed, (owed) => news.tell(owed));
  const settings = (): Settings => files.settings.value();
  const acknowledge = {
    paid: (id: number) => watching.owed.paid(id),
    written: (id: number) => watching.owed.written(id),
  };
  const activity = createActivity(files.activity, files.keepActivity);
  const hasAccount = (key: string): boolean => accounts.get(key) !== undefined;
  const diary = createDiary({
    ...{ activity, now: () => Date.now(), changed, hasAccount },
    whenActivityWritten: (then) => files.whenActivityWritten(then),
  });
  const news = createNews({ settings, notify, ...acknowledge, diary, activity, changed });
  const rolled = (): void => {
    if (state.isOpen) watchers.follow(accounts.all());
    rollCall(accounts.all());
    changed();
  };
  const kept = { file: files.accounts, keychain, memory, lookUp };
  const accounts = createAccounts({
    ...{ ...kept, changed: rolled },
    noteEntry: (code) => deps.noteEntry?.(code),
    secretDropped: () => deps.secretDropped?.(),
  });
  const lock = createLock({
    ...{ confirming, changed },
    settings: () => settings().lock,
    knowsPassword: (password) => accounts.knowsPassword(password),
  });
  const rollCall = createRollCall(accounts.all(), {
    account: (account, what) => {
      diary.account(account, what);
      if (what === 'removed') files.forgetAccount(account.key);
    },
  });
  const sightings = createSightings(watching.list);
  const practice = createPractice(deps.startPractice, () => accounts);
  const watchers: Watchers = createWatchers({
    createService: (options) => deps.createService(options, network.routes),
    ...{ ...watching, accounts, diary, isSeen, random: Math.random },
    // Of an account that was removed nothing is written, however late it comes.
    tell: (told) => {
      if (hasAccount(told.accountKey)) watching.tell(told);
    },
    forgotten: (accountKey) => {
      news.forgetJobs(accountKey);
      sightings.forget(accountKey);
    },
    isPaused: () => state.paused,
    idleLooks: () => settings().idleLooks,
    practice: () => practice.running(),
    troubleOf: createTroubleOf(deps.surprised),
    begun: (begun) => news.begun(begun),
    resubmitted: (resubmitted) => news.resubmitted(resubmitted),
    changed: (key) => {
      const watcher = watchers.get(key);
      const account = accounts.get(key);
      if (watcher && account) {
        news.stands(account, watcher.state().standing);
        sightings.changes(key, watcher).forEach((job) => diary.status(key, job));
      }
      changed();
    },
  });
  const viewsOf = createLineViews((key) => accounts.get(key)?.name);
  const activityLines = (): readonly ActivityLine[] => viewsOf(activity.lines());
  const told = { activity, activityLines, diary, news };
  const startAtLogin = createLoginSetting({ login: deps.login, settings: files.settings, changed });
  return {
    ...{ ...watching, ...told, accounts, practice, watchers, lock, startAtLogin },
    ...{ network, logins },
  };
};

/** The ways to the services, and who says whether a host is there. */
const createWays = (deps: HouseDeps, files: Files) => {
  const logins = createProxyLogins(files.proxies, deps.keychain);
  const network = createNetwork({
    ...{ ...deps.network, logins },
    settings: () => files.settings.value().network,
  });
  // A proxy looks the host up itself; this computer may not know it.
  const lookUp: LookUp = async (host) => {
    const hops = await network.hopsTo(`https://${host}`);
    return hops.every(({ kind }) => kind === 'direct') ? deps.lookUp(host) : 'not-said';
  };
  return { logins, network, lookUp };
};

/** The practice service begins anew at each start, with the same ids: an old watch would judge a new job. */
export const forgetPracticeWatches = ({ accounts, list, news }: Rooms): void => {
  const practice = accounts.all().filter(({ service }) => service === PRACTICE_ID);
  for (const { key } of practice) {
    list.dropWatches(key);
    // What came of the old ones is no outcome of the new ones.
    news.forgetJobs(key);
  }
};
