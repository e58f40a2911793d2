// A profile that cannot be written: the app names the folder and the remedy, and exits with 1.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { argsOf, appProgram } from './app.ts';
import { expect, test } from './fixtures.ts';
import { activateWindow, pressKeys } from './x11-input.ts';

const ownFolder = (): string => mkdtempSync(path.join(os.homedir(), 'unwritable-'));

/** For root nothing is forbidden: it needs a disk that is read-only, here for this program alone. */
const readOnly = (folder: string, command: readonly string[]): readonly string[] => {
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o500);
    return command;
  }
  const mount = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"';
  return ['unshare', '-m', 'sh', '-c', mount, folder, ...command];
};

/** Runs until the error is confirmed, as a person does. @returns the exit code and what a terminal shows */
const confirmed = async ([name = '', ...args]: readonly string[]) => {
  const child = spawn(name, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  // GTK names the window of an error box itself.
  activateWindow('^Error$');
  pressKeys('Return');
  const [code] = (await ended) as [number | null];
  return {
    code,
    said: said
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('CasJobs')),
  };
};

test('the app names the folder of a read-only profile and exits with 1', async () => {
  const folder = ownFolder();
  const { code, said } = await confirmed(
    readOnly(folder, [appProgram, ...argsOf({ profile: folder })]),
  );
  expect(code).toBe(1);
  expect(said).toEqual([
    `CasJobs Tray can't start: it is not allowed to write in ${folder}. If the folder belongs to another user, as after a start with sudo, make it yours again; if the disk is read-only, start with --user-data-dir and a folder on another one.`,
  ]);
});

test('the app reports a profile that is not a folder', async () => {
  const file = path.join(ownFolder(), 'file');
  writeFileSync(file, '');
  const folder = path.join(file, 'profile');
  const { code, said } = await confirmed([appProgram, ...argsOf({ profile: folder })]);
  expect(code).toBe(1);
  expect(said).toEqual([
    `CasJobs Tray can't start: nothing can be written in ${folder}. Check that it is a folder and that its disk is connected.`,
  ]);
});

test('a second start exits with 0 without a message', async ({ launch, profile }) => {
  await launch();
  const second = spawn(appProgram, argsOf({ profile }), { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  second.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  expect(said).not.toContain('CasJobs Tray');
});
