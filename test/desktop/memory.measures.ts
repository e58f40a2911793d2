// Counts copies of a password in the memory of main and of the page's process: while it is typed, after it was saved, and after
// its last use. Types key by key, because Playwright's input passes through main as a whole.
import { setTimeout as wait } from 'node:timers/promises';
import { startPracticeService } from '../../electron/practice/practice-service.ts';
import { copiesIn } from '../bench/memory-copies.ts';
import type { RunningApp } from './app.ts';
import { test } from './fixtures.ts';
import { pressKeys } from './x11-input.ts';

const keys = ['z', 'x', 'q', 'v', 'k', 'j', 'w', 'h', 'p', 'l', '7', '3', '1', '9'];
const canary = keys.join('');
const SECOND_MS = 1_000;
/** Longer than the app keeps a password after its last use. */
const LONGEST_MS = 170 * SECOND_MS;

const pageOf = (app: RunningApp): Promise<number> =>
  app.electron.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  );

test('copies of a password in memory', async ({ launch }) => {
  test.setTimeout(2 * LONGEST_MS);
  const account = { userName: 'canary', wsId: '4711', password: canary };
  const service = await startPracticeService({ accounts: [account] });
  const app = await launch();
  const page = await app.window();
  const pid = await pageOf(app);
  const tell = (when: string): void =>
    console.log(
      `${when}: ${copiesIn(app.pid, canary)} in main, ${copiesIn(pid, canary)} in the page`,
    );

  await page.getByRole('combobox', { name: 'Service', exact: true }).selectOption('Other…');
  await page.getByRole('textbox', { name: 'Service URL' }).fill(service.base);
  await page.getByRole('textbox', { name: 'WSID' }).fill(account.wsId);
  tell('before');
  await page.getByLabel('Password').click();
  pressKeys(...keys);
  while (copiesIn(pid, canary) === 0) await wait(100);
  tell('typed');
  await page.getByRole('button', { name: 'Save account' }).click();
  // Not by an expectation, whose description of the page would copy the field's content.
  await page.waitForFunction(() => document.querySelector('table.jobs tbody tr') !== null);
  for (const seconds of [1, 4, 12]) {
    await wait(seconds * SECOND_MS);
    tell(`${seconds} s later`);
  }
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await wait(60 * SECOND_MS);
  tell('60 s after its last use');
  await wait(LONGEST_MS - 60 * SECOND_MS);
  tell(`${LONGEST_MS / SECOND_MS} s after its last use`);
  await service.close();
});
