// Measures how long main is held by a list of very many jobs, and by very long texts, at each step of an account's life:
// the first poll, later polls, the end of a watch, a computer that wakes, and the account's removal. Prints memory as well.
// `own` is `longest` without the time in which other programs had all cores.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRemoteService, createWorkerClient } from '../../electron/casjobs-worker/client.ts';
import { startWorker } from '../../electron/casjobs-worker/start-worker.ts';
import { createCore, type Core } from '../../electron/core/core.ts';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { createFeed } from '../../electron/ipc/snapshot-delta.ts';
import { createMenuReplacement } from '../../electron/tray/menu-replacement.ts';
import { trayIcon } from '../../electron/tray/tray-icon.ts';
import { emptyPlatform } from '../fakes/empty-platform.ts';
import { holdingOf } from './holding.ts';
import { largeBody, longTextsBody, serveLarge } from './large-service.ts';

const count = Number(process.argv[2] ?? 100_000);
const WATCHED = 40;
const LONG_TEXT = 5_000_000;
const workerFile = path.join(import.meta.dirname, 'casjobs-worker.js');
const nothing = (): void => undefined;

const heapMb = async (): Promise<string> => {
  // Twice: what a first one has found to be free is freed by the next.
  for (let round = 0; round < 2; round += 1) {
    globalThis.gc?.();
    await wait(50);
  }
  return (process.memoryUsage().heapUsed / 1e6).toFixed(0);
};

const say = (what: string, numbers: readonly (string | number)[]): void => {
  const columns = numbers.map((n) => (typeof n === 'number' ? n.toFixed(1) : n).padStart(9));
  console.log(`${what.padEnd(40)}${columns.join('')}`);
};

const measured = async (what: string, run: () => Promise<unknown>): Promise<void> => {
  const { turnMs, ownMs, tookMs } = await holdingOf(run);
  say(what, [turnMs, ownMs, tookMs, await heapMb()]);
};

/** What is drawn of a core: as main draws it, with a page that takes each change by a structured clone. */
const createViews = () => {
  let snapshot: Snapshot | null = null;
  let isLate = false;
  const feed = createFeed({
    push: (change) => {
      structuredClone(change);
      isLate = change.jobs.hasMore;
    },
    later: (act) => void setImmediate(act),
  });
  const actions = {
    cancel: nothing,
    show: nothing,
    cancelAll: nothing,
    stopCancels: nothing,
    cancelById: nothing,
    refresh: nothing,
    setPaused: nothing,
    open: nothing,
    settings: nothing,
    connect: nothing,
    openRelease: nothing,
    restart: nothing,
    quit: nothing,
  };
  const menu = createMenuReplacement({
    actions,
    waitsForClose: false,
    now: () => Date.now(),
    tooltipOf: (drawn, now) => trayIcon(drawn, now).tooltip,
    set: nothing,
  });
  feed.follow();
  return {
    draw: (drawn: Snapshot): void => {
      snapshot = drawn;
      trayIcon(drawn, Date.now());
      menu.render(drawn);
      feed.show(drawn);
    },
    /** Resolves when the page has been told everything and this holds of the newest snapshot. */
    until: async (holds: (drawn: Snapshot) => boolean): Promise<void> => {
      while (snapshot === null || isLate || !holds(snapshot)) await wait(5);
    },
    close: () => menu.close(),
  };
};

const addAccount = async (core: Core, base: string): Promise<string> => {
  const saved = await core.commands['save-account']({
    service: 'other',
    url: base,
    accountName: 'Bench',
    forThisRunOnly: false,
    signInBy: 'wsId',
    who: '7',
    password: 'bench',
  });
  if (!saved.ok) throw new Error(saved.error.code);
  return saved.value.accountKey;
};

const folder = await mkdtemp(path.join(os.tmpdir(), 'casjobs-bench-'));
const client = createWorkerClient({ startWorker: (events) => startWorker(workerFile, events) });
const service = await serveLarge(largeBody(count, WATCHED));
const views = createViews();
const core = await createCore({
  ...emptyPlatform(folder, (options) => createRemoteService(options, client)),
  isSeen: () => true,
  onUnexpected: (error) => console.error(error),
  draw: views.draw,
});
core.open();
const isListed = ({ accounts, jobs }: Snapshot): boolean =>
  jobs.length > 0 && accounts.every(({ polling }) => !polling);

console.log(`${count.toLocaleString('en')} jobs; times in ms, memory in MB`);
say('', ['longest', 'own', 'took', 'heap']);
say('before', ['', '', '', await heapMb()]);
let accountKey = '';
await measured('the first poll', async () => {
  accountKey = await addAccount(core, service.base);
  await views.until(isListed);
});
await measured('a later poll', async () => {
  await core.commands['refresh']();
  await views.until(isListed);
});
await measured('jobs are watched', async () => {
  for (let n = 0; n < WATCHED; n += 1)
    await core.commands['watch-job']({ accountKey, jobId: String(count - n), on: true });
  await views.until(isListed);
});
await service.answerWith(largeBody(count, 0));
await measured('the watches end', async () => {
  await core.commands['refresh']();
  await views.until(({ jobs }) => jobs.every(({ watched }) => watched === 'no'));
});
await measured('the computer wakes', async () => {
  core.fallAsleep();
  await wait(20);
  core.wake();
  await wait(1_000);
  await views.until(isListed);
});
await measured('the account is removed', async () => {
  await core.commands['remove-account']({ accountKey });
  await views.until(({ jobs }) => jobs.length === 0);
});
await service.answerWith(longTextsBody(12, LONG_TEXT));
await measured('12 jobs with a text of 5 MB each', async () => {
  accountKey = await addAccount(core, service.base);
  await views.until(isListed);
});
await measured('they are removed', async () => {
  await core.commands['remove-account']({ accountKey });
  await views.until(({ jobs }) => jobs.length === 0);
});
await core.close();
views.close();
await client.close();
await service.close();
await rm(folder, { recursive: true });
