// A reply's jobs in the parts in which the worker sends them: bounded by their number and by the length of their texts.
import { describe, expect, it } from 'vitest';
import type { Job } from '../../electron/casjobs/job.ts';
import { replyChunks } from '../../electron/casjobs-worker/protocol.ts';
import { jobIdOf, jobOf } from '../fakes/scripted-casjobs.ts';

const LONGEST = 256 * 1024;
const many = (count: number, part: Partial<Job> = {}): Job[] =>
  Array.from({ length: count }, (_, n) => jobOf(jobIdOf(n + 1), 'started', part));
const sizesOf = (jobs: readonly Job[]): number[] =>
  [...replyChunks(jobs)].map(({ length }) => length);

describe('the parts of a reply', () => {
  it('have 250 jobs at most, all in their order', () => {
    const jobs = many(600);
    expect(sizesOf(jobs)).toEqual([250, 250, 100]);
    expect([...replyChunks(jobs)].flat()).toEqual(jobs);
    expect(sizesOf(many(250))).toEqual([250]);
    expect(sizesOf([])).toEqual([]);
  });

  it.each(['taskName', 'context', 'jobType', 'query', 'error', 'outputLoc'] as const)(
    'have so much text at most, whichever it is: %s',
    (name) => {
      const jobs = many(9, { [name]: 'x'.repeat(LONGEST / 4) });
      expect(sizesOf(jobs)).toEqual([3, 3, 3]);
      expect([...replyChunks(jobs)].flat()).toEqual(jobs);
    },
  );

  it('are one job each where one alone has more', () => {
    expect(sizesOf(many(3, { query: 'x'.repeat(LONGEST + 1) }))).toEqual([1, 1, 1]);
  });
});
