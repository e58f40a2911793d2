// A day of one service and ten thousand people, and an hour in it in which the service is not there. No code of the app.
import { CasJobsError } from '../../electron/casjobs/errors.ts';
import type { SimClock } from './fake-clock.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Gone at noon; hangs for a while; then tells everybody to come back at one o'clock, when it is well again. */
const GONE_AT = 12 * HOUR;
const HANGS_AT = 12 * HOUR + 20 * MINUTE;
const RESTS_AT = 12 * HOUR + 40 * MINUTE;
export const BACK_AT = 13 * HOUR;

const ANSWER_MS = 300;
const HANG_MS = 30 * SECOND;

export interface DayService {
  /** Answers when a good service would; rejects as electron/casjobs does. */
  ask(): Promise<void>;
  /** How many requests came in each second. */
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

/** Something that a person waits for, from when on, and when it comes; ms of the day. */
export interface Wait {
  readonly from: number;
  readonly until: number;
}

const WAITS_A_DAY = 3;
const MEDIAN_WAIT_MS = 20 * MINUTE;
const SPREAD = 1.2;
const LONGEST_WAIT_MS = 8 * HOUR;

/** One person's waits: three a day at any hour, half of them longer than twenty minutes, some for hours. */
export const waitsOf = (random: () => number): readonly Wait[] =>
  Array.from({ length: WAITS_A_DAY }, () => {
    const from = Math.floor(random() * DAY);
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const length = Math.min(LONGEST_WAIT_MS, MEDIAN_WAIT_MS * Math.exp(SPREAD * normal));
    return { from, until: from + Math.max(SECOND, Math.floor(length)) };
  });

/** Whether it came while the service was well, and had been for so long that nobody was held up by the outage. */
export const isUndisturbed = ({ from, until }: Wait): boolean =>
  until < GONE_AT - 3 * MINUTE || from > BACK_AT + 20 * MINUTE;
