// The core workflow with the packaged app, SOAP over HTTP, the keychain, the tray and notifications.
import { readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { filesContaining } from './secret-search.ts';
import {
  activity,
  cancelInRow,
  jobRow,
  jobTable,
  waitForJobs,
  signedIn,
  signInTo,
  statusAtService,
  signedInTray,
} from './user-steps.ts';

test('signing in shows the jobs and saves the password in the keychain only', async ({
  launch,
  practice,
  keychain,
}) => {
  const app = await launch();
  const page = await app.window();
  await expect(page).toHaveTitle('CasJobs Tray');
  await expect(page.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
  await signInTo(page, practice);
  await waitForJobs(page);
  await expect(jobRow(page, '4999')).toHaveCount(0);

  const [entry, ...others] = await keychain.entries();
  expect(others).toEqual([]);
  expect(entry?.attributes).toMatchObject({ service: 'CasJobs Tray' });
  expect(JSON.parse(entry?.secret ?? '')).toMatchObject({
    wsId: practice.wsId,
    password: practice.password,
  });
});

test('a cancel from the window is reported when the queue slot is free', async ({
  launch,
  practice,
  notifications,
}) => {
  const page = await signedIn(await launch(), practice);
  await cancelInRow(page, '5001');

  await expect(jobRow(page, '5001')).toContainText('Canceling since');
  await expect(jobRow(page, '5001')).not.toContainText('cancelled');
  expect(await statusAtService(practice, '5001')).toBe('2');

  const notice = await notifications.waitFor('Job 5001 cancelled');
  expect(notice.body).toBe('Its queue slot is free.');
  expect(await statusAtService(practice, '5001')).toBe('3');
  await expect(jobRow(page, '5001')).toContainText('cancelled');
  await expect(activity(page)).toContainText('Job 5001 cancelled');
});

test('the cancel dialog keeps the job running on Esc and on Enter', async ({
  launch,
  practice,
}) => {
  const page = await signedIn(await launch(), practice);
  for (const key of ['Escape', 'Enter']) {
    await jobRow(page, '5001').getByRole('button', { name: 'Cancel job 5001' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  expect(await statusAtService(practice, '5001')).toBe('1');
});

test('two clicks in the tray cancel a job without a window, and notifications report it', async ({
  launch,
  practice,
  notifications,
  trayOf,
}) => {
  const { tray } = await signedInTray({ launch, practice, trayOf });

  await tray.clickWhenEnabled(/^Job 5001 · virgo_psf_colours · started 47 min/, 'Cancel now');
  // The menu was just used, so it may be held until the job has ended.
  const begun = await notifications.waitFor('Canceling job 5001');
  expect(await statusAtService(practice, '5001')).toBe('2');
  expect(begun.body).toBe('It holds its queue slot until it is cancelled.');
  await notifications.waitFor('Job 5001 cancelled');
  // The line keeps its place until the hold ends.
  await tray.waitFor((menu) => !menu.some(({ label }) => label.startsWith('Job 5001')), 20_000);
  expect(await statusAtService(practice, '5001')).toBe('3');
});

test('a restart restores the account and its jobs, and no file holds its secrets', async ({
  launch,
  practice,
  profile,
  notifications,
}) => {
  const first = await launch();
  const page = await signedIn(first, practice);
  await cancelInRow(page, '5006');
  await notifications.waitFor('Job 5006 cancelled');
  await first.quit();

  const second = await launch();
  await waitForJobs(await second.window());
  await second.quit();

  const { wsId, password } = practice;
  expect(readdirSync(profile)).toContain('accounts.json');
  expect(filesContaining(profile, [wsId, password])).toEqual([]);
  expect(filesContaining(os.homedir(), [password])).toEqual([]);
  for (const app of [first, second]) expect(app.output()).not.toContain(password);
});

test('a cancel that was requested before a quit is reported after the next start', async ({
  launch,
  practice,
  notifications,
}) => {
  const first = await launch();
  const page = await signedIn(first, practice);
  await cancelInRow(page, '5001');
  await expect(jobRow(page, '5001')).toContainText('Canceling since');
  await first.quit();
  expect(notifications.titles()).not.toContain('Job 5001 cancelled');

  await launch({ args: ['--hidden'] });
  await notifications.waitFor('Job 5001 cancelled', 20_000);
});

test('every other outcome of a cancel is reported under its own name', async ({
  launch,
  practice,
  notifications,
}) => {
  test.setTimeout(150_000);
  const page = await signedIn(await launch(), practice);
  await page.getByRole('textbox', { name: 'Job ID' }).fill('5002, 5003 5004 4999 999999 4994');
  await page.getByRole('button', { name: 'Cancel by ID' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cancel 6 jobs?' });
  await dialog.getByRole('button', { name: 'Cancel jobs', exact: true }).click();
  for (const told of [
    'Job 5002 failed while cancelling',
    'Job 5003 finished before it could be cancelled',
    'Job 5004 is a quick job',
    'Job 4999 is not yours',
    'There is no job 999999',
    'Job 4994 was already finished',
  ]) {
    // An outcome that the service does not report is concluded after 45 seconds.
    await expect(activity(page)).toContainText(told, { timeout: 60_000 });
  }
  expect(notifications.all().length).toBeGreaterThan(0);
  await expect(jobTable(page)).toBeVisible();
});

test('a rejected password is shown at its account, which waits for the right one', async ({
  launch,
  practice,
  notifications,
  profile,
}) => {
  const wrong = 'pä & "ß\' <word>\\x';
  const app = await launch();
  const page = await app.window();
  await signInTo(page, { ...practice, password: wrong });
  await expect(page.getByText('CasJobs rejected this sign-in.', { exact: true })).toBeVisible();
  await notifications.waitFor(/password/i);

  await page
    .getByRole('button', { name: /password/i })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password').fill(practice.password);
  await dialog.getByRole('button', { name: /save/i }).click();
  await waitForJobs(page);
  await app.quit();
  expect(filesContaining(profile, [wrong, practice.password])).toEqual([]);
});

test('the log has one line for each event and nothing else', async ({
  launch,
  practice,
  profile,
}) => {
  const app = await launch();
  const page = await signedIn(app, practice);
  // A compromised page could send an invalid job ID.
  const stray = "{ accountKey: 'x', jobId: '1; DROP', on: true }";
  await page.evaluate(`window.casjobs.ask('watch-job', ${stray})`);
  const file = path.join(profile, 'logs/main.log');
  await expect.poll(() => readdirSync(profile)).toContain('logs');
  const text = readFileSync(file, 'utf8').replace(/^\S+Z /gm, '');
  const [started, ...others] = text.trimEnd().split('\n');
  expect(started).toMatch(
    /^started version="[\d.]+" electron="[\d.]+" platform="linux" release="[^"]+" arch="\w+" packaged=true desktop=\S+ session=\S+$/,
  );
  // The app detects the desktop's features step by step.
  const ofDesktop =
    /^(?:desktop tray=\w+ shortcut="off" notices=true screenLock=\w+|start-at-login state="off")$/;
  expect(others.some((line) => ofDesktop.test(line))).toBe(true);
  expect(others.filter((line) => !ofDesktop.test(line))).toEqual([
    'request-not-read request="watch-job"',
  ]);
});
