// A profile that takes no files: said with the folder and the next step. Without a check the app would end without a
// word, because the single-instance lock lies in the profile, and one that can't be made looks like one that is taken.
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { writeErrorOf, type DiskError } from '../storage/disk-access.ts';
import { t } from '../i18n/translate.ts';
import { giveUp } from './crash-handler.ts';
import { profileFolder } from './app-paths.ts';

/** Chromium's lock on Linux and macOS: a link that leads nowhere. */
const isLockThere = (folder: string): boolean =>
  lstatSync(path.join(folder, 'SingletonLock'), { throwIfNoEntry: false }) !== undefined;

const refuse = (why: DiskError, folder: string): void => {
  const sentence = t('app.unwritable', { why, folder });
  // Before the app is ready there is no dialog on Linux.
  void app.whenReady().then(() => giveUp(sentence));
};

/**
 * Whether the app may start here: it is the only one that runs in this profile, and can keep its files. If not, either
 * the running one has been told, or the person is, and the app ends with code 1.
 */
export const checkProfile = (): boolean => {
  const folder = profileFolder();
  const fault = writeErrorOf(folder);
  // A full disk stops no cancel: the window says what can't be kept.
  if (fault !== null && fault !== 'full') {
    refuse(fault, folder);
    return false;
  }
  if (app.requestSingleInstanceLock()) return true;
  if (fault === 'full' && !isLockThere(folder)) refuse(fault, folder);
  else app.quit();
  return false;
};
