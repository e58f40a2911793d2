import { SECOND, MINUTE } from '../fakes/durations.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createOutbox } from '../../electron/watch/outbox.ts';
import { jobIdOf } from '../fakes/scripted-casjobs.ts';
import { useFakeClock, watchOf } from './watched-account.ts';

const LONG_MS = SECOND / 2;

const keyOf = (n: number): string => `mast/${n}`;
const asked = (n: number) => watchOf({}, jobIdOf(n));
const triedOnce = (n: number) => watchOf({ sent: 'unknown', tries: 1 }, jobIdOf(n));
const heard = (n: number) => watchOf({ sent: 'heard', tries: 1 }, jobIdOf(n));

const outboxWith = (count: number, sentBefore = 0) => {
  const drawn: unknown[] = [];
  const outbox = createOutbox({
    now: () => Date.now(),
    sentBefore,
    changed: () => drawn.push(outbox.progress()),
  });
  for (let n = 1; n <= count; n += 1) outbox.note(keyOf(n), asked(n));
  return { ...outbox, drawn };
};

beforeEach(useFakeClock);

describe('the outbox', () => {
  it('counts what goes out, and forgets the count when nothing waits and nothing is on the wire', () => {
    const outbox = outboxWith(6);
    const trips = [1, 2, 3, 4, 5, 6].map((n) => outbox.goesOut(keyOf(n)));
    expect([outbox.sent(), outbox.progress()]).toEqual([6, null]);
    trips.forEach((trip, at) => {
      trip?.ends();
      outbox.note(keyOf(at + 1), heard(at + 1));
    });
    outbox.settle();
    expect(outbox.sent()).toBe(0);
  });

  it('lets nothing out twice, and nothing that is not asked for', () => {
    const outbox = outboxWith(1);
    expect(outbox.goesOut(keyOf(2))).toBeNull();
    expect(outbox.goesOut(keyOf(1))).not.toBeNull();
    outbox.note(keyOf(1), watchOf({ tries: 1 }, jobIdOf(1)));
    expect(outbox.goesOut(keyOf(1))).toBeNull();
  });

  it('lets one out again only after its trip has ended and it waits again', () => {
    const outbox = outboxWith(1);
    const trip = outbox.goesOut(keyOf(1));
    trip?.ends();
    expect(outbox.goesOut(keyOf(1))).toBeNull();
    outbox.note(keyOf(1), triedOnce(1));
    expect(outbox.goesOut(keyOf(1))).not.toBeNull();
  });

  it.each([
    ['heard', heard(1)],
    ['over, or taken back', undefined],
    ['watched until done', watchOf({ kind: 'until-done' }, jobIdOf(1))],
    ['stopped on the wire', watchOf({ sent: 'unknown', tries: 1, stopped: true }, jobIdOf(1))],
    ['tried as often as it may be', watchOf({ sent: 'unknown', tries: 3 }, jobIdOf(1))],
  ])('holds none that is %s', (_what, watch) => {
    const outbox = outboxWith(1);
    outbox.note(keyOf(1), watch);
    expect(outbox.waits(keyOf(1))).toBe(false);
    expect(outbox.goesOut(keyOf(1))).toBeNull();
  });

  it('counts one that waits again as not sent, in the same progress', () => {
    const outbox = outboxWith(6);
    const trip = outbox.goesOut(keyOf(1));
    expect(outbox.progress()).toEqual({ sent: 1, total: 6, again: 0 });
    trip?.ends();
    outbox.note(keyOf(1), triedOnce(1));
    expect(outbox.progress()).toEqual({ sent: 0, total: 6, again: 1 });
  });

  it('says nothing of a few that have only begun to wait, and says it when they wait for long', () => {
    const outbox = outboxWith(4);
    expect(outbox.progress()).toBeNull();
    vi.advanceTimersByTime(LONG_MS);
    expect(outbox.drawn).toEqual([{ sent: 0, total: 4, again: 0 }]);
  });

  it('no longer counts one that is too old to be sent again', () => {
    const outbox = outboxWith(0);
    outbox.note(keyOf(1), triedOnce(1));
    vi.advanceTimersByTime(9 * MINUTE);
    expect(outbox.progress()).toEqual({ sent: 0, total: 1, again: 1 });
    vi.advanceTimersByTime(2 * MINUTE);
    expect(outbox.progress()).toBeNull();
    expect(outbox.waiting()).toEqual([]);
  });

  it('goes on counting where an earlier run has ended, if something waits', () => {
    const outbox = outboxWith(17, 35);
    expect(outbox.progress()).toEqual({ sent: 35, total: 52, again: 0 });
    const empty = outboxWith(0, 35);
    empty.settle();
    empty.note(keyOf(1), triedOnce(1));
    vi.advanceTimersByTime(LONG_MS);
    expect(empty.progress()).toEqual({ sent: 0, total: 1, again: 1 });
  });

  it('has nothing left of an account that is forgotten, and all of the others', () => {
    const outbox = outboxWith(6);
    outbox.note('other/1', watchOf({ accountKey: 'other' }, jobIdOf(1)));
    outbox.goesOut(keyOf(1));
    outbox.forget('mast');
    expect([outbox.onWire(), outbox.sent(), outbox.waits('other/1')]).toEqual([[], 0, true]);
    expect(outbox.waiting()).toHaveLength(1);
  });
});
