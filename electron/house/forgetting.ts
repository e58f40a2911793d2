// 'Forget everything': keychain, accounts, watches, activity and settings; then all is read back from where it lay.
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Accounts } from '../accounts/accounts.ts';
import type { Activity } from '../activity/activity.ts';
import { done, refused, type Outcome } from '../outcome.ts';
import { defaultSettings } from '../settings/settings.ts';
import type { WatchList } from '../watch/watch-list.ts';
import { say } from '../words/say.ts';
import type { Diary } from './diary.ts';
import { openFiles, type Files } from './files.ts';
import type { News } from './news.ts';

export interface ForgettingDeps {
  readonly folder: string;
  readonly files: Files;
  readonly accounts: Accounts;
  readonly list: WatchList;
  readonly news: News;
  readonly diary: Diary;
  readonly activity: Activity;
  readonly startAtLogin: (on: boolean) => Promise<void>;
}

/** How many entries of the keychain are gone. */
export interface Forgotten {
  readonly entries: number;
}

/** The first thing that stays is the refusal; nothing after it has been touched then. */
export const forgetEverything = async (deps: ForgettingDeps): Promise<Outcome<Forgotten>> => {
  const { folder, files, accounts, list, news, diary, activity } = deps;
  const aside = await filesAside(folder);
  const entries = await accounts.forgetAll(await secretNamesIn(aside));
  if (!entries.ok) return entries;
  list.dropAll();
  news.forget();
  diary.flush();
  activity.forgetAll();
  try {
    if (files.settings.value().startAtLogin) await deps.startAtLogin(false);
    await files.settings.change(defaultSettings);
    await Promise.all(aside.map((file) => rm(file)));
    await files.settled();
  } catch {
    return refused('disk', say('file.not-forgotten'));
  }
  const isGone = await isNothingLeft(folder);
  return isGone ? done({ entries: entries.value }) : refused('disk', say('file.not-forgotten'));
};

/** Files of the app that could not be understood and were kept. */
const filesAside = async (folder: string): Promise<readonly string[]> => {
  const names = await readdir(folder).catch(() => []);
  const aside = names.filter((name) => /^[a-z]+\.damaged-\d+\.json$/.test(name));
  return aside.map((name) => path.join(folder, name));
};

/** A damaged list of accounts may be the only place that still names a secret. */
const secretNamesIn = async (files: readonly string[]): Promise<readonly string[]> => {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return texts.flatMap((text) =>
    [...text.matchAll(/"secretName":\s*("(?:[^"\\]|\\.)*")/g)].flatMap(([, quoted]) =>
      textIn(quoted ?? ''),
    ),
  );
};

const textIn = (quoted: string): string[] => {
  try {
    return [String(JSON.parse(quoted))];
  } catch {
    return [];
  }
};

const isNothingLeft = async (folder: string): Promise<boolean> => {
  const files = await openFiles(folder, () => undefined);
  const { accounts, leftovers } = files.accounts.value();
  const kept = [accounts, leftovers, files.watches.value().watches, files.activity.value().lines];
  return kept.flat().length === 0 && isDeepStrictEqual(files.settings.value(), defaultSettings);
};
