// A list of which some rows can't be read: a watched job that is not among the others may be one of them.
import { MINUTE } from '../fakes/durations.ts';
import { describe, expect, it, vi } from 'vitest';
import { createJobStore, type JobStore } from '../../electron/watch/job-store.ts';
import { createPoller } from '../../electron/watch/poller.ts';
import type { OutcomeKind } from '../../electron/watch/outcomes.ts';
import { createCommandOrder } from '../../electron/watch/watch-registry.ts';
import { clientOf } from '../accounts/test-clients.ts';
import { createScriptedCasJobs, type StatusTimeline } from '../fakes/scripted-casjobs.ts';
import { registryOver } from './test-registry.ts';
import { ACCOUNT, useFakeClock, JOB, watchOf } from './watched-account.ts';

const nothing = (): void => undefined;

/** Polls once at a list without the job's row; nothing is missing from it for sure. */
const lookAt = async (life: StatusTimeline) => {
  const jobStore: JobStore = createJobStore({ kind: 'unknown' });
  const order = createCommandOrder();
  const registry = registryOver({ order });
  void registry.add(watchOf({ sent: 'heard', tries: 1, silentSince: Date.now() - MINUTE }));
  const scripted = createScriptedCasJobs();
  scripted.script(JOB, { life });
  const told: OutcomeKind[] = [];
  const poller = createPoller({
    accountKey: ACCOUNT,
    order,
    registry,
    now: () => Date.now(),
    cancelAccepted: nothing,
    resend: nothing,
    onOutcome: ({ outcome }) => told.push(outcome),
    jobStore: {
      ...jobStore,
      take: (...given) => {
        jobStore.take(...given);
        return { missing: [] };
      },
    },
    client: clientOf({
      ...scripted,
      jobs: () => Promise.resolve({ jobs: [], serverNow: null }),
    }),
  });
  await poller.poll({ followedFirst: true, listing: false, older: false }, () => true);
  return { told, list: registry, statusCalls: scripted.of('status').length };
};

describe('a watched job whose row can not be read', () => {
  it('has GetJobStatus asked for it, which decides', async () => {
    useFakeClock();
    const polled = lookAt([[0, 'cancelled']]);
    await vi.advanceTimersByTimeAsync(100);
    expect(await polled).toMatchObject({ told: ['cancelled'], statusCalls: 1 });
  });

  it('is not judged as missing', async () => {
    useFakeClock();
    const polled = lookAt([[0, 'started']]);
    await vi.advanceTimersByTimeAsync(100);
    const { told, list: registry } = await polled;
    expect(told).toEqual([]);
    expect(registry.get(ACCOUNT, JOB)).toMatchObject({ missingPolls: 0, idlePolls: 1 });
  });
});
