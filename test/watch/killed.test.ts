// The app is killed at each moment at which anything happens, and started again over what lies on its disk.
import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import type { OutcomeKind } from '../../electron/watch/outcomes.ts';
import { createScriptedCasJobs, jobIdOf, type ScriptedCasJobs } from '../fakes/scripted-casjobs.ts';
import { memoryFile, type MemoryFile } from './memory-file.ts';
import {
  cancelledAfter,
  useFakeClock,
  running,
  watchedAccount,
  type WatchedAccount,
} from './watched-account.ts';

const CANCELLED = jobIdOf(1);
const DONE = jobIdOf(2);
const QUICK = jobIdOf(3);
const OVER = jobIdOf(4);
const ANOTHERS = jobIdOf(5);

const WRITE_MS = 3;
const SHOW_MS = 2;
const RUN_MS = 8 * SECOND;

/** What a person asks for, and which outcome each wish has in the end. */
const request: readonly (readonly [
  string,
  OutcomeKind,
  (here: WatchedAccount) => Promise<unknown>,
])[] = [
  [CANCELLED, 'cancelled', ({ watcher }) => watcher.cancel(CANCELLED, 'window')],
  [DONE, 'done-finished', ({ watcher }) => watcher.watch(DONE, true, 'window')],
  [QUICK, 'quick-job', ({ watcher }) => watcher.cancel(QUICK, 'tray')],
  [OVER, 'already-over', ({ watcher }) => watcher.cancel(OVER, 'window')],
  [ANOTHERS, 'not-yours', ({ watcher }) => watcher.cancel(ANOTHERS, 'window')],
];

const scripted = (): ScriptedCasJobs => {
  const service = createScriptedCasJobs();
  service.script(CANCELLED, { life: running, afterCancel: cancelledAfter(2 * SECOND) });
  service.script(DONE, { life: [[0, 'started'], [4 * SECOND, 'finished']] }); // prettier-ignore
  service.script(QUICK, { life: running });
  service.script(OVER, { life: [[0, 'failed']] });
  service.script(ANOTHERS, { life: running, anothers: true });
  return service;
};

interface Run {
  readonly here: WatchedAccount;
  readonly file: MemoryFile;
  readonly service: ScriptedCasJobs;
  /** Which request were answered before the end. */
  readonly accepted: ReadonlySet<string>;
  /** At which ms of the run something happened. */
  readonly steps: ReadonlySet<number>;
}

/** A run over a new service and disk, for so long. */
const runFor = async (ms: number): Promise<Run> => {
  const file = memoryFile();
  file.takes(WRITE_MS);
  const service = scripted();
  const here = watchedAccount({ service, file, showMs: SHOW_MS });
  const begunAt = Date.now();
  const steps = new Set<number>();
  file.onStep = () => steps.add(Date.now() - begunAt);
  const accepted = new Set<string>();
  here.watcher.start();
  await here.pass(Math.min(ms, SECOND));
  if (ms > SECOND)
    for (const [jobId, , ask] of request) void ask(here).then(() => accepted.add(jobId));
  await here.pass(Math.max(0, ms - SECOND));
  return { here, file, service, accepted: new Set(accepted), steps };
};

/** The same disk and service, after a new start, until nothing more can come. */
const goOn = async (file: MemoryFile, service: ScriptedCasJobs): Promise<WatchedAccount> => {
  const left = memoryFile(file.lying(), file.savedOutcomes());
  const here = watchedAccount({ service, file: left });
  here.watcher.start();
  await here.pass(15 * MINUTE);
  expect([left.lying(), left.savedOutcomes()]).toEqual([[], []]);
  here.kill();
  return here;
};

const toldOf = (here: WatchedAccount, jobId: string): readonly OutcomeKind[] =>
  here.outcomeEvents.filter((one) => one.jobId === jobId).map(({ outcome }) => outcome);

describe('an app that is killed', () => {
  it('tells, over its next start, each outcome at least once, and none twice that was seen', async () => {
    useFakeClock();
    const whole = await runFor(RUN_MS);
    whole.here.kill();
    const moments = [...whole.steps].flatMap((at) => [at, at + 1]).filter((at) => at > SECOND);
    expect(moments.length).toBeGreaterThan(40);
    let toldByTheSecond = 0;
    for (const moment of moments) {
      const { here, file, service, accepted } = await runFor(moment);
      here.kill();
      const owedAtKill = new Set(file.savedOutcomes().map(({ jobId }) => jobId));
      const later = await goOn(file, service);
      for (const [jobId, outcome] of request) {
        const before = toldOf(here, jobId);
        const after = toldOf(later, jobId);
        const at = `job ${jobId}, killed after ${moment} ms`;
        const all = new Set([...before, ...after]);
        if (accepted.has(jobId)) expect(all, at).toEqual(new Set([outcome]));
        expect(before.length, at).toBeLessThanOrEqual(1);
        expect(after.length, at).toBeLessThanOrEqual(1);
        // Twice only where the disk did not yet know that it had been seen.
        if (before.length === 1 && after.length === 1) expect(owedAtKill, at).toContain(jobId);
        toldByTheSecond += after.length;
      }
    }
    expect(toldByTheSecond).toBeGreaterThan(moments.length);
  }, 60_000);
});
