// What a user does in the window, step by step, by the names on the screen.
import { execFileSync } from 'node:child_process';
import { expect, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from './app.ts';
import type { DesktopFixtures } from './fixtures.ts';
import type { PracticeProcess } from './practice-process.ts';

export interface SignInFields {
  readonly url: string;
  readonly wsId: string;
  readonly password: string;
}

/** Fills in the first-run form for a service with another address. */
export const fillSignIn = async (
  page: Page,
  { url, wsId, password }: SignInFields,
): Promise<void> => {
  await page.getByRole('combobox', { name: 'Service', exact: true }).selectOption('Other…');
  await page.getByRole('textbox', { name: 'Service URL' }).fill(url);
  await page.getByRole('textbox', { name: 'WSID' }).fill(wsId);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Save account' }).click();
};

export const signInTo = (page: Page, { base, wsId, password }: PracticeProcess): Promise<void> =>
  fillSignIn(page, { url: base, wsId, password });

/** Clicks a setting. Its box shows the click at once; main has saved it when the box is no longer busy. */
export const clickSetting = async (box: Locator): Promise<void> => {
  await box.click();
  await expect(box).toHaveAttribute('aria-busy', 'false');
};

export const jobTable = (page: Page): Locator => page.getByRole('table', { name: 'Jobs' });

export const jobRow = (page: Page, jobId: string): Locator =>
  jobTable(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: jobId, exact: true }) });

/** Waits until the service's jobs are drawn. */
export const waitForJobs = async (page: Page): Promise<void> => {
  await expect(jobRow(page, '5001')).toContainText('started');
};

/** Signs in and returns the window with its jobs. */
export const signedIn = async (app: RunningApp, practice: PracticeProcess): Promise<Page> => {
  const page = await app.window();
  await signInTo(page, practice);
  await waitForJobs(page);
  return page;
};

export const activity = (page: Page): Locator => page.getByRole('log', { name: 'Activity' });

/** Cancels a job in its row, and confirms. */
export const cancelInRow = async (page: Page, jobId: string): Promise<void> => {
  await jobRow(page, jobId)
    .getByRole('button', { name: `Cancel job ${jobId}` })
    .click();
  const dialog = page.getByRole('dialog', { name: `Cancel job ${jobId}?` });
  await dialog.getByRole('button', { name: 'Cancel job', exact: true }).click();
};

/** Reports to the session that the screen is locked or unlocked, like a screen saver. */
export const signalScreenLock = (
  isLocked: boolean,
  saver = 'org.freedesktop.ScreenSaver',
): void => {
  const place = ['--session', '--object-path', `/${saver.replaceAll('.', '/')}`];
  execFileSync('gdbus', ['emit', ...place, '--signal', `${saver}.ActiveChanged`, `${isLocked}`]);
};

/** In Settings, makes the accounts lock with the screen, then locks the screen once main has the setting. */
export const lockWithScreen = async (page: Page): Promise<void> => {
  await clickSetting(page.getByRole('checkbox', { name: 'Lock with the screen' }));
  const locked = page.getByRole('note').filter({ hasText: 'The accounts are locked.' });
  await expect(async () => {
    signalScreenLock(true);
    await expect(locked).toBeVisible({ timeout: 1000 });
  }).toPass();
};

/** Closes the window like the system's button, and waits until main knows; the page closes first. */
export const closeWindow = (app: RunningApp): Promise<void> =>
  app.electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.once('closed', () => resolve());
        window?.close();
      }),
  );

/** Does something that opens a window. @returns the window */
export const windowOpenedBy = async (
  app: RunningApp,
  act: () => Promise<unknown>,
): Promise<Page> => {
  const opened = app.electron.waitForEvent('window');
  await act();
  return opened;
};

/** A job's status at the service, 0 to 5. */
export const statusAtService = async (
  practice: PracticeProcess,
  jobId: string,
): Promise<string> => {
  const { wsId, password } = practice;
  const answer = await practice.post('GetJobStatus', { wsId, pw: password, jobId });
  return /<int[^>]*>(\d)<\/int>/.exec(answer)?.[1] ?? answer;
};

/** An app that is signed in and whose window is closed, with its tray. */
export const signedInTray = async ({
  launch,
  practice,
  trayOf,
}: Pick<DesktopFixtures, 'launch' | 'practice' | 'trayOf'>) => {
  const app = await launch();
  await signedIn(app, practice);
  const tray = await trayOf(app);
  await closeWindow(app);
  return { app, tray };
};

/** Submits a query, past the app. @returns the job's id */
export const submitAtService = async (
  practice: PracticeProcess,
  job: Readonly<Record<'context' | 'estimate' | 'taskname', string>>,
): Promise<string> => {
  const { wsId, password } = practice;
  const query = { wsid: wsId, pw: password, qry: 'SELECT 1', ...job };
  const answer = await practice.post('SubmitJob', query);
  return />(\d+)</.exec(answer)?.[1] ?? '';
};
