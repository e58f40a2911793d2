// The rpm, with Debian's rpm: its files and what it needs, installed, upgraded under the running app, and removed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeRpm } from '../../../build/scripts/lib/rpm.mjs';
import { appProgram } from '../app.ts';
import { expect, test } from '../fixtures.ts';
import { asRoot, library, execute } from './deb-tools.ts';
import { endAll } from './processes.ts';

// Git does not tell the date of a folder that belongs to another user.
process.env['SOURCE_DATE_EPOCH'] = '1700000000';

const folder = mkdtempSync(path.join(os.tmpdir(), 'rpm-'));
const RESTART = 'A new version is installed. Restart';
/** Not compressed, which is faster. */
const payload = 'w.ufdio';

/** The packages that rpm knows here are those of dpkg, which is why it is told to look at none. */
const rpm = (...args: string[]): Promise<string> =>
  asRoot('rpm', '--force-debian', '--dbpath', '/var/lib/rpm-of-tests', ...args);
const linesOf = (file: string, ...query: string[]): string[] =>
  execFileSync('rpm', ['-qp', ...query, file], { encoding: 'utf8', stdio: 'pipe' })
    .trim()
    .split('\n')
    .filter(Boolean);

const make = (name: string, unpacked: string, version?: string): Promise<string> =>
  makeRpm(unpacked, path.join(folder, name), { payload, ...(version ? { version } : {}) });

/** Stands for the unpacked app. */
const smallApp = (): string => {
  const unpacked = path.join(folder, 'small app');
  mkdirSync(path.join(unpacked, 'resources'), { recursive: true });
  writeFileSync(path.join(unpacked, 'casjobs-tray'), '#!/bin/sh\necho replaced\n');
  writeFileSync(path.join(unpacked, 'chrome-sandbox'), '');
  writeFileSync(path.join(unpacked, 'resources/100 %{name}'), '');
  return unpacked;
};

test.afterAll(async () => {
  await endAll('KILL');
  await rpm('-e', '--nodeps', 'casjobs-tray').catch(() => null);
});

test('an upgrade leaves the running app its program, and only a removal takes it away', async ({
  launch,
  trayOf,
}) => {
  test.setTimeout(120_000);
  const file = await make('this', path.dirname(appProgram));
  await rpm('-i', '--nodeps', file);
  const { uid, mode } = statSync(`${library}/chrome-sandbox`);
  expect([uid, mode & 0o7777]).toEqual([0, 0o4755]);
  const app = await launch({ program: '/usr/bin/casjobs-tray' });
  const tray = await trayOf(app);
  expect(await tray.labels()).not.toContain(RESTART);

  await rpm('-U', '--nodeps', await make('newer', smallApp(), '99.0.0'));
  expect(await rpm('-q', 'casjobs-tray')).toMatch(/^casjobs-tray-99\.0\.0-1\./);
  await tray.waitFor((menu) => menu.some(({ label }) => label === RESTART));
  expect((await execute('/usr/bin/casjobs-tray')).stdout).toBe('replaced\n');
  expect(await app.quit()).toBe(0);

  await rpm('-e', '--nodeps', 'casjobs-tray');
  for (const gone of [library, '/usr/bin/casjobs-tray', '/usr/share/licenses/casjobs-tray'])
    expect(existsSync(gone)).toBe(false);

  // The same package, while it is there.
  const executable = linesOf(file, '--qf', '[%{FILEMODES:perms} %{FILEUSERNAME} %{FILENAMES}\n]')
    .filter((line) => /^-\S*[xs]/.test(line))
    .sort();
  expect(executable).toEqual([
    '-rwsr-xr-x root /usr/lib/casjobs-tray/chrome-sandbox',
    '-rwxr-xr-x root /usr/lib/casjobs-tray/casjobs-tray',
    '-rwxr-xr-x root /usr/lib/casjobs-tray/chrome_crashpad_handler',
  ]);
  const needed = linesOf(file, '--requires');
  expect(needed).toEqual(
    expect.arrayContaining([
      'libgtk-3.so.0()(64bit)',
      'libnotify.so.4()(64bit)',
      'libnss3.so()(64bit)',
      'libsecret-1.so.0()(64bit)',
      'xdg-utils',
    ]),
  );
  const known = execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
  const libraries = needed.map((one) => /^([^(]+\.so[^(]*)\(/.exec(one)?.[1] ?? '');
  expect(libraries.filter((one) => one !== '' && !known.includes(`\t${one} `))).toEqual([]);
});

test('the same files make the same rpm, whatever the folder, umask, time zone and language', async () => {
  const unpacked = smallApp();
  const first = readFileSync(await make('first', unpacked));
  const own = { TZ: process.env['TZ'], LANG: process.env['LANG'] };
  Object.assign(process.env, { TZ: 'Asia/Kathmandu', LANG: 'de_DE.UTF-8' });
  const umask = process.umask(0o077);
  const again = await make('second place', unpacked);
  process.umask(umask);
  for (const [name, value] of Object.entries(own))
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  expect(readFileSync(again).equals(first)).toBe(true);
  expect(linesOf(again, '-l')).toContain('/usr/lib/casjobs-tray/resources/100 %{name}');
  expect(linesOf(again, '--scripts')).toEqual([]);
});
