// How long an answer of very many jobs holds up the thread that the window, the tray and the notices need: read in
// that thread, and read by the talking thread; then all that the house does with it. Prints, and judges nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { straightNetwork } from '../fakes/straight-network.ts';
import { toWsId } from '../../electron/casjobs/job.ts';
import type { CasJobsService, ServiceOptions } from '../../electron/casjobs/service.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { createHouse } from '../../electron/house/house.ts';
import { createFeed } from '../../electron/ipc/feed.ts';
import { createExchange } from '../../electron/talk/exchange.ts';
import { createRemoteService } from '../../electron/talk/remote-service.ts';
import { openThread } from '../../electron/talk/thread-line.ts';
import { createMemoryVault } from '../../electron/vault/memory-vault.ts';
import { holdingOf, type Holding } from './holding.ts';
import { largeBody, serveLarge } from './large-service.ts';
import { createFakeLogin } from '../fakes/login.ts';

const count = Number(process.argv[2] ?? 10_000);
const talkerFile = path.join(import.meta.dirname, 'talker.js');

type CreateService = (options: ServiceOptions) => CasJobsService;

const say = (what: string, { turnMs, monitorMs, tookMs }: Holding): void => {
  const [turn, monitor, took] = [turnMs, monitorMs, tookMs].map((ms) => ms.toFixed(1).padStart(8));
  console.log(`${what.padEnd(44)} ${turn} ${monitor} ${took}`);
};

const wsId = toWsId('7');
if (wsId === null) throw new Error('7 is a WSID.');
const who = { wsId, password: 'bench' };

/** A house over a folder and a keychain of its own, until it has drawn all that it was told. */
const liveWith = async (createService: CreateService, base: string): Promise<void> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casjobs-bench-'));
  let drawn = (): void => undefined;
  const isDrawn = new Promise<void>((resolve) => (drawn = resolve));
  const feed = createFeed({
    // What Electron does to send it to the page.
    push: (change) => void structuredClone(change),
    later: (act) => void setImmediate(act),
  });
  feed.follow();
  const house = await createHouse({
    ...{
      folder,
      version: '0',
      runtime: null,
      keychain: createMemoryVault(),
      memory: createMemoryVault(),
    },
    ...{ createService, startPractice: () => Promise.reject(new Error('Nobody asks for it.')) },
    network: straightNetwork,
    lookUp: () => Promise.resolve('known'),
    confirming: { isThere: () => false, ask: () => Promise.resolve(false) },
    isSeen: () => true,
    draw: (snapshot) => {
      feed.show(snapshot);
      if (snapshot.accounts.some(({ lastGoodLookAt }) => lastGoodLookAt !== null)) drawn();
    },
    ...{
      notify: () => undefined,
      login: createFakeLogin(),
      openLoginPage: () => Promise.resolve(),
    },
    ...{ copyText: () => Promise.resolve(), openUrl: () => Promise.resolve() },
    askBack: () => Promise.resolve(false),
    ...{
      desktop: () => ({ trayMissing: false, closeMinimizes: false, shortcut: 'off' }),
      quit: () => undefined,
    },
    importing: {
      ...{ pickFile: () => Promise.resolve(null), system: 'other' },
      variables: { found: [], names: [] },
    },
    saveText: () => Promise.resolve(false),
    surprised: (error) => console.error(error),
  });
  house.open();
  const form = {
    service: 'other',
    url: base,
    accountName: 'Bench',
    forThisRunOnly: false,
  } as const;
  const saved = await house.commands['save-account']({
    ...form,
    ...{ signInBy: 'wsId', who: '7', password: 'bench' },
  });
  if (!saved.ok) throw new Error(saved.error.code);
  await isDrawn;
  // A second list, over the first.
  await house.commands['look-now']();
  await house.close();
  await rm(folder, { recursive: true });
};

const exchange = createExchange({ openLine: (ear) => openThread(talkerFile, ear) });
const here: CreateService = createSoapService;
const there: CreateService = (options) => createRemoteService(options, exchange);
const listWith = (create: CreateService, base: string) => (): Promise<unknown> =>
  create({ base, binding: 'soap12', timeoutMs: 120_000 }).jobs(who, {
    about: 'since',
    day: '2026-01-01',
  });

const body = largeBody(count);
const service = await serveLarge(body);
console.log(`${count.toLocaleString('en')} jobs, ${(body.length / 1e6).toFixed(1)} MB; all in ms`);
console.log(
  `${' '.repeat(44)} ${['longest', 'monitor', 'took'].map((t) => t.padStart(8)).join(' ')}`,
);
say('the answer, read in main (first)', await holdingOf(listWith(here, service.base)));
say('the answer, read in main (again)', await holdingOf(listWith(here, service.base)));
say('the answer, read by the thread (first)', await holdingOf(listWith(there, service.base)));
say('the answer, read by the thread (again)', await holdingOf(listWith(there, service.base)));
say('a house, talking in main', await holdingOf(() => liveWith(here, service.base)));
say('a house, talking by the thread', await holdingOf(() => liveWith(there, service.base)));
await exchange.close();
await service.close();
