// Measures how long a reply with many jobs blocks the main thread: parsed in that thread, parsed in the worker thread, and
// processed by the app.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { emptyPlatform } from '../fakes/empty-platform.ts';
import { toWsId } from '../../electron/casjobs/job.ts';
import type { CasJobsService, ServiceOptions } from '../../electron/casjobs/service.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { createCore } from '../../electron/core/core.ts';
import { createFeed } from '../../electron/ipc/snapshot-delta.ts';
import { createRemoteService, createWorkerClient } from '../../electron/casjobs-worker/client.ts';
import { startWorker } from '../../electron/casjobs-worker/start-worker.ts';
import { holdingOf, type Holding } from './holding.ts';
import { largeBody, serveLarge } from './large-service.ts';

const count = Number(process.argv[2] ?? 10_000);
const workerFile = path.join(import.meta.dirname, 'casjobs-worker.js');

type CreateService = (options: ServiceOptions) => CasJobsService;

const say = (what: string, { turnMs, monitorMs, tookMs }: Holding): void => {
  const [turn, monitor, took] = [turnMs, monitorMs, tookMs].map((ms) => ms.toFixed(1).padStart(8));
  console.log(`${what.padEnd(44)} ${turn} ${monitor} ${took}`);
};

const wsId = toWsId('7');
if (wsId === null) throw new Error('7 is a WSID.');
const who = { wsId, password: 'bench' };

/** Runs an app with its own folder and keychain until it has drawn all jobs. */
const liveWith = async (createService: CreateService, base: string): Promise<void> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casjobs-bench-'));
  let drawn = (): void => undefined;
  const isDrawn = new Promise<void>((resolve) => (drawn = resolve));
  const feed = createFeed({
    // Electron does the same to send it to the page.
    push: (change) => void structuredClone(change),
    later: (act) => void setImmediate(act),
  });
  feed.follow();
  const core = await createCore({
    ...emptyPlatform(folder, createService),
    isSeen: () => true,
    onUnexpected: (error) => console.error(error),
    draw: (snapshot) => {
      feed.show(snapshot);
      if (snapshot.accounts.some(({ lastSuccessAt }) => lastSuccessAt !== null)) drawn();
    },
  });
  core.open();
  const form = {
    service: 'other',
    url: base,
    accountName: 'Bench',
    forThisRunOnly: false,
  } as const;
  const saved = await core.commands['save-account']({
    ...form,
    signInBy: 'wsId',
    who: '7',
    password: 'bench',
  });
  if (!saved.ok) throw new Error(saved.error.code);
  await isDrawn;
  // A second list replaces the first.
  await core.commands['refresh']();
  await core.close();
  await rm(folder, { recursive: true });
};

const client = createWorkerClient({ startWorker: (events) => startWorker(workerFile, events) });
const here: CreateService = createSoapService;
const there: CreateService = (options) => createRemoteService(options, client);
const listWith = (create: CreateService, base: string) => (): Promise<unknown> =>
  create({ base, binding: 'soap12', timeoutMs: 120_000 }).jobs(who, {
    about: 'since',
    day: '2026-01-01',
  });

const body = largeBody(count);
const service = await serveLarge(body);
console.log(
  `${count.toLocaleString('en')} jobs, ${(body.length / 1e6).toFixed(1)} MB; times in ms`,
);
console.log(
  `${' '.repeat(44)} ${['longest', 'monitor', 'took'].map((t) => t.padStart(8)).join(' ')}`,
);
say('reply parsed in main (first)', await holdingOf(listWith(here, service.base)));
say('reply parsed in main (again)', await holdingOf(listWith(here, service.base)));
say('reply parsed in the worker thread (first)', await holdingOf(listWith(there, service.base)));
say('reply parsed in the worker thread (again)', await holdingOf(listWith(there, service.base)));
say('whole app, service called in main', await holdingOf(() => liveWith(here, service.base)));
say(
  'whole app, service called in the thread',
  await holdingOf(() => liveWith(there, service.base)),
);
await client.close();
await service.close();
