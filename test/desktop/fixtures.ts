// Fixtures for desktop tests: each is opened when a test names it, and closed afterwards. The session belongs to the worker.
/* eslint no-empty-pattern: ["error", { allowObjectPatternsAsParameters: true }] -- Playwright reads in the
   first argument's pattern what a fixture needs, which may be nothing. */
import { rmSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { launchApp, newProfile, type RunningApp, type LaunchOptions } from './app.ts';
import { openKeychainEntries, type KeychainEntries } from './keychain-entries.ts';
import { openKeychainFailures, type KeychainFailures } from './keychain-failures.ts';
import { openNotificationMonitor, type NotificationMonitor } from './notification-monitor.ts';
import { notificationDaemons } from './notification-daemons.ts';
import { startPracticeProcess, type PracticeProcess } from './practice-process.ts';
import { openDesktopSession, whySessionMissing, type SessionKind } from './desktop-session.ts';
import { openTray, type TrayClient } from './tray.ts';

export interface DesktopFixtures {
  /** The app's profile folder, empty at first, the same throughout the test. */
  readonly profile: string;
  /** Starts the app with this test's profile. */
  readonly launch: (more?: Partial<LaunchOptions>) => Promise<RunningApp>;
  /** Waits for the app's tray. */
  readonly trayOf: (app: RunningApp) => Promise<TrayClient>;
  /** Listens from the start of the test. */
  readonly notifications: NotificationMonitor;
  /** Empty at first. */
  readonly keychain: KeychainEntries;
  /** Keychain failures, repaired after the test. */
  readonly keychainFailures: KeychainFailures;
  readonly practice: PracticeProcess;
  /** Skips the test if its desktop is missing. */
  readonly skipped: null;
}

export interface WorkerOptions {
  readonly kind: SessionKind;
  /** Whether the desktop's own theme is dark; on X11 only. */
  readonly isDark: boolean;
  /** Opened before the first test of the worker, and entered. */
  readonly session: null;
}

/** Allows for a slow machine; ms. */
const SESSION_MS = 60_000;

interface Closing {
  close(): unknown;
}

const closeAll = async (open: readonly Closing[]): Promise<void> => {
  for (const one of [...open].reverse()) await one.close();
};

export const test = base.extend<DesktopFixtures, WorkerOptions>({
  kind: ['x11', { scope: 'worker', option: true }],
  isDark: [false, { scope: 'worker', option: true }],
  session: [
    async ({ kind, isDark }, use) => {
      const session = await openDesktopSession(kind, isDark);
      session?.enter();
      await use(null);
      await session?.close();
    },
    { scope: 'worker', auto: true, timeout: SESSION_MS },
  ],
  skipped: [
    async ({ kind }, use, info) => {
      const reason = whySessionMissing(kind);
      info.skip(reason !== undefined, reason ?? '');
      await use(null);
    },
    { auto: true },
  ],
  profile: async ({}, use) => {
    const folder = newProfile();
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ profile, keychain, notifications }, use, info) => {
    const open: RunningApp[] = [];
    // Both start before the app.
    await keychain.clear();
    await notifications.clear();
    await use(async (more) => {
      const app = await launchApp({ profile, ...more });
      open.push(app);
      return app;
    });
    for (const app of open.reverse()) await app.quit();
    const said = open.map((app) => app.output()).join('\n');
    if (info.status !== info.expectedStatus) await info.attach('console', { body: said });
  },
  trayOf: async ({}, use) => {
    const open: TrayClient[] = [];
    await use(async (app) => {
      const tray = await openTray(app.pid);
      open.push(tray);
      return tray;
    });
    await closeAll(open);
  },
  notifications: async ({ kind }, use) => {
    const notifications = await openNotificationMonitor(notificationDaemons[kind]);
    await use(notifications);
    notifications.close();
  },
  keychain: async ({}, use) => {
    const keychain = openKeychainEntries();
    await use(keychain);
    keychain.close();
  },
  keychainFailures: async ({}, use) => {
    const keychainFailures = openKeychainFailures();
    await use(keychainFailures);
    keychainFailures.resume();
    await keychainFailures.unlock();
    keychainFailures.close();
  },
  practice: async ({}, use) => {
    const practice = await startPracticeProcess();
    await use(practice);
    await practice.close();
  },
});

export { expect } from '@playwright/test';
