// A day of one service with an outage of an hour, and the waits of its users.
import { SECOND, MINUTE, HOUR, DAY } from '../fakes/durations.ts';
import { CasJobsError } from '../../electron/casjobs/errors.ts';
import type { SimClock } from './fake-clock.ts';

/** Unreachable from noon, then hanging, then asking clients to retry at one o'clock, when it works again. */
const GONE_AT = 12 * HOUR;
const HANGS_AT = 12 * HOUR + 20 * MINUTE;
const RESTS_AT = 12 * HOUR + 40 * MINUTE;
export const BACK_AT = 13 * HOUR;

const ANSWER_MS = 300;
const HANG_MS = 30 * SECOND;

export interface DayService {
  /** Resolves when a working service would reply; rejects like electron/casjobs. */
  ask(): Promise<void>;
  /** The number of requests in each second. */
  readonly perSecond: Uint32Array;
}

export const createDayService = (clock: SimClock): DayService => {
  const perSecond = new Uint32Array(DAY / SECOND);
  return {
    perSecond,
    ask: () => {
      const now = clock.now();
      const second = Math.floor(now / SECOND);
      perSecond[second] = (perSecond[second] ?? 0) + 1;
      return new Promise((resolve, reject) => {
        const fail = (ms: number, error: CasJobsError): void =>
          clock.after(ms, () => reject(error));
        if (now < GONE_AT || now >= BACK_AT) clock.after(ANSWER_MS, resolve);
        else if (now < HANGS_AT) fail(ANSWER_MS, new CasJobsError('unreachable'));
        else if (now < RESTS_AT) fail(HANG_MS, new CasJobsError('timed-out'));
        else fail(ANSWER_MS, new CasJobsError('passing-fault', '', BACK_AT - now));
      });
    },
  };
};

/** When a user starts waiting for a job, and when it is done; ms of the day. */
export interface UserWait {
  readonly from: number;
  readonly until: number;
}

const WAITS_A_DAY = 3;
const MEDIAN_WAIT_MS = 20 * MINUTE;
const SPREAD = 1.2;
const LONGEST_WAIT_MS = 8 * HOUR;

/** One user's waits: three a day at any hour, half of them longer than twenty minutes, some for hours. */
export const waitsOf = (random: () => number): readonly UserWait[] =>
  Array.from({ length: WAITS_A_DAY }, () => {
    const from = Math.floor(random() * DAY);
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const length = Math.min(LONGEST_WAIT_MS, MEDIAN_WAIT_MS * Math.exp(SPREAD * normal));
    return { from, until: from + Math.max(SECOND, Math.floor(length)) };
  });

/** Whether it ended while the service worked, and long enough after the outage. */
export const isUndisturbed = ({ from, until }: UserWait): boolean =>
  until < GONE_AT - 3 * MINUTE || from > BACK_AT + 20 * MINUTE;
