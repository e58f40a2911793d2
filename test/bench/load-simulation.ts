// Simulates ten thousand installations and one service for a day with an outage: how many requests they make, whether they
// all return at once, and how soon users are told. Compares the app's own polling code with the public Python client, which
// polls every five seconds.
import { SECOND, MINUTE, HOUR, DAY } from '../fakes/durations.ts';
import { createToAppError } from '../../electron/accounts/to-result.ts';
import type { CasJobsService } from '../../electron/casjobs/service.ts';
import { createPollLoop } from '../../electron/watch/poll-loop.ts';
import { noPollRequest } from '../../electron/watch/poller.ts';
import { nextPollInMs } from '../../electron/watch/pace.ts';
import { clientOf } from '../accounts/test-clients.ts';
import { createScriptedCasJobs } from '../fakes/scripted-casjobs.ts';
import {
  BACK_AT,
  createDayService,
  isUndisturbed,
  waitsOf,
  type DayService,
  type UserWait,
} from './simulated-day.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { useSimulatedClock, type SimClock } from './fake-clock.ts';

const COUNT = Number(process.argv[2] ?? 10_000);
const SEED = 20_261_124;
const FIXED_MS = 5 * SECOND;

/** Counts polls in the first hour of each wait. */
const createHours = () => {
  const polls = new Map<UserWait, number>();
  return {
    polled: (wait: UserWait): void => void polls.set(wait, (polls.get(wait) ?? 0) + 1),
    /** Only waits of at least an hour that overlapped no other wait and no outage. */
    whole: (): readonly number[] => {
      const waits = [...polls.keys()].filter(({ from, until }) => until - from >= HOUR);
      return waits
        .filter((wait) => isUndisturbed(wait) && isAlone(wait))
        .map((wait) => polls.get(wait) ?? 0);
    },
  };
};

const alone = new Set<UserWait>();
const isAlone = (wait: UserWait): boolean => alone.has(wait);
const hours = createHours();

interface Told {
  readonly wait: UserWait;
  readonly at: number;
}

/** Simulates one installation: its waits begin and end, and its polls find out. */
const install = (
  clock: SimClock,
  service: DayService,
  random: () => number,
  told: Told[],
): void => {
  const now = (): number => clock.now();
  const open = new Set<UserWait>();
  const answer: CasJobsService['jobs'] = async () => {
    await service.ask();
    return { jobs: [], serverNow: null };
  };
  const client = clientOf({ ...createScriptedCasJobs(), jobs: answer }, { now });
  const loop = createPollLoop({
    now,
    changed: () => undefined,
    toAppError: createToAppError((error) => console.error(error)),
    waitMs: ({ failures, tookMs }) =>
      nextPollInMs({
        ages: [...open].map(({ from }) => now() - from),
        failures,
        tookMs,
        retryAfterMs: client.retryAfterMs(),
        seen: false,
        backgroundChecks: true,
        random: random(),
      }),
    poll: async () => {
      const askedAt = now();
      await client.jobs({ about: 'open' });
      for (const wait of open) {
        if (askedAt - wait.from < HOUR) hours.polled(wait);
        if (wait.until > askedAt) continue;
        open.delete(wait);
        told.push({ wait, at: now() });
      }
    },
  });
  const waits = waitsOf(random);
  for (const wait of waits) {
    const overlaps = (other: UserWait): boolean =>
      other.from < wait.until && wait.from < other.until;
    if (waits.filter(overlaps).length === 1) alone.add(wait);
    clock.after(wait.from, () => {
      open.add(wait);
      void loop.pollNow(noPollRequest);
    });
  }
  // It has been running for a while and is somewhere between two polls.
  clock.after(random() * 10 * MINUTE, () => void loop.pollNow(noPollRequest));
};

const runOurs = async (): Promise<{ service: DayService; told: readonly Told[] }> => {
  const clock = useSimulatedClock();
  const service = createDayService(clock);
  const told: Told[] = [];
  for (let n = 0; n < COUNT; n += 1)
    install(clock, service, createSeededRandom(SEED + n).next, told);
  await clock.runUntil(DAY - 1);
  return { service, told };
};

/** Polls for each of the same waits every five seconds, whatever the reply. */
const runFixed = (): Uint32Array => {
  const perSecond = new Uint32Array(DAY / SECOND);
  for (let n = 0; n < COUNT; n += 1) {
    for (const { from, until } of waitsOf(createSeededRandom(SEED + n).next)) {
      for (let at = from; at < Math.min(DAY, until + FIXED_MS); at += FIXED_MS) {
        const second = Math.floor(at / SECOND);
        perSecond[second] = (perSecond[second] ?? 0) + 1;
      }
    }
  }
  return perSecond;
};

const sum = (numbers: Uint32Array): number => numbers.reduce((all, one) => all + one, 0);
const meanOf = (numbers: Uint32Array): number => sum(numbers) / numbers.length;
const peakOf = (numbers: Uint32Array): number =>
  numbers.reduce((one, other) => Math.max(one, other), 0);

const say = (who: string, perSecond: Uint32Array): void => {
  const after = perSecond.subarray(BACK_AT / SECOND);
  const first = after.subarray(0, (10 * MINUTE) / SECOND);
  const [mean, peak] = [meanOf(after), peakOf(after)];
  const numbers = [
    (sum(perSecond) / 1e6).toFixed(2),
    mean.toFixed(1),
    String(peak),
    String(peakOf(first)),
    (peak / mean).toFixed(2),
  ];
  console.log([who.padEnd(22), ...numbers.map((text) => text.padStart(10))].join(' '));
};

const begunAt = Date.now();
const fixed = runFixed();
const { service, told } = await runOurs();
const waited = told.reduce((all, { wait }) => all + (wait.until - wait.from), 0) / HOUR;
const calm = told.filter(({ wait }) => isUndisturbed(wait));
const late = calm.filter(
  ({ wait, at }) => at - wait.until > Math.max(1_500, 0.15 * (at - wait.from)),
);
const delays = calm.map(({ wait, at }) => at - wait.until).sort((one, other) => one - other);
const seconds = (share: number): string =>
  ((delays[Math.floor(share * (delays.length - 1))] ?? 0) / SECOND).toFixed(1);

console.log(
  `${COUNT.toLocaleString('en')} installations, 24 h, an outage from 12:00 to 13:00, seed ${SEED}`,
);
console.log(
  `${told.length.toLocaleString('en')} waits of ${waited.toFixed(0)} h in total were reported`,
);
const heads = ['requests/M', 'mean/s', 'peak/s', 'peak 10min', 'peak/mean'];
console.log([' '.repeat(22), ...heads.map((head) => head.padStart(10))].join(' '));
say('this app', service.perSecond);
say('polling every 5 s', fixed);
const polls = hours.whole();
const most = polls.reduce((one, other) => Math.max(one, other), 0);
const average = polls.reduce((all, one) => all + one, 0) / polls.length;
console.log(
  `Requests in the first hour of a wait (${polls.length} waits): ${average.toFixed(0)} on average, ${most} at most (every 5 s: 720)`,
);
console.log(
  `Reported after ${seconds(0.5)} s (median), ${seconds(0.99)} s (99 %), ${seconds(1)} s (longest)`,
);
console.log(`Reported later than 15 % of their age and 1.5 s: ${late.length} of ${calm.length}`);
console.log(`Took ${((Date.now() - begunAt) / SECOND).toFixed(0)} s`);
