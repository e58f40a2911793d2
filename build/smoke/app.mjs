// Starts the installed app like a user, and controls it over its debugging port. The fuses of a release allow no other way.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { chromium } from '@playwright/test';
import { finding, until } from './report.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ type: string, url: string }} Target */

const START_MS = 60_000;
const ATTACH_MS = 10_000;
const ATTACH_TRIES = 5;

/** @returns {Promise<number>} */
const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
};

/** Chromium has no sandbox for root. */
const rootArgs = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** @param {string} url @returns {Promise<unknown>} null if there is no reply */
const jsonAt = (url) =>
  fetch(url, { signal: AbortSignal.timeout(ATTACH_MS) }).then(
    (answer) => answer.json(),
    () => null,
  );

/**
 * Starts it again with the same profile, so that it passes its arguments to the first one and ends.
 * @param {string} program
 * @param {string} profile
 * @param {...string} args
 * @returns {Promise<number | null>} its exit code
 */
export const startAgain = async (program, profile, ...args) => {
  const own = [...rootArgs(), `--user-data-dir=${profile}`, ...args];
  const child = spawn(program, own, { stdio: 'ignore', timeout: START_MS });
  await once(child, 'exit');
  return child.exitCode;
};

/** Retries, because attaching in the first second of a page can hang. @param {string} base @returns {Promise<Page>} */
const attach = async (base) => {
  for (let left = ATTACH_TRIES; ; left -= 1) {
    try {
      const browser = await chromium.connectOverCDP(base, { timeout: ATTACH_MS });
      const [page] = browser.contexts().flatMap((context) => context.pages());
      if (page) return page;
      await browser.close();
    } catch (error) {
      if (left <= 1) throw error;
    }
    if (left <= 1) throw new Error('Could not attach to the window.');
  }
};

/**
 * @param {string} program
 * @param {string} profile
 * @param {...string} args
 */
export const startApp = async (program, profile, ...args) => {
  const port = await freePort();
  const own = [`--remote-debugging-port=${port}`, `--user-data-dir=${profile}`];
  const child = spawn(program, [...rootArgs(), ...own, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => (said += String(part)));
  const base = `http://127.0.0.1:${port}`;
  /** @returns {Promise<Target[]>} its windows */
  const windows = async () => {
    const targets = /** @type {Target[] | null} */ (await jsonAt(`${base}/json/list`)) ?? [];
    return targets.filter(({ type }) => type === 'page');
  };
  const isUp = async () => {
    const version = /** @type {{ 'User-Agent'?: string } | null} */ (
      await jsonAt(`${base}/json/version`)
    );
    return finding(version !== null, version?.['User-Agent'] ?? `no reply; its output: ${said}`);
  };
  return {
    pid: child.pid ?? 0,
    /** Whether it has started, and its Electron version. */
    started: () => until(isUp, START_MS),
    windows,
    /** @param {number} count @param {number} [limitMs] */
    hasWindows: (count, limitMs) =>
      until(async () => {
        const urls = (await windows()).map(({ url }) => url);
        return finding(urls.length === count, `${urls.length} windows ${urls.join(' ')}`);
      }, limitMs),
    page: () => attach(base),
    said: () => said,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    /** @param {number} limitMs @returns {Promise<string>} how it ended */
    ended: async (limitMs) => {
      const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      clearTimeout(limit);
      return child.signalCode ?? `exit code ${child.exitCode ?? '?'}`;
    },
    kill: () => void child.kill('SIGKILL'),
  };
};

/** @typedef {Awaited<ReturnType<typeof startApp>>} App */
