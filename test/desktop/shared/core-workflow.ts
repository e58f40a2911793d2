// The core workflow, the same on each desktop.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { RunningApp } from '../app.ts';
import type { PracticeProcess } from '../practice-process.ts';
import {
  activity,
  cancelInRow,
  jobRow,
  windowOpenedBy,
  waitForJobs,
  signInTo,
} from '../user-steps.ts';
import type { TrayClient } from '../tray.ts';
import type { FullDesktopTest } from './full-desktop-fixtures.ts';
import { screenshotFile, type DesktopDriver } from './desktop-driver.ts';

export interface ReopenParts {
  /** With a window open. */
  readonly app: RunningApp;
  readonly closeWindow: () => Promise<void> | void;
  readonly seeWindows: (count: number) => Promise<void>;
  readonly startAgain: (...args: string[]) => Promise<void>;
  readonly trayOf: (app: RunningApp) => Promise<TrayClient>;
  /** What the window must show after the second start. */
  readonly seeSecond: (page: Page) => Promise<void>;
}

/** Closes the window and opens it by a second start, by `--cancel-by-id` and from the tray. */
export const testReopening = async (parts: ReopenParts): Promise<void> => {
  const { app, closeWindow, seeWindows, startAgain, trayOf, seeSecond } = parts;
  const backBy = async (act: () => Promise<void>): Promise<Page> => {
    await closeWindow();
    await seeWindows(0);
    const page = await windowOpenedBy(app, act);
    await seeWindows(1);
    return page;
  };
  await seeSecond(await backBy(() => startAgain()));
  const third = await backBy(() => startAgain('--cancel-by-id'));
  await expect(third.getByRole('textbox', { name: 'Job ID' })).toBeFocused();
  const tray = await trayOf(app);
  const fourth = await backBy(() => tray.clickWhenEnabled('Settings…'));
  await expect(fourth.getByRole('heading', { name: 'Settings' })).toBeVisible();
};

/** @param name of the desktop, for its screenshots */
export const testCoreWorkflow = (
  name: string,
  screen: DesktopDriver,
  test: FullDesktopTest,
): void => {
  const seeWindows = (count: number): Promise<void> =>
    expect.poll(screen.visibleWindows).toBe(count);

  const signedIn = async (app: RunningApp, practice: PracticeProcess): Promise<Page> => {
    const page = await app.window();
    await signInTo(page, practice);
    await screen.answerKeychainDialogs?.(page);
    await waitForJobs(page);
    return page;
  };

  test('the window cancels a job, and the desktop shows the notification', async ({
    launch,
    practice,
    notifications,
  }) => {
    const app = await launch();
    await app.window();
    await seeWindows(1);
    const page = await signedIn(app, practice);
    await cancelInRow(page, '5006');
    const notice = await notifications.waitFor('Job 5006 cancelled');
    expect(notice.body).toBe('Its queue slot is free.');
    await expect(jobRow(page, '5006')).toContainText('cancelled');
    if (screen.shownNotifications)
      await expect.poll(screen.shownNotifications).toContain('Job 5006 cancelled');
    await screen.takeScreenshot(screenshotFile(name));
  });

  test('a second start, `--cancel-by-id` and the tray reopen the window', async ({
    launch,
    startAgain,
    practice,
    trayOf,
  }) => {
    const app = await launch();
    await signedIn(app, practice);
    const { closeWindow } = screen;
    await testReopening({
      app,
      closeWindow,
      seeWindows,
      startAgain,
      trayOf,
      seeSecond: waitForJobs,
    });
  });

  test('the tray cancels a job without a window', async ({
    launch,
    startAgain,
    practice,
    notifications,
    trayOf,
  }) => {
    const app = await launch();
    await signedIn(app, practice);
    const tray = await trayOf(app);
    await screen.closeWindow();
    await seeWindows(0);
    await tray.clickWhenEnabled(/^Job 5001 /, 'Cancel now');
    await notifications.waitFor('Canceling job 5001');
    await notifications.waitFor('Job 5001 cancelled');
    const page = await windowOpenedBy(app, () => startAgain());
    await expect(activity(page)).toContainText('Job 5001 cancelled');
  });

  test('a restart reads the password from the keychain and shows the jobs', async ({
    launch,
    practice,
    profile,
  }) => {
    const first = await launch();
    await signedIn(first, practice);
    expect(await first.quit()).toBe(0);
    const second = await launch();
    await waitForJobs(await second.window());
    await seeWindows(1);
    expect(readFileSync(path.join(profile, 'accounts.json'), 'utf8')).not.toContain(
      practice.password,
    );
  });

  test('the saved window size is the same at each start', async ({ launch, profile }) => {
    for (let start = 0; start < 3; start += 1) {
      const app = await launch();
      await app.window();
      await expect.poll(screen.focusedSize).not.toBeNull();
      if (screen.loseFocus) {
        await screen.loseFocus();
        await expect.poll(screen.focusedSize).toBeNull();
      }
      await app.quit();
      expect(JSON.parse(readFileSync(path.join(profile, 'window.json'), 'utf8'))).toMatchObject({
        width: 1080,
        height: 720,
      });
    }
  });
};
