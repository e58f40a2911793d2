// Account import from a CasJobs.config, dropped or opened, and from the environment; always confirmed by the user.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { PracticeProcess } from './practice-process.ts';
import { startSecondInstanceIn } from './second-instance.ts';
import { waitForJobs } from './user-steps.ts';

const configOf = ({ base, wsId }: PracticeProcess, passwordLine: string): string =>
  `# CasJobsCL\r\nwsid=${wsId}\r\n${passwordLine}jobs_location=${base}/services/jobs.asmx\r\nverbose=false`;

const writeConfig = (practice: PracticeProcess): string => {
  const file = test.info().outputPath('CasJobs.config');
  writeFileSync(file, configOf(practice, `password : ${practice.password}\r\n`), 'latin1');
  return file;
};

/** Drags a file over the window as a file manager does: Chromium itself makes the events. */
const dragIn = async (page: Page, file: string) => {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    browser.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  await send('dragEnter');
  await send('dragOver');
  return { drop: () => send('drop') };
};

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Import an account' });
const press = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

test('a dropped CasJobs.config becomes an account, and loses its password line, after confirmation', async ({
  launch,
  practice,
  keychain,
}) => {
  const page = await (await launch()).window();
  await expect(page.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
  const file = writeConfig(practice);
  const before = readFileSync(file);
  const drag = await dragIn(page, file);
  await expect(page.getByText('Drop CasJobs.config to import its account')).toBeVisible();
  await drag.drop();
  await expect(dialog(page)).toContainText(`WSID ending in ${practice.wsId.slice(-2)}`);
  await expect(dialog(page)).toContainText(new URL(practice.base).host);
  expect(await page.content()).not.toContain(practice.password);
  expect(await keychain.entries()).toEqual([]);

  await press(page, 'Import account');
  const question = page.getByRole('dialog', {
    name: 'Delete the password line from CasJobs.config?',
  });
  await expect(question.getByRole('button', { name: 'Keep the line' })).toBeFocused();
  const [entry] = await keychain.entries();
  expect(entry?.secret).toContain(practice.password);
  expect(readFileSync(file)).toEqual(before);

  await press(page, 'Delete the line');
  await waitForJobs(page);
  expect(readFileSync(file, 'latin1')).toBe(configOf(practice, ''));
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('list', { name: 'Accounts' })).toContainText(
    new URL(practice.base).host,
  );
});

for (const { name, words } of [
  {
    name: 'G02-utf8-bom-first-line-wsid.config',
    words: ['WSID ending in 67', 'mastweb.stsci.edu', 'MAST GALEX', 'uses https'],
  },
  {
    name: 'G15-sdss3.config',
    words: ['WSID ending in 67', 'skyserver.sdss.org', 'skyserver.sdss3.org, which is retired'],
  },
])
  test(`the config of the field ${name} is understood, and stays as it is by the no`, async ({
    launch,
    keychain,
  }) => {
    const page = await (await launch()).window();
    await expect(page.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
    const bytes = readFileSync(path.join(import.meta.dirname, '../fixtures/config', name));
    const file = test.info().outputPath('CasJobs.config');
    writeFileSync(file, bytes);
    await (await dragIn(page, file)).drop();
    for (const one of words) await expect(dialog(page)).toContainText(one);
    await press(page, "Don't import");
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await keychain.entries()).toEqual([]);
    expect(readFileSync(file)).toEqual(bytes);
  });

test('a CasJobs.config from the dialog is discarded if the user declines', async ({
  launch,
  practice,
  keychain,
}) => {
  const app = await launch();
  const page = await app.window();
  const file = writeConfig(practice);
  const before = readFileSync(file);
  await app.electron.evaluate(({ dialog }, path) => {
    // The system's own dialog cannot be driven from here.
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await page.getByRole('button', { name: 'Import from CasJobs.config…' }).click();
  await expect(dialog(page).getByRole('button', { name: "Don't import" })).toBeFocused();
  await press(page, "Don't import");
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await keychain.entries()).toEqual([]);
  expect(readFileSync(file)).toEqual(before);
});

test('credentials in the environment are offered, and imported after confirmation', async ({
  launch,
  practice,
  keychain,
}) => {
  const env = { CASJOBS_USERID: practice.userName, CASJOBS_PW: practice.password };
  const page = await (await launch({ env })).window();
  await page.getByRole('button', { name: 'Import them…' }).click();
  await expect(dialog(page)).toContainText(`User name ${practice.userName}`);
  await dialog(page).getByRole('combobox', { name: 'Service' }).selectOption('Other…');
  await dialog(page).getByRole('textbox', { name: 'Service URL' }).fill('http://example.org/c');
  await press(page, 'Import account');
  await expect(dialog(page)).toContainText('Only https');
  expect(await keychain.entries()).toEqual([]);

  await dialog(page).getByRole('textbox', { name: 'Service URL' }).fill(practice.base);
  await press(page, 'Import account');
  await expect(page.getByRole('dialog', { name: 'The account was imported' })).toContainText(
    'CASJOBS_USERID and CASJOBS_PW are still set',
  );
  await press(page, 'Close');
  await waitForJobs(page);
  expect(await keychain.entries()).toHaveLength(1);
});

test('a dropped web page is rejected with a reason, and the window does not navigate', async ({
  launch,
}) => {
  const page = await (await launch()).window();
  await expect(page.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
  const file = test.info().outputPath('page.html');
  writeFileSync(file, '<h1>elsewhere</h1>');
  await (await dragIn(page, file)).drop();
  await expect(dialog(page)).toContainText('This is not a CasJobs.config');
  expect(page.url()).toBe('app://casjobs-tray/index.html');
});

test('a CasJobs.config that the program is started with is shown for import', async ({
  launch,
  practice,
  profile,
}) => {
  const first = writeConfig(practice);
  const page = await (await launch({ args: [first] })).window();
  await expect(dialog(page)).toContainText(first);
  await press(page, "Don't import");
  await expect(dialog(page)).toHaveCount(0);

  const folder = path.join(path.dirname(first), 'my files');
  mkdirSync(folder);
  copyFileSync(first, path.join(folder, 'CasJobs.config'));
  await startSecondInstanceIn(folder, profile, 'CasJobs.config');
  await expect(dialog(page)).toContainText(path.join(folder, 'CasJobs.config'));
});
