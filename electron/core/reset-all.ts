// 'Forget everything': removes keychain entries, accounts, watches, activity and settings, then checks that nothing is
// left.
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Accounts } from '../accounts/account-service.ts';
import type { Activity } from '../activity/activity-log.ts';
import { backupOf, offeredOf } from '../storage/backup.ts';
import { decodedText } from '../storage/decode-text.ts';
import type { ProxyLogins } from '../network/proxy-logins.ts';
import { succeed, fail, type Result } from '../result.ts';
import { defaultSettings } from '../settings/settings.ts';
import type { WatchRegistry } from '../watch/watch-registry.ts';
import { t } from '../i18n/translate.ts';
import type { ActivityRecorder } from '../activity/activity-recorder.ts';
import type { UpdateCheck } from '../updates/update-check.ts';
import { noUpdates } from '../updates/updates-file.ts';
import { openFiles, type Files } from './app-files.ts';
import type { EventNotifications } from '../notifications/event-notifications.ts';
import type { JobOutcomes } from './job-outcomes.ts';
import type { AutostartSetting } from './autostart-setting.ts';

export interface ForgettingDeps {
  readonly folder: string;
  readonly files: Files;
  readonly accounts: Accounts;
  readonly registry: WatchRegistry;
  readonly jobOutcomes: Pick<JobOutcomes, 'forgetAll'>;
  readonly notifications: Pick<EventNotifications, 'forgetAll'>;
  readonly recorder: ActivityRecorder;
  readonly activity: Activity;
  readonly startAtLogin: Pick<AutostartSetting, 'set'>;
  readonly logins: ProxyLogins;
  readonly updates: Pick<UpdateCheck, 'forget'>;
}

/** How many entries of the keychain are gone. */
export interface Forgotten {
  readonly entries: number;
}

/** The first thing that stays is the refusal; nothing after it has been touched then. */
export const forgetEverything = async (deps: ForgettingDeps): Promise<Result<Forgotten>> => {
  const { folder, files, accounts, registry, recorder, activity, logins } = deps;
  const aside = await filesAside(folder);
  const listed = path.join(folder, 'accounts.json');
  const proxies = path.join(folder, 'proxies.json');
  const named = [...aside, listed, backupOf(listed), offeredOf(listed), proxies];
  const entries = await accounts.forgetAll(await secretNamesIn(named));
  if (!entries.ok) return entries;
  registry.dropAll();
  deps.jobOutcomes.forgetAll();
  deps.notifications.forgetAll();
  recorder.flush();
  logins.letGo();
  deps.updates.forget();
  activity.forgetAll();
  try {
    if (files.settings.value().startAtLogin) {
      const off = await deps.startAtLogin.set(false);
      if (!off.ok) return off;
    }
    await files.empty();
    await Promise.all(aside.map((file) => rm(file)));
    await files.settled();
  } catch {
    return fail('file', t('file.not-forgotten'));
  }
  const isGone = await isNothingLeft(folder);
  return isGone ? succeed({ entries: entries.value }) : fail('file', t('file.not-forgotten'));
};

/** Files of the app that were kept because they could not be understood, or were another program's. */
const filesAside = async (folder: string): Promise<readonly string[]> => {
  const names = await readdir(folder).catch(() => []);
  const aside = names.filter((name) => /^[a-z]+\.(?:damaged|changed)-\d+\.json$/.test(name));
  return aside.map((name) => path.join(folder, name));
};

/** A damaged list of accounts, or a record of another version, may be the only place that names a secret. */
const secretNamesIn = async (files: readonly string[]): Promise<readonly string[]> => {
  const textIn = (file: string): Promise<string> => readFile(file).then(decodedText, () => '');
  const texts = await Promise.all(files.map(textIn));
  return texts.flatMap((text) =>
    [...text.matchAll(/"secretName":\s*("(?:[^"\\]|\\.)*")/g)].flatMap(([, quoted]) =>
      unquoted(quoted ?? ''),
    ),
  );
};

const unquoted = (quoted: string): string[] => {
  try {
    return [String(JSON.parse(quoted))];
  } catch {
    return [];
  }
};

const isNothingLeft = async (folder: string): Promise<boolean> => {
  const files = await openFiles(folder, () => undefined);
  const { accounts, leftovers } = files.accounts.value();
  const { lines, outcomes = [] } = files.activity.value();
  const { proxies } = files.proxies.value();
  const kept = [accounts, leftovers, proxies, files.watches.value().watches, lines, outcomes];
  return (
    kept.flat().length === 0 &&
    isDeepStrictEqual(files.updates.value(), noUpdates) &&
    isDeepStrictEqual(files.settings.value(), defaultSettings)
  );
};
