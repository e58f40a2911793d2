import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  askedAtFirst,
  isIncomplete,
  nextQuestion,
  type Asked,
  type Wishes,
} from '../../electron/watch/questions.ts';
import { id } from '../fakes/scripted-casjobs.ts';
import { DAY, MINUTE } from './world.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const asked = (part: Partial<Asked> = {}): Asked => ({
  ...askedAtFirst,
  ...{ listedAt: NOW - 10_000, openListed: true },
  ...part,
});
const wishes = (part: Partial<Wishes> = {}): Wishes => ({
  ...{ asked: asked(), followed: [id(1), id(2)], followedFirst: false, now: NOW },
  ...part,
});
const byId = { about: 'ids', jobIds: ['1', '2'] };

describe('what is asked', () => {
  it('at first: the jobs of the last month', () => {
    const question = nextQuestion(wishes({ asked: askedAtFirst }));
    expect(question).toEqual({ about: 'since', day: '2026-10-25' });
  });

  it('then: all that is open, however old', () => {
    const question = nextQuestion(wishes({ asked: asked({ openListed: false }) }));
    expect(question).toEqual({ about: 'open' });
  });

  it('from then on: the jobs that are followed, by id', () => {
    expect(nextQuestion(wishes())).toEqual(byId);
  });

  it('once a minute: what was submitted since the last listing, less a day for the zone', () => {
    const due = wishes({ asked: asked({ listedAt: NOW - MINUTE }) });
    expect(nextQuestion(due)).toEqual({ about: 'since', day: '2026-11-23' });
  });

  it('with nothing to follow: the list', () => {
    expect(nextQuestion(wishes({ followed: [] }))).toEqual({ about: 'since', day: '2026-11-23' });
  });

  it('after a command: the followed jobs before anything else, also at the very start', () => {
    const first = wishes({ asked: askedAtFirst, followedFirst: true });
    expect(nextQuestion(first)).toEqual(byId);
  });

  it('after a command with nothing to follow: what would have been asked anyway', () => {
    const question = nextQuestion(wishes({ followed: [], followedFirst: true }));
    expect(question).toMatchObject({ about: 'since' });
  });

  it('when a person wants a fresh list: the list', () => {
    const question = nextQuestion(wishes({ asked: asked({ listingOwed: true }) }));
    expect(question).toMatchObject({ about: 'since' });
  });

  it('after a listing that left followed jobs out: these, even when a listing is due again', () => {
    const leftOut = asked({ listedAt: NOW - 2 * MINUTE, leftOut: true });
    expect(nextQuestion(wishes({ asked: leftOut }))).toEqual(byId);
  });

  it.each<[string, Partial<Asked>, boolean]>([
    ['all is asked', {}, false],
    ['the open jobs are not listed', { openListed: false }, true],
    ['a listing left jobs out', { leftOut: true }, true],
    ['a fresh list is owed', { listingOwed: true }, true],
  ])('%s: whether the next look follows soon', (_title, part, soon) => {
    expect(isIncomplete(asked(part))).toBe(soon);
  });

  it('is never unbounded: open jobs, some ids, or a month at most', () => {
    const anyWishes = fc.record({
      asked: fc.record({
        listedAt: fc.option(fc.integer({ min: NOW - DAY, max: NOW })),
        openListed: fc.boolean(),
        leftOut: fc.boolean(),
        listingOwed: fc.boolean(),
      }),
      followed: fc.array(fc.nat().map(id)),
      followedFirst: fc.boolean(),
      now: fc.constant(NOW),
    });
    fc.assert(
      fc.property(anyWishes, (any) => {
        const question = nextQuestion(any);
        if (question.about === 'ids') return question.jobIds.length > 0;
        if (question.about === 'open') return true;
        return /^\d{4}-\d\d-\d\d$/.test(question.day) && question.day >= '2026-10-25';
      }),
    );
  });
});
