// After all workflows, passwords are only in the keychain and in main's memory. The search must find a word that
// the test has put into each of the same places, or it would prove nothing.
import { readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { startControlledService } from '../practice-service/controlled-service.ts';
import type { RunningApp } from './app.ts';
import { openBus } from './dbus.ts';
import { expect, test } from './fixtures.ts';
import { filesContaining, encodingsOf, containsAny } from './secret-search.ts';
import {
  processTree,
  recordKeychainSessions,
  pageHeapStrings,
  recordBusTraffic,
  argsAndEnvironment,
} from './leak-probes.ts';
import { cancelInRow, lockWithScreen, waitForJobs } from './user-steps.ts';

/** Each is typed once, and each in another place. */
const canary = {
  wsId: '4711081547110815',
  wrong: 'first canary, "ä" <refused> & \\x',
  right: 'second canary, "ö" <taken> & \\x',
  left: 'third canary, "ü" <typed, then left> & \\x',
  unlocking: 'fourth canary, "ß" <no password at all> & \\x',
};
const planted = 'a planted word, "é" <found> & \\x';

const secrets = Object.values(canary).flatMap(encodingsOf);
const plantedForms = encodingsOf(planted);

/** As a keyboard does: what a test runs in the page would itself stay in its heap. */
const type = async (page: Page, label: string, text: string): Promise<void> => {
  const field = page.getByLabel(label, { exact: true }).and(page.locator('input.input'));
  await field.click();
  await page.keyboard.insertText(text);
};

const inDialog = async (page: Page, answer: string): Promise<void> => {
  await page.getByRole('dialog').getByRole('button', { name: answer, exact: true }).click();
};

/** Says a word on the session's bus. */
const say = async (word: string): Promise<void> => {
  const bus = openBus();
  const call = { to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
  const method = 'org.freedesktop.DBus.NameHasOwner';
  await bus.call({ ...call, method, signature: 's', body: [word] });
  bus.close();
};

/** Ends the page's process as a bug of Chromium does, and waits until main has seen it. */
const crash = async (app: RunningApp): Promise<void> => {
  const gone = app.electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('render-process-gone', (_event, { reason }) => resolve(reason));
        process.kill(contents?.getOSProcessId() ?? 0, 'SIGABRT');
      }),
  );
  expect(await gone).toBe('crashed');
};

/** The places that hold one of the canaries, and those that do not hold the planted word. */
const judged = (places: Readonly<Record<string, Buffer>>) => ({
  leaking: Object.keys(places).filter((name) => containsAny(places[name]!, secrets)),
  blind: Object.keys(places).filter((name) => !containsAny(places[name]!, plantedForms)),
});

test('no file, page, process or bus message has a password or WSID after all workflows', async ({
  launch,
  keychain,
  notifications,
  profile,
}) => {
  const me = { userName: 'canary', wsId: canary.wsId, password: canary.right };
  const service = await startControlledService({ accounts: [me] });
  const sessions = await recordKeychainSessions();
  const traffic = await recordBusTraffic();
  try {
    const first = await launch({ args: [`--planted=${planted}`], env: { PLANTED: planted } });
    const page = await first.window();
    await page.getByRole('combobox', { name: 'Service', exact: true }).selectOption('Other…');
    await type(page, 'Service URL', service.base);
    await type(page, 'WSID', canary.wsId);
    await type(page, 'Password', canary.wrong);
    await page.getByRole('button', { name: 'Save account' }).click();
    await notifications.waitFor(/password/i);

    await page.getByRole('button', { name: 'Change password' }).first().click();
    await type(page, 'Password', canary.right);
    await inDialog(page, 'Save account');
    await waitForJobs(page);
    await cancelInRow(page, '5006');
    await notifications.waitFor('Job 5006 cancelled', 20_000);
    service.playFault({ operation: 'GetJobs', times: 1, fault: 'reset' });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await waitForJobs(page);

    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Edit' }).click();
    await type(page, 'WSID', canary.wsId);
    await type(page, 'Password', canary.left);
    await inDialog(page, 'Discard changes');
    await lockWithScreen(page);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await type(page, 'CasJobs password', canary.unlocking);
    await inDialog(page, 'Unlock');
    await expect(page.getByText('None of your accounts has this password.')).toBeVisible();
    await page.getByLabel('CasJobs password').fill('');
    await type(page, 'CasJobs password', canary.right);
    await inDialog(page, 'Unlock');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('button', { name: 'Back' }).click();
    await waitForJobs(page);

    await page.evaluate((word) => Object.assign(window, { planted: word }), planted);
    await say(planted);
    writeFileSync(path.join(profile, 'planted.log'), JSON.stringify({ planted }));
    const heap = await pageHeapStrings(page);
    const starts = argsAndEnvironment(first.pid);
    // Main, the page, and the helpers of both.
    expect(processTree(first.pid).length).toBeGreaterThan(2);
    await crash(first);
    await first.quit();
    const second = await launch();
    await waitForJobs(await second.window());
    await second.quit();
    const bytes = await traffic.end();

    expect(judged({ heap, starts, bytes })).toEqual({ leaking: [], blind: [] });
    expect(filesContaining(profile, [planted])).toEqual(['planted.log']);
    expect(filesContaining(os.homedir(), Object.values(canary))).toEqual([]);
    for (const app of [first, second])
      expect(containsAny(Buffer.from(app.output()), secrets)).toBe(false);
    // No crash reporter is on, so what a crash leaves is nothing.
    const all = readdirSync(os.homedir(), { recursive: true, encoding: 'utf8' });
    expect(all.filter((name) => /\.dmp$|(^|\/)core(\.\d+)?$/.test(name))).toEqual([]);
    expect(readdirSync(path.join(profile, 'logs'))).toEqual(['main.log']);
    // What goes to the keychain is encrypted on its way.
    expect(new Set(sessions.all())).toEqual(new Set(['dh-ietf1024-sha256-aes128-cbc-pkcs7']));
    const [entry] = await keychain.entries();
    expect(entry?.secret).toContain(canary.wsId);
  } finally {
    sessions.close();
    await service.close();
  }
});
