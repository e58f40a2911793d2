// Neither main nor the page's process writes a core dump, which would contain passwords.
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';

/** The soft and the hard limit, bytes. */
const limitOf = (pid: number): string | undefined =>
  /^Max core file size +(\S+ +\S+)/m.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))?.[1];

test('core dumps are off for main and for the page and cannot be turned on', async ({ launch }) => {
  const app = await launch();
  await app.window();
  const page = await app.electron.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  );
  for (const pid of [app.pid, page]) await expect.poll(() => limitOf(pid)).toMatch(/^0 +0$/);
});
