import { describe, expect, it } from 'vitest';
import { canSubmitAgain, statusOf } from '../../electron/casjobs/job.ts';
import { jobIdOf, jobOf } from '../fakes/scripted-casjobs.ts';

describe('a job', () => {
  it('that is over can be submitted again', () => {
    expect(canSubmitAgain(jobOf(jobIdOf(1), 'failed'))).toBe(true);
  });

  it('whose query has a character that could not be read cannot: it would be another query', () => {
    const query = 'select \uFFFD1';
    expect(canSubmitAgain(jobOf(jobIdOf(1), 'failed', { query }))).toBe(false);
  });

  it('of whose query only the beginning is known cannot: it would be another query', () => {
    expect(canSubmitAgain(jobOf(jobIdOf(1), 'failed', { isQueryCut: true }))).toBe(false);
  });

  it.each([null, -1, 6, 2 ** 31, 0.5])('with the status number %s has no status word', (code) => {
    expect(statusOf(code)).toBe('unknown');
  });
});
