// Measures how long commands take with the app running, compared with an Electron that ends at once.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { argsOf, appProgram } from './app.ts';
import { expect, test } from './fixtures.ts';
import { signedIn } from './user-steps.ts';

const ROUNDS = 15;

const median = (times: readonly number[]): number =>
  [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

/** The same program and files, with an app that ends at once. */
const makeEmptyApp = async (folder: string): Promise<string> => {
  const copy = path.join(folder, 'app');
  execFileSync('cp', ['-al', path.dirname(appProgram), copy]);
  const source = path.join(folder, 'source');
  execFileSync('mkdir', [source]);
  writeFileSync(path.join(source, 'package.json'), '{"name":"empty","main":"main.mjs"}');
  writeFileSync(path.join(source, 'main.mjs'), 'process.exit(0);\n');
  const archive = path.join(copy, 'resources/app.asar');
  rmSync(archive);
  await createPackage(source, archive);
  return path.join(copy, path.basename(appProgram));
};

test('commands: wall time, ms', async ({ launch, practice, profile }) => {
  test.setTimeout(120_000);
  await signedIn(await launch(), practice);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casjobs-tray-measure-'));
  const empty = await makeEmptyApp(folder);
  const timeOf = (file: string, words: readonly string[]): number => {
    const at = performance.now();
    const { status } = spawnSync(file, argsOf({ profile, args: ['--log-level=3', ...words] }));
    expect(status).toBe(0);
    return performance.now() - at;
  };
  const times: Record<string, number[]> = { 'empty main': [], jobs: [], '--version': [] };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, list] of Object.entries(times))
      list.push(name === 'empty main' ? timeOf(empty, []) : timeOf(appProgram, [name]));
  for (const [name, list] of Object.entries(times)) {
    const [least, most] = [Math.min(...list), Math.max(...list)].map((ms) => ms.toFixed(0));
    process.stdout.write(
      `${name.padEnd(12)} median ${median(list).toFixed(0)} (${least} to ${most})\n`,
    );
  }
  rmSync(folder, { recursive: true });
});
