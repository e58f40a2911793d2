// Fixtures for tests on whole desktops: each is opened when a test names it, and closed afterwards.
/* eslint no-empty-pattern: ["error", { allowObjectPatternsAsParameters: true }] -- Playwright reads in the
   first argument's pattern what a fixture needs, which may be nothing. */
import { rmSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { startWith } from '../second-instance.ts';
import { launchApp, newProfile, type App, type Launch } from '../app.ts';
import type { Daemon } from '../notification-daemons.ts';
import { openNotices, type Notices } from '../notification-monitor.ts';
import { startPractice, type Practice } from '../practice-process.ts';
import { openTray, type Tray } from '../tray.ts';
import type { Screen } from './desktop-driver.ts';

export interface Desk {
  /** The app's profile folder, empty at first, the same throughout the test. */
  readonly profile: string;
  /** Starts the app. */
  readonly launch: (more?: Partial<Launch>) => Promise<App>;
  /** Starts it again, and waits until the second start has ended. */
  readonly startAgain: (...args: string[]) => Promise<void>;
  /** Waits for the app's tray. */
  readonly trayOf: (app: App) => Promise<Tray>;
  /** Listens from the start of the test. */
  readonly notices: Notices;
  readonly practice: Practice;
}

/** Programs can't control notifications on these desktops. */
const refuse = (): Promise<never> =>
  Promise.reject(new Error('Notifications can only be recorded here.'));
const noHand: Daemon = { clear: refuse, click: refuse, connection: refuse };

export const testOn = ({ args: own }: Screen) =>
  base.extend<Desk>({
    profile: async ({}, use) => {
      const folder = newProfile();
      await use(folder);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    launch: async ({ profile }, use, info) => {
      const open: App[] = [];
      await use(async ({ args = [], ...more } = {}) => {
        const app = await launchApp({ profile, ...more, args: [...own, ...args] });
        open.push(app);
        return app;
      });
      for (const app of open.reverse()) await app.quit();
      const said = open.map((app) => app.said()).join('\n');
      if (info.status !== info.expectedStatus) await info.attach('console', { body: said });
    },
    startAgain: async ({ profile }, use) => {
      await use((...args) => startWith(profile, ...own, ...args));
    },
    trayOf: async ({}, use) => {
      const open: Tray[] = [];
      await use(async (app) => {
        const tray = await openTray(app.pid);
        open.push(tray);
        return tray;
      });
      for (const tray of open) tray.close();
    },
    notices: async ({}, use) => {
      const notices = await openNotices(noHand);
      await use(notices);
      notices.close();
    },
    practice: async ({}, use) => {
      const practice = await startPractice();
      await use(practice);
      await practice.close();
    },
  });

export type DeskTest = ReturnType<typeof testOn>;
