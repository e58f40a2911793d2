// No core dump is written of main or of the page's process: it would hold passwords.
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';

/** The soft and the hard limit, bytes. */
const limitOf = (pid: number): string | undefined =>
  /^Max core file size +(\S+ +\S+)/m.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))?.[1];

test('core dumps are off for main and for the page, for good', async ({ launch }) => {
  const app = await launch();
  await app.window();
  const page = await app.electron.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  );
  for (const pid of [app.pid, page]) await expect.poll(() => limitOf(pid)).toMatch(/^0 +0$/);
});
