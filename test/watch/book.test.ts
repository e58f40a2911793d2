import { describe, expect, it } from 'vitest';
import type { Job } from '../../electron/casjobs/job.ts';
import type { Answer, Question } from '../../electron/casjobs/service.ts';
import { createBook, type Book } from '../../electron/watch/book.ts';
import { id, jobOf } from '../fakes/scripted-casjobs.ts';
import { DAY, MINUTE, SECOND } from './world.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const open: Question = { about: 'open' };
const listing: Question = { about: 'since', day: '2026-11-23' };
const ids = (...numbers: number[]): Question => ({ about: 'ids', jobIds: numbers.map(id) });
const answer = (jobs: readonly Job[], serverNow: number | null = null): Answer => ({
  ...{ jobs, serverNow },
});
const bookWith = (...jobs: Job[]): Book => {
  const book = createBook({ kind: 'unknown' });
  book.take(open, answer(jobs), NOW);
  return book;
};
const one = jobOf(id(1), 'started');

describe('the book of jobs', () => {
  it('knows since when a job has its status, and forgets it with the next one', () => {
    const book = bookWith(one);
    book.take(open, answer([one]), NOW + MINUTE);
    expect(book.get(id(1))?.statusSince).toBe(NOW);
    book.take(open, answer([jobOf(id(1), 'canceling')]), NOW + 2 * MINUTE);
    expect(book.get(id(1))?.statusSince).toBe(NOW + 2 * MINUTE);
  });

  it('knows since when a job was canceling, also when it is over', () => {
    const book = bookWith(one);
    expect(book.get(id(1))?.cancelingSince).toBeNull();
    book.take(open, answer([jobOf(id(1), 'canceling')]), NOW + MINUTE);
    book.take(open, answer([jobOf(id(1), 'canceling')]), NOW + 2 * MINUTE);
    book.take(ids(1), answer([jobOf(id(1), 'cancelled')]), NOW + 3 * MINUTE);
    expect(book.get(id(1))).toMatchObject({
      job: { status: 'cancelled' },
      cancelingSince: NOW + MINUTE,
    });
  });

  it('marks a job that was asked for by id and is missing, until it is there again', () => {
    const book = bookWith(one, jobOf(id(2), 'ready'));
    expect(book.take(ids(1, 2, 3), answer([one]), NOW)).toEqual({ missing: ['2', '3'] });
    expect(book.get(id(2))).toMatchObject({ vanished: true, job: { status: 'ready' } });
    expect(book.get(id(3))).toBeUndefined();
    expect(book.openIds()).toEqual(['1']);
    book.take(listing, answer([jobOf(id(2), 'ready')]), NOW);
    expect(book.openIds()).toEqual(['1', '2']);
  });

  it('does not go back on a final status, whatever an answer says that comes late', () => {
    const book = bookWith(jobOf(id(1), 'cancelled'));
    book.take(open, answer([one]), NOW + MINUTE);
    expect(book.get(id(1))).toMatchObject({ job: { status: 'cancelled' }, statusSince: NOW });
    expect(book.openIds()).toEqual([]);
  });

  it('takes a job that is merely not in a list for no missing job', () => {
    const book = bookWith(one);
    expect(book.take(listing, answer([]), NOW)).toEqual({ missing: [] });
    expect(book.take(open, answer([]), NOW)).toEqual({ missing: [] });
    expect(book.get(id(1))?.vanished).toBe(false);
  });

  it('counts a status that the contract does not name as open', () => {
    const odd: Job = { ...one, status: 'unknown', statusCode: 9 };
    expect(bookWith(odd, jobOf(id(2), 'failed')).openIds()).toEqual(['1']);
  });

  it('keeps what was thought of the zone until several jobs say otherwise', () => {
    const book = createBook({ kind: 'assumed', timeZone: 'Asia/Shanghai' });
    const runs = [1, 2].map((number) => jobOf(id(number), 'started'));
    book.take(ids(1, 2), answer(runs, NOW), NOW);
    expect(book.zone()).toEqual({ kind: 'assumed', timeZone: 'Asia/Shanghai' });
    const ends = ['2026-11-24T07:00:10', '2026-11-24T07:00:40'];
    ends.forEach((endedAt, index) => {
      const at = NOW + (index + 1) * 30 * SECOND;
      book.take(ids(index + 1), answer([{ ...jobOf(id(index + 1), 'started'), endedAt }], at), at);
      if (index === 0) expect(book.zone()).toMatchObject({ kind: 'assumed' });
    });
    expect(book.zone()).toEqual({ kind: 'learnt', timeZone: 'America/New_York' });
  });

  it('learns nothing from a job that ended in the night, though a list without it was seen since', () => {
    const book = createBook({ kind: 'unknown' });
    book.take(ids(1), answer([one], NOW - DAY), NOW - DAY);
    book.take(listing, answer([], NOW), NOW);
    const ended = { ...one, endedAt: '2026-11-24T03:00:00' };
    book.take(ids(1), answer([ended], NOW + SECOND), NOW + SECOND);
    expect(book.zone()).toEqual({ kind: 'unknown' });
  });
});
