// Outcomes that the service has not said itself: what they need, and how they are taken back.
import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import type { JobStatus } from '../../electron/casjobs/job.ts';
import type { OutcomeKind } from '../../electron/watch/outcomes.ts';
import { restoreWatch } from '../../electron/watch/watch-persistence.ts';
import { reduceWatch, type Unproven, type Watch } from '../../electron/watch/watch-reducer.ts';
import { AT, singleWatch, heardCancel, untilDone, unseen, sightingOf } from './single-watch.ts';

const unknown = { sent: 'unknown', tries: 3 } as const;

type Silence = readonly [
  outcome: Unproven['outcome'],
  seen: JobStatus | 'missing',
  before: Partial<Watch>,
];
const silences: readonly Silence[] = [
  ['quick-job', 'started', heardCancel],
  ['quick-job', 'ready', heardCancel],
  ['no-such-job', 'missing', { ...unseen, ...heardCancel }],
  ['vanished', 'missing', heardCancel],
  ['vanished', 'missing', untilDone],
  ['not-confirmed', 'started', unknown],
  ['not-confirmed', 'missing', { ...unseen, ...unknown }],
  ['not-confirmed', 'ready', { sent: 'unknown', tries: 1, since: AT - 10 * MINUTE - 1 }],
];

/** Polls that see the same, begun so many ms after the start. */
const pollsAt = (before: Watch, seen: JobStatus | 'missing', times: readonly number[]) => {
  let current = before;
  const told: (OutcomeKind | null)[] = [];
  for (const ms of times) {
    const { next, outcome } = reduceWatch(current, sightingOf(seen), AT + ms, AT + ms);
    told.push(outcome);
    current = next ?? current;
  }
  return { told, current };
};

describe('an outcome that rests on silence', () => {
  it.each(silences)('(%s, %s) is told by the third poll after 45 seconds', (...given) => {
    const [outcome, seen, before] = given;
    const { told, current } = pollsAt(singleWatch(before), seen, [0, SECOND, 45 * SECOND]);
    expect(told).toEqual([null, null, outcome]);
    const of = before.kind ?? 'cancel';
    expect(current).toMatchObject({ kind: 'recheck', unproven: { outcome, at: AT + 45_000, of } });
  });

  it.each(silences)('(%s, %s) is not told by many polls in 44 seconds', (...given) => {
    const [, seen, before] = given;
    const times = Array.from({ length: 45 }, (_, s) => s * SECOND);
    const { told } = pollsAt(singleWatch(before), seen, times);
    expect(new Set(told)).toEqual(new Set([null]));
  });

  it.each(silences)('(%s, %s) is not told by two polls that are hours apart', (...given) => {
    const [, seen, before] = given;
    expect(pollsAt(singleWatch(before), seen, [0, 120 * MINUTE]).told).toEqual([null, null]);
  });

  it.each(silences)(
    '(%s, %s) is not told by an answer that was on its way for hours',
    (...given) => {
      const [, seen, before] = given;
      const { current } = pollsAt(singleWatch(before), seen, [0, SECOND]);
      const late = AT + 3 * 60 * MINUTE;
      expect(reduceWatch(current, sightingOf(seen), late, AT + 2 * SECOND).outcome).toBeNull();
    },
  );

  it.each(silences)('(%s, %s) counts from the beginning after a restart', (...given) => {
    const [, seen, before] = given;
    const { current } = pollsAt(singleWatch(before), seen, [0, SECOND]);
    const later = 120 * MINUTE;
    const restored = restoreWatch(current, AT + later);
    const { told } = pollsAt(restored, seen, [later, later + 44 * SECOND]);
    expect(told).toEqual([null, null]);
  });

  it('begins again when the job was seen in between', () => {
    const first = pollsAt(singleWatch(untilDone), 'missing', [0, SECOND, 2 * SECOND]);
    const seen = pollsAt(first.current, 'started', [3 * SECOND]);
    const times = [10 * SECOND, 20 * SECOND, 54 * SECOND];
    expect(pollsAt(seen.current, 'missing', times).told).toEqual([null, null, null]);
  });

  it('counts no poll of before CancelJob was answered', () => {
    const before = pollsAt(singleWatch(unseen), 'missing', [0, SECOND, 2 * SECOND]).current;
    const answered = { ...before, ...heardCancel };
    expect(pollsAt(answered, 'missing', [50 * SECOND, 60 * SECOND]).told).toEqual([null, null]);
  });
});

type TakeBack = readonly [
  after: Unproven['outcome'],
  seen: JobStatus,
  told: OutcomeKind | null,
  kind: Watch['kind'] | null,
  part: Partial<Watch>,
];
const takeBacks: readonly TakeBack[] = [
  ['quick-job', 'canceling', 'canceling-after-all', 'cancel', {}],
  ['quick-job', 'cancelled', 'cancelled-after-all', null, {}],
  ['quick-job', 'finished', null, null, {}],
  ['quick-job', 'failed', null, null, {}],
  ['quick-job', 'finished', 'done-finished', null, { untilDoneToo: true }],
  ['quick-job', 'started', null, 'recheck', {}],
  ['not-confirmed', 'canceling', 'canceling-after-all', 'cancel', unknown],
  ['not-confirmed', 'cancelled', 'cancelled-after-all', null, unknown],
  ['no-such-job', 'started', 'listed-after-all', 'cancel', unseen],
  ['no-such-job', 'canceling', 'canceling-after-all', 'cancel', unseen],
  ['no-such-job', 'cancelled', 'cancelled-after-all', null, unseen],
  ['no-such-job', 'finished', 'already-over', null, unseen],
  ['vanished', 'started', 'listed-after-all', 'cancel', {}],
  ['vanished', 'canceling', 'listed-after-all', 'cancel', { cancelingSince: AT }],
  ['vanished', 'finished', 'finished-before', null, {}],
  ['vanished', 'failed', 'failed-while-cancelling', null, {}],
];

describe('an unproven outcome', () => {
  it.each<TakeBack>(takeBacks)('(%s) seen %s later: told %s', (...given) => {
    const [after, seen, told, kind, part] = given;
    const unproven: Unproven = { outcome: after, at: AT, of: 'cancel' };
    const before = singleWatch({ ...heardCancel, ...part, kind: 'recheck', unproven });
    const { next, outcome, resend } = reduceWatch(before, { status: seen }, AT + MINUTE);
    expect([outcome, next?.kind ?? null, resend]).toEqual([told, kind, false]);
    if (kind === 'cancel') expect(next?.unproven).toBeNull();
  });

  it.each<readonly [JobStatus, OutcomeKind]>([
    ['started', 'listed-after-all'],
    ['canceling', 'listed-after-all'],
    ['finished', 'done-finished'],
    ['cancelled', 'done-cancelled'],
    ['failed', 'done-failed'],
  ])('that a job to be told of is gone, seen %s later: told %s', (seen, told) => {
    const unproven: Unproven = { outcome: 'vanished', at: AT, of: 'until-done' };
    const before = singleWatch({ kind: 'recheck', unproven });
    expect(reduceWatch(before, { status: seen }, AT + MINUTE).outcome).toBe(told);
  });

  it('is asked about for ten minutes, then no more', () => {
    const unproven: Unproven = { outcome: 'quick-job', at: AT, of: 'cancel' };
    const before = singleWatch({ ...heardCancel, kind: 'recheck', unproven });
    const soon = reduceWatch(before, { status: 'started' }, AT + 10 * MINUTE - 1);
    expect(soon).toEqual({ next: before, outcome: null, resend: false });
    const late = reduceWatch(before, { status: 'started' }, AT + 10 * MINUTE);
    expect(late).toEqual({ next: null, outcome: null, resend: false });
  });

  it('leaves a job that is to be told of when done watched for that', () => {
    const unproven: Unproven = { outcome: 'quick-job', at: AT, of: 'cancel' };
    const before = singleWatch({ ...heardCancel, kind: 'recheck', unproven, untilDoneToo: true });
    const { next } = reduceWatch(before, { status: 'started' }, AT + 10 * MINUTE);
    expect(next).toMatchObject({ kind: 'until-done', unproven: null });
  });

  it('that is taken back for a job CancelJob may have come before is not sent again', () => {
    const unproven: Unproven = { outcome: 'no-such-job', at: AT, of: 'cancel' };
    const before = singleWatch({ ...heardCancel, ...unseen, kind: 'recheck', unproven });
    const { next } = reduceWatch(before, { status: 'started' }, AT + MINUTE);
    const { told } = pollsAt(next ?? singleWatch(), 'started', [60_000, 61_000, 106_000]);
    expect(told).toEqual([null, null, 'not-confirmed']);
  });
});
