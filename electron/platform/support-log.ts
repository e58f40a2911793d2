// What a person's log tells whoever helps them, and what keeps macOS from slowing the app down.
import os from 'node:os';
import { app, systemPreferences } from 'electron';
import type { Log } from '../log.ts';
import { watchTimerLag } from './timer-lag.ts';
import { supportFacts } from './support-facts.ts';

const { platform, arch, versions, env } = process;

/** When the app is ready. */
export const logSupportFacts = (log: Log): void => {
  const facts = supportFacts({
    platform,
    arch,
    versions,
    env,
    release: os.release(),
    appVersion: app.getVersion(),
    isPackaged: app.isPackaged,
    isInApplications: () => app.isInApplicationsFolder(),
  });
  log('started', facts);
  if (platform === 'darwin') keepTimersPunctual(log);
};

/**
 * macOS lets the timers of a program without a window slip (App Nap), and polling CasJobs depends on timers. Neither this
 * nor Info.plist can be switched while the app runs, so it is off for good, from the next start on; with nothing watched
 * there is a timer each minute. A power-save blocker would keep the whole Mac awake.
 */
const keepTimersPunctual = (log: Log): void => {
  systemPreferences.setUserDefault('NSAppSleepDisabled', 'boolean', true);
  watchTimerLag(log, () => performance.now());
};
