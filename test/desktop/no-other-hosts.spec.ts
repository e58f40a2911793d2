// The release build in a separate network under strace: it connects to the service in use only.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startSecondInstance } from './second-instance.ts';
import { argsOf } from './app.ts';
import { expect, test } from './fixtures.ts';
import { activateWindow, pressKeys } from './x11-input.ts';
import { waitForJobs } from './user-steps.ts';
import { openTray, type TrayClient } from './tray.ts';

const root = path.resolve(import.meta.dirname, '../..');
const release = path.join(root, 'dist/release/linux-unpacked/casjobs-tray');

/** Chromium fetched a dictionary from Google within 7 s of the first window. */
const OBSERVED_MS = 60_000;

/** A network with loopback only, where every attempt to send is recorded. */
const traced = (profile: string, file: string): string[] => [
  'unshare',
  ...(process.getuid?.() === 0 ? [] : ['-r']),
  '--net',
  'sh',
  '-c',
  'ip link set lo up && exec "$@"',
  'sh',
  'strace',
  '-f',
  '-qq',
  '-y',
  '-s',
  '256',
  '-e',
  'signal=none',
  '-e',
  'trace=connect,sendto,sendmsg,sendmmsg',
  '-o',
  file,
  release,
  ...argsOf({ profile, args: ['--no-sandbox'] }),
];

/** The destinations of all attempts, `address:port`, each once. Local sockets have no address. */
const destinationsIn = (file: string): string[] => {
  const found = readFileSync(file, 'latin1').matchAll(
    /sin6?_port=htons\((\d+)\).*?(?:inet_addr\("|inet_pton\(AF_INET6, ")([^"]+)"/g,
  );
  return [...new Set([...found].map(([, port = '', address = '']) => `${address}:${port}`))];
};

const isLoopback = (destination: string): boolean => /^(127\.|::1:)/.test(destination);

/** The traced program: the child of the tracer. */
const programOf = (tracer: number): number => {
  const children = readFileSync(`/proc/${tracer}/task/${tracer}/children`, 'utf8');
  return Number(children.trim().split(' ')[0]);
};

const closeByHand = (): void => pressKeys('alt+F4');

test('the release build connects to no host but the service in use', async ({
  launch,
  trayOf,
  profile,
}, info) => {
  test.setTimeout(OBSERVED_MS + 120_000);
  // Playwright can't control the release build, so the test build, which has the same code, adds the account.
  const before = await launch();
  await (await before.window()).getByRole('button', { name: 'Try the practice service' }).click();
  await waitForJobs(await before.window());
  expect((await (await trayOf(before)).labels()).length).toBeGreaterThan(0);
  await before.quit();

  const file = info.outputPath('trace.txt');
  const [command = '', ...args] = traced(profile, file);
  const tracer = spawn(command, args, { stdio: 'ignore' });
  const end = Date.now() + OBSERVED_MS;
  let tray: TrayClient | undefined;
  try {
    activateWindow('^CasJobs Tray$');
    tray = await openTray(programOf(tracer.pid ?? 0));
    const job = await tray.waitFor((menu) => menu.some(({ label }) => label.startsWith('Job 5')));
    const line = job.find(({ label }) => label.startsWith('Job 5'))?.label ?? '';
    // Uses settings, palette, Job ID and a cancel from the tray, then closes and reopens the window.
    pressKeys('ctrl+comma');
    pressKeys('Escape', 'ctrl+k');
    pressKeys('t', 'e', 'h', 'space', 'q', 'u', 'e', 'r', 'y');
    pressKeys('Escape');
    await startSecondInstance(profile, '--cancel-by-id');
    pressKeys('5', '0', '0', '2', 'Escape');
    await tray.click(line, 'Cancel now');
    closeByHand();
    await delay((end - Date.now()) / 2);
    await tray.click('Open CasJobs Tray');
    activateWindow('^CasJobs Tray$');
    await delay(end - Date.now());
    await tray.click('Quit CasJobs Tray');
    await once(tracer, 'exit');
  } finally {
    tray?.close();
    tracer.kill('SIGKILL');
  }
  expect(existsSync(file)).toBe(true);
  const destinations = destinationsIn(file);
  expect(destinations.filter((one) => !isLoopback(one))).toEqual([]);
  // The app called the practice service that it runs itself.
  expect(destinations.filter(isLoopback)).toHaveLength(1);
});
