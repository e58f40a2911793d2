// The real core on a clock of the test's own, with a CasJobs that lives by a script: sleep, summer time and minutes of
// outage take no time.
import path from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { emptyPlatform } from '../../fakes/empty-platform.ts';
import { CasJobsError } from '../../../electron/casjobs/errors.ts';
import type { CasJobsService } from '../../../electron/casjobs/service.ts';
import { createCore, type Core } from '../../../electron/core/core.ts';
import type { Notice } from '../../../electron/notifications/notifications.ts';
import { createOpenVault, form, type OpenVault } from '../../accounts/test-accounts.ts';
import { createGate } from '../../fakes/gate.ts';
import { createScriptedCasJobs, type ScriptedCasJobs } from '../../fakes/scripted-casjobs.ts';
import { resultValue } from '../test-core.ts';
import { useRealDisk } from './memory-disk.ts';

export const FIRST_NAME = 'First name';

export interface ClockedCore {
  core: Core;
  readonly service: ScriptedCasJobs;
  readonly folder: string;
  readonly accountKey: string;
  readonly notices: Notice[];
  readonly surprises: unknown[];
  /** Whether notices can be shown; null: they are on their way for good. */
  shows: boolean | null;
  seen: boolean;
  readonly pass: (ms: number) => Promise<void>;
  /** Sets the computer's clock; that of the service goes on as before. */
  readonly setClock: (byMs: number) => void;
  /** The app quits and starts again. */
  readonly restart: () => Promise<void>;
}

/** The computer's clock, and the ticks that go on whatever it says. */
export const fakeAllClocks = (): void => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  vi.setSystemTime(Date.UTC(2026, 9, 24, 12));
  onTestFinished(() => void vi.useRealTimers());
};

let homes = 0;

/** A call that is stopped rejects at once, as over the line to the worker. */
const stoppable = (service: CasJobsService, signal?: AbortSignal): CasJobsService => {
  const { opened: stopped, open: stop } = createGate();
  signal?.addEventListener('abort', stop);
  const orStopped = async <T>(call: Promise<T>): Promise<T> =>
    Promise.race([
      call,
      stopped.then(() => Promise.reject(new CasJobsError('unreachable', '', null))),
    ]);
  return {
    ...service,
    jobs: (...given) => orStopped(service.jobs(...given)),
    cancel: (...given) => orStopped(service.cancel(...given)),
  };
};

const open = async (
  here: Omit<ClockedCore, 'core' | 'accountKey' | 'restart'>,
  keychain: OpenVault,
): Promise<Core> => {
  const { folder, service, notices, surprises } = here;
  const core = await createCore({
    ...emptyPlatform(folder, ({ signal }) => stoppable(service, signal)),
    keychain,
    isSeen: () => here.seen,
    notify: (notice, then) => {
      notices.push(notice);
      if (here.shows !== null) then(here.shows);
    },
    onUnexpected: (error) => surprises.push(error),
  });
  core.open();
  return core;
};

/** A core with one account, whose first polls are over. */
export const openClockedCore = async (): Promise<ClockedCore> => {
  let setByMs = 0;
  const service = createScriptedCasJobs(() => Date.now() - setByMs);
  const setClock = (byMs: number): void => {
    setByMs += byMs;
    vi.setSystemTime(Date.now() + byMs);
  };
  const keychain = createOpenVault();
  const pass = async (ms: number): Promise<void> => {
    await vi.advanceTimersByTimeAsync(ms);
  };
  const here = {
    service,
    pass,
    setClock,
    shows: true as boolean | null,
    seen: true,
    notices: [] as Notice[],
    surprises: [] as unknown[],
    folder: path.join('/memory', `home-${(homes += 1)}`),
  };
  const core = await open(here, keychain);
  const saved = core.commands['save-account'](form({ accountName: FIRST_NAME }));
  await pass(10);
  const { accountKey } = resultValue(await saved);
  await pass(2_000);
  const home: ClockedCore = Object.assign(here, {
    core,
    accountKey,
    restart: async () => {
      const closed = home.core.close();
      // An app that ends waits for its disk.
      useRealDisk();
      await pass(10);
      await closed;
      home.core = await open(home, keychain);
      await pass(10);
    },
  });
  onTestFinished(() => void home.core.close());
  return home;
};
