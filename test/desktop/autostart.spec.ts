// Start at login on a real desktop: the entry in the user's autostart folder, and its state in Settings.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { appProgram, type RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import { clickSetting } from './user-steps.ts';

const folder = path.join(os.homedir(), '.config/autostart');
const file = path.join(folder, 'org.casjobs_tray.CasJobsTray.desktop');

const entry = (): string => readFileSync(file, 'utf8');
const change = (from: RegExp, to: string): void => {
  expect(entry()).toMatch(from);
  writeFileSync(file, entry().replace(from, to));
};

const startAtLogin = (page: Page): Locator =>
  page.getByRole('checkbox', { name: 'Start at login' });

const settingsOf = async (app: RunningApp): Promise<Page> => {
  const page = await app.window();
  await expect(page.getByRole('heading', { name: 'Connect to CasJobs' })).toBeVisible();
  await page.keyboard.press('Control+,');
  await expect(startAtLogin(page)).toBeVisible();
  return page;
};

/** The setting, switched on by hand. */
const switchedOn = async (app: RunningApp): Promise<Page> => {
  const page = await settingsOf(app);
  await clickSetting(startAtLogin(page));
  await expect(startAtLogin(page)).toBeChecked();
  return page;
};

test.beforeEach(() => rmSync(folder, { recursive: true, force: true }));
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('Start at login writes and removes an entry that starts this program hidden', async ({
  launch,
}) => {
  const page = await switchedOn(await launch());
  expect(entry()).toContain(`Exec="${appProgram}" --hidden\n`);
  expect(entry()).toContain(`TryExec=${appProgram}\n`);
  await clickSetting(startAtLogin(page));
  await expect(startAtLogin(page)).not.toBeChecked();
  expect(readdirSync(folder)).toEqual([]);
});

test('an entry that was deleted or hidden between two starts is shown as off and not restored', async ({
  launch,
}) => {
  const first = await launch();
  await switchedOn(first);
  await first.quit();
  rmSync(file);

  const second = await launch();
  await expect(startAtLogin(await settingsOf(second))).not.toBeChecked();
  expect(existsSync(file)).toBe(false);
  await clickSetting(startAtLogin(await second.window()));
  await expect(startAtLogin(await second.window())).toBeChecked();
  await second.quit();
  change(/^Terminal=false$/m, 'Terminal=false\nHidden=true');

  const third = await launch();
  await expect(startAtLogin(await settingsOf(third))).not.toBeChecked();
  expect(entry()).toContain('Hidden=true');
});

test('a program that was renamed between two starts is updated in the entry', async ({
  launch,
}) => {
  const first = await launch();
  await switchedOn(first);
  await first.quit();
  change(/^Exec=.*$/m, 'Exec="/opt/old place/casjobs-tray" --hidden --lang=en');
  change(/^TryExec=.*$/m, 'TryExec=/opt/old place/casjobs-tray');

  const second = await launch();
  await expect(startAtLogin(await settingsOf(second))).toBeChecked();
  expect(entry()).toContain(`Exec="${appProgram}" --hidden --lang=en\n`);
  expect(entry()).toContain(`TryExec=${appProgram}\n`);
});

test('another installed copy keeps its entry and is named', async ({ launch }) => {
  const first = await launch();
  await switchedOn(first);
  await first.quit();
  change(/^Exec=.*$/m, 'Exec=/bin/true --hidden');
  change(/^TryExec=.*$/m, 'TryExec=/bin/true');

  const page = await settingsOf(await launch());
  await expect(startAtLogin(page)).toBeChecked();
  await expect(page.getByText('This starts another copy: /bin/true.')).toBeVisible();
  expect(entry()).toContain('Exec=/bin/true --hidden\n');
});

test('a change from elsewhere is shown when the open Settings get the focus', async ({
  launch,
}) => {
  const page = await switchedOn(await launch());
  rmSync(file);
  await page.evaluate("window.dispatchEvent(new Event('focus'))");
  await expect(startAtLogin(page)).not.toBeChecked();
});

test('GLib starts the program of the entry, also in a folder with special characters', async ({
  launch,
}) => {
  const odd = path.join(os.homedir(), 'odd $HOME `id` "q" back\\slash Ünï');
  mkdirSync(odd, { recursive: true });
  const told = path.join(os.homedir(), 'told');
  rmSync(told, { force: true });
  const there = path.join(odd, 'casjobs tray');
  writeFileSync(there, `#!/bin/sh\necho "$1" > '${told}'\n`, { mode: 0o755 });

  // The app takes its own path for the AppImage that the variables name.
  const env = { APPIMAGE: there, APPDIR: path.resolve(path.dirname(appProgram), '..') };
  await switchedOn(await launch({ env }));
  execFileSync('gio', ['launch', file]);
  await expect(() => expect(readFileSync(told, 'utf8')).toBe('--hidden\n')).toPass();
});
