// Fixtures for desktop tests: each is opened when a test names it, and closed afterwards. The session belongs to the worker.
/* eslint no-empty-pattern: ["error", { allowObjectPatternsAsParameters: true }] -- Playwright reads in the
   first argument's pattern what a fixture needs, which may be nothing. */
import { rmSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { launchApp, newProfile, type App, type Launch } from './app.ts';
import { openKeychain, type Keychain } from './keychain-entries.ts';
import { openMishaps, type Mishaps } from './keychain-failures.ts';
import { openNotices, type Notices } from './notification-monitor.ts';
import { daemons } from './notification-daemons.ts';
import { startPractice, type Practice } from './practice-process.ts';
import { openSession, whyMissing, type Kind } from './desktop-session.ts';
import { openTray, type Tray } from './tray.ts';

export interface Desk {
  /** The app's profile folder, empty at first, the same throughout the test. */
  readonly profile: string;
  /** Starts the app with this test's profile. */
  readonly launch: (more?: Partial<Launch>) => Promise<App>;
  /** Waits for the app's tray. */
  readonly trayOf: (app: App) => Promise<Tray>;
  /** Listens from the start of the test. */
  readonly notices: Notices;
  /** Empty at first. */
  readonly keychain: Keychain;
  /** Keychain failures, repaired after the test. */
  readonly mishaps: Mishaps;
  readonly practice: Practice;
  /** Skips the test if its desktop is missing. */
  readonly skipped: null;
}

export interface OfWorker {
  readonly kind: Kind;
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

export const test = base.extend<Desk, OfWorker>({
  kind: ['x11', { scope: 'worker', option: true }],
  isDark: [false, { scope: 'worker', option: true }],
  session: [
    async ({ kind, isDark }, use) => {
      const session = await openSession(kind, isDark);
      session?.enter();
      await use(null);
      await session?.close();
    },
    { scope: 'worker', auto: true, timeout: SESSION_MS },
  ],
  skipped: [
    async ({ kind }, use, info) => {
      const reason = whyMissing(kind);
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
  launch: async ({ profile, keychain, notices }, use, info) => {
    const open: App[] = [];
    // Both start before the app.
    await keychain.clear();
    await notices.clear();
    await use(async (more) => {
      const app = await launchApp({ profile, ...more });
      open.push(app);
      return app;
    });
    for (const app of open.reverse()) await app.quit();
    const said = open.map((app) => app.said()).join('\n');
    if (info.status !== info.expectedStatus) await info.attach('console', { body: said });
  },
  trayOf: async ({}, use) => {
    const open: Tray[] = [];
    await use(async (app) => {
      const tray = await openTray(app.pid);
      open.push(tray);
      return tray;
    });
    await closeAll(open);
  },
  notices: async ({ kind }, use) => {
    const notices = await openNotices(daemons[kind]);
    await use(notices);
    notices.close();
  },
  keychain: async ({}, use) => {
    const keychain = openKeychain();
    await use(keychain);
    keychain.close();
  },
  mishaps: async ({}, use) => {
    const mishaps = openMishaps();
    await use(mishaps);
    mishaps.goOn();
    await mishaps.unlock();
    mishaps.close();
  },
  practice: async ({}, use) => {
    const practice = await startPractice();
    await use(practice);
    await practice.close();
  },
});

export { expect } from '@playwright/test';
