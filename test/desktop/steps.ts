// What a person does in the window, step by step, by the names that stand on the screen.
import { execFileSync } from 'node:child_process';
import { expect, type Locator, type Page } from '@playwright/test';
import type { App } from './app.ts';
import type { Practice } from './practice.ts';

export interface SignIn {
  readonly url: string;
  readonly wsId: string;
  readonly password: string;
}

/** Fills the first-run form by hand, for a service of another address. */
export const signIn = async (page: Page, { url, wsId, password }: SignIn): Promise<void> => {
  await page.getByRole('combobox', { name: 'Service', exact: true }).selectOption('Other…');
  await page.getByRole('textbox', { name: 'Service URL' }).fill(url);
  await page.getByRole('textbox', { name: 'WSID' }).fill(wsId);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Save account' }).click();
};

export const signInTo = (page: Page, { base, wsId, password }: Practice): Promise<void> =>
  signIn(page, { url: base, wsId, password });

export const jobTable = (page: Page): Locator => page.getByRole('table', { name: 'Jobs' });

export const jobRow = (page: Page, jobId: string): Locator =>
  jobTable(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: jobId, exact: true }) });

/** Until the service's answer has been drawn. */
export const seeJobs = async (page: Page): Promise<void> => {
  await expect(jobRow(page, '5001')).toContainText('started');
};

/** The window of an app that has signed in by hand and shows its jobs. */
export const signedIn = async (app: App, practice: Practice): Promise<Page> => {
  const page = await app.window();
  await signInTo(page, practice);
  await seeJobs(page);
  return page;
};

export const activity = (page: Page): Locator => page.getByRole('log', { name: 'Activity' });

/** Cancels a job by its row, and says yes when asked back. */
export const cancelInRow = async (page: Page, jobId: string): Promise<void> => {
  await jobRow(page, jobId)
    .getByRole('button', { name: `Cancel job ${jobId}` })
    .click();
  const dialog = page.getByRole('dialog', { name: `Cancel job ${jobId}?` });
  await dialog.getByRole('button', { name: 'Cancel job', exact: true }).click();
};

/** Tells the session that the screen is locked, or open again, as a screen saver does. */
export const tellScreenLock = (isLocked: boolean, saver = 'org.freedesktop.ScreenSaver'): void => {
  const place = ['--session', '--object-path', `/${saver.replaceAll('.', '/')}`];
  execFileSync('gdbus', ['emit', ...place, '--signal', `${saver}.ActiveChanged`, `${isLocked}`]);
};

/** In Settings: has the accounts locked with the screen, and locks that, once main has taken the setting. */
export const lockWithScreen = async (page: Page): Promise<void> => {
  await page.getByRole('checkbox', { name: 'Lock with the screen' }).check();
  const locked = page.getByRole('note').filter({ hasText: 'The accounts are locked.' });
  await expect(async () => {
    tellScreenLock(true);
    await expect(locked).toBeVisible({ timeout: 1000 });
  }).toPass();
};

/** Closes the window as the system's own button does, until main knows it is gone: the page is gone before. */
export const closeWindow = (app: App): Promise<void> =>
  app.electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.once('closed', () => resolve());
        window?.close();
      }),
  );

/** Does something that opens a window, and answers with it. */
export const openedBy = async (app: App, act: () => Promise<unknown>): Promise<Page> => {
  const opened = app.electron.waitForEvent('window');
  await act();
  return opened;
};

/** What the service itself says of a job: 0 to 5. */
export const statusAtService = async (practice: Practice, jobId: string): Promise<string> => {
  const { wsId, password } = practice;
  const answer = await practice.post('GetJobStatus', { wsId, pw: password, jobId });
  return /<int[^>]*>(\d)<\/int>/.exec(answer)?.[1] ?? answer;
};
