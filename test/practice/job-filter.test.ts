// Which jobs GetJobs answers to which conditions.
import { SECOND } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { idsBy, postForm, accountForm } from './http.ts';
import { startPracticeAtNoon } from './service.ts';

const open = ['5001', '5002', '5003', '5004', '5005', '5006', '5007'];

describe('conditions', () => {
  it.each<[string, readonly string[]]>([
    ['status : 0|1|2', open],
    ['STATUS:0', ['5006', '5007']],
    ['jobid : 5001|123| 4999 | 4967 ', ['4967', '5001']],
    ['jobid : 5003,5005', ['5003', '5004', '5005']],
    ['jobid : 5006,', ['5006', '5007']],
    ['jobid : ,4962', ['4961', '4962']],
    ['jobid : ,4961 | 5007,', ['4961', '5007']],
    ['jobid : 5001, 5006 ; status : 0', ['5006']],
    ['jobid : 5001,5006 ; jobid : 5003 ;', ['5003']],
    ['TimeSubmit : 2026-11-24,', ['4994', ...open]],
    ['TimeSubmit : 2026-11-23, 2026-11-24', ['4988']],
    ['TimeSubmit : ,2026-11-06', ['4961', '4962']],
  ])('%s', async (conditions, ids) => {
    expect(await idsBy(await startPracticeAtNoon(), conditions)).toEqual(ids);
  });

  it.each([
    ['colour : red', "Unknown search key: 'colour'."],
    ['constructor : 1', "Unknown search key: 'constructor'."],
    ['status : started', 'Input string was not in a correct format.'],
    ['jobid', "Search condition not understood: 'jobid'."],
    ['jobid : 1|', 'Search condition not understood'],
    ['jobid : ,', 'Search condition not understood'],
    ['jobid : 1,2,3', 'Search condition not understood'],
    ['TimeSubmit : 2026-11-24 10:00', 'Search condition not understood'],
    ['TimeSubmit : yesterday', 'String was not recognized as a valid DateTime.'],
    ['TimeSubmit : 2026-02-30', 'String was not recognized as a valid DateTime.'],
  ])('%s is refused', async (conditions, words) => {
    await expect(idsBy(await startPracticeAtNoon(), conditions)).rejects.toThrow(words);
  });

  it('see a job as it is at the moment of asking', async () => {
    const practice = await startPracticeAtNoon();
    await postForm(practice, 'CancelJob', { ...accountForm, jobId: '5001' });
    expect(await idsBy(practice, 'status : 2')).toEqual(['5001']);
    practice.pass(4 * SECOND);
    expect(await idsBy(practice, 'status : 3 ; TimeSubmit : 2026-11-24,')).toEqual(['5001']);
  });
});
