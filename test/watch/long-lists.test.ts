// Lists of thousands of jobs are taken in by and by: in between, the app does other things.
import { describe, expect, it } from 'vitest';
import { createJobStore } from '../../electron/watch/job-store.ts';
import { createPoller } from '../../electron/watch/poller.ts';
import { createCommandOrder } from '../../electron/watch/watch-registry.ts';
import { clientOf } from '../accounts/test-clients.ts';
import { createScriptedCasJobs, jobIdOf, jobOf } from '../fakes/scripted-casjobs.ts';
import { registryOver } from './test-registry.ts';
import { ACCOUNT } from './watched-account.ts';

const COUNT = 650;
const jobs = Array.from({ length: COUNT }, (_, n) => jobOf(jobIdOf(n + 1), 'finished'));
const nothing = (): void => undefined;
const request = { followedFirst: false, listing: false, older: false };

/** A poll that is answered at once; how many jobs are known at each turn of the event loop. */
const poll = async (isCurrent = () => true): Promise<number[]> => {
  const jobStore = createJobStore({ kind: 'unknown' });
  const order = createCommandOrder();
  const registry = registryOver({ order });
  const service = {
    ...createScriptedCasJobs(),
    jobs: () => Promise.resolve({ jobs, serverNow: 0 }),
  };
  const poller = createPoller({
    accountKey: ACCOUNT,
    jobStore,
    order,
    registry,
    now: () => 0,
    onOutcome: nothing,
    cancelAccepted: nothing,
    resend: nothing,
    client: clientOf(service),
  });
  const end = { isOver: false };
  void poller.poll(request, isCurrent).finally(() => (end.isOver = true));
  const counts: number[] = [];
  while (!end.isOver) {
    await new Promise((resolve) => setImmediate(resolve));
    counts.push(jobStore.all().length);
  }
  return counts;
};

describe('a long list', () => {
  it('is taken in whole, over several turns of the event loop', async () => {
    expect([...new Set(await poll())]).toEqual([250, 500, COUNT]);
  });

  it('is not taken in further when its account is taken away meanwhile', async () => {
    let asked = 0;
    expect((await poll(() => (asked += 1) < 2)).at(-1)).toBe(250);
  });
});
