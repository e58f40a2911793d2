// Starts a release build of the app with an empty profile, waits for its window, checks its sandbox, and ends it. Needs no
// tray, keychain or practice service: `node build/smoke/start.mjs <program>`, as an ordinary user with a screen.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const START_MS = 60_000;
const POLL_MS = 200;

const [program] = process.argv.slice(2);
if (!program || process.getuid?.() === 0) {
  process.stderr.write('Name a program, as an ordinary user: Chromium has no sandbox for root.\n');
  process.exit(2);
}

const profile = mkdtempSync(path.join(os.tmpdir(), 'casjobs-tray-start-'));
const options = [`--user-data-dir=${profile}`, '--remote-debugging-port=0'];
const child = spawn(program, options, { stdio: ['ignore', 'ignore', 'pipe'] });
const ended = once(child, 'exit');
let said = '';
child.stderr.on('data', (part) => (said += String(part)));

/** @param {string} name */
const textOf = (name) => {
  try {
    return readFileSync(name, 'utf8');
  } catch {
    return '';
  }
};

/** The command lines of the app's processes. */
const commands = () =>
  readdirSync('/proc')
    .map((name) => textOf(`/proc/${name}/cmdline`).replaceAll('\0', ' '))
    .filter((command) => command.includes(profile));

/** @returns {Promise<boolean>} whether its page is loaded */
const hasPage = async () => {
  const host = /^DevTools listening on ws:\/\/([\d.:]+)/m.exec(said)?.[1];
  if (!host) return false;
  const answer = await fetch(`http://${host}/json/list`).catch(() => null);
  return ((await answer?.text()) ?? '').includes('app://casjobs-tray/index.html');
};

const until = Date.now() + START_MS;
let isUp = false;
while (!isUp && child.exitCode === null && child.signalCode === null && Date.now() < until) {
  await pause(POLL_MS);
  isUp = await hasPage();
}
const isSandboxed = isUp && commands().every((command) => !command.includes('--no-sandbox'));
child.kill();
const limit = setTimeout(() => child.kill('SIGKILL'), START_MS);
await ended;
clearTimeout(limit);
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
const verdict = isSandboxed ? 'It has started, with its sandbox.' : 'It has no sandbox.';
process.stdout.write(`${isUp ? verdict : `It has shown no window. ${said}`}\n`);
process.exitCode = isSandboxed ? 0 : 1;
