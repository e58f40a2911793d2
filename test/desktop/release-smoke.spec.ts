// The smoke test of the release workflow, on the release build. In the workflow it installs the installers first:
// CASJOBS_TRAY_SMOKE=--installers.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from './fixtures.ts';

const root = path.resolve(import.meta.dirname, '../..');
const release = path.join(root, 'dist/release/linux-unpacked/casjobs-tray');

test('the release build passes the smoke test', async ({ keychain }) => {
  test.setTimeout(600_000);
  await keychain.clear();
  const what = process.env['CASJOBS_TRAY_SMOKE'] ?? release;
  const smoke = spawn(process.execPath, ['build/smoke/smoke.mjs', what], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [smoke.stdout, smoke.stderr])
    stream.on('data', (part: Buffer) => (text += part.toString()));
  await once(smoke, 'close');
  await test.info().attach('smoke', { body: text });
  expect(text).toMatch(/^smoke: \d+ of \d+ checks passed, 0 failed/m);
  expect(smoke.exitCode).toBe(0);
  // On this desktop nothing is left open.
  expect(text).not.toMatch(/^note/m);
});
