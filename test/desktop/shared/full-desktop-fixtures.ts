// Fixtures for tests on whole desktops: each is opened when a test names it, and closed afterwards.
/* eslint no-empty-pattern: ["error", { allowObjectPatternsAsParameters: true }] -- Playwright reads in the
   first argument's pattern what a fixture needs, which may be nothing. */
import { rmSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { startSecondInstance } from '../second-instance.ts';
import { launchApp, newProfile, type RunningApp, type LaunchOptions } from '../app.ts';
import type { NotificationDaemon } from '../notification-daemons.ts';
import { openNotificationMonitor, type NotificationMonitor } from '../notification-monitor.ts';
import { startPracticeProcess, type PracticeProcess } from '../practice-process.ts';
import { openTray, type TrayClient } from '../tray.ts';
import type { DesktopDriver } from './desktop-driver.ts';

export interface FullDesktopFixtures {
  /** The app's profile folder, empty at first, the same throughout the test. */
  readonly profile: string;
  /** Starts the app. */
  readonly launch: (more?: Partial<LaunchOptions>) => Promise<RunningApp>;
  /** Starts it again, and waits until the second start has ended. */
  readonly startAgain: (...args: string[]) => Promise<void>;
  /** Waits for the app's tray. */
  readonly trayOf: (app: RunningApp) => Promise<TrayClient>;
  /** Listens from the start of the test. */
  readonly notifications: NotificationMonitor;
  readonly practice: PracticeProcess;
}

/** Programs can't control notifications on these desktops. */
const refuse = (): Promise<never> =>
  Promise.reject(new Error('Notifications can only be recorded here.'));
const recordOnly: NotificationDaemon = { clear: refuse, click: refuse, visibleCount: refuse };

export const fullDesktopTest = ({ args: own }: DesktopDriver) =>
  base.extend<FullDesktopFixtures>({
    profile: async ({}, use) => {
      const folder = newProfile();
      await use(folder);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    launch: async ({ profile }, use, info) => {
      const open: RunningApp[] = [];
      await use(async ({ args = [], ...more } = {}) => {
        const app = await launchApp({ profile, ...more, args: [...own, ...args] });
        open.push(app);
        return app;
      });
      for (const app of open.reverse()) await app.quit();
      const said = open.map((app) => app.output()).join('\n');
      if (info.status !== info.expectedStatus) await info.attach('console', { body: said });
    },
    startAgain: async ({ profile }, use) => {
      await use((...args) => startSecondInstance(profile, ...own, ...args));
    },
    trayOf: async ({}, use) => {
      const open: TrayClient[] = [];
      await use(async (app) => {
        const tray = await openTray(app.pid);
        open.push(tray);
        return tray;
      });
      for (const tray of open) tray.close();
    },
    notifications: async ({}, use) => {
      const notifications = await openNotificationMonitor(recordOnly);
      await use(notifications);
      notifications.close();
    },
    practice: async ({}, use) => {
      const practice = await startPracticeProcess();
      await use(practice);
      await practice.close();
    },
  });

export type FullDesktopTest = ReturnType<typeof fullDesktopTest>;
