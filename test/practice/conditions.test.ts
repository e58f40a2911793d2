// Which jobs GetJobs answers to which conditions.
import { describe, expect, it } from 'vitest';
import { readDate } from '../../electron/practice/net-dates.ts';
import { idsBy, postForm, who } from './http.ts';
import { SECOND, startPractice } from './service.ts';

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
    ['Queue : 1', ['4994', '5004']],
    ['TaskName : VIRGO_targets', ['4961']],
    ["Error : Invalid column name 'A_F814W'.", ['4970']],
    ['Context : hscv3 ; Status : 4', ['4970']],
    ['Type : CSV', ['4962', '4988']],
    ['WSID : 1000002', []],
    ['Query : virgo_targets', ['4962']],
    ['TimeSubmit : 2026-11-24,', ['4994', ...open]],
    ['TimeSubmit : Nov 23 2026, Nov 23 2026 11 AM', ['4988']],
    ['TimeSubmit : ,2026-11-06', ['4961', '4962']],
    ['TimeEnd : 2026-11-24T090000,20261124T110000', ['4994']],
    // What has not been started has its start in year 1.
    ['TimeStart : ,2026-01-01', ['5006', '5007']],
  ])('%s', async (conditions, ids) => {
    expect(await idsBy(await startPractice(), conditions)).toEqual(ids);
  });

  it.each([
    ['colour : red', "Unknown search key: 'colour'."],
    ['constructor : 1', "Unknown search key: 'constructor'."],
    ['status : started', 'Input string was not in a correct format.'],
    ['jobid : 1.5', 'Input string was not in a correct format.'],
    ['jobid', "Search condition not understood: 'jobid'."],
    ['jobid :', 'Search condition not understood'],
    ['jobid : 1|', 'Search condition not understood'],
    ['jobid : ,', 'Search condition not understood'],
    ['jobid : 1,2,3', 'Search condition not understood'],
    ['TimeSubmit : 2026-11-24 10:00', 'Search condition not understood'],
    ['TimeSubmit : yesterday', 'String was not recognized as a valid DateTime.'],
    ['TimeSubmit : 2026-02-30', 'String was not recognized as a valid DateTime.'],
  ])('%s is refused', async (conditions, words) => {
    await expect(idsBy(await startPractice(), conditions)).rejects.toThrow(words);
  });

  it('see a job as it is at the moment of asking', async () => {
    const practice = await startPractice();
    await postForm(practice, 'CancelJob', { ...who, jobId: '5001' });
    expect(await idsBy(practice, 'status : 2')).toEqual(['5001']);
    practice.pass(4 * SECOND);
    expect(await idsBy(practice, 'status : 3 ; TimeEnd : 2026-11-24,')).toEqual(['5001']);
  });

  it('leave system jobs out unless they are asked for', async () => {
    const practice = await startPractice({ jobs: 'none' });
    practice.addJob({ isSystem: true });
    practice.addJob();
    expect(await idsBy(practice, '')).toEqual(['5002']);
    expect(await idsBy(practice, '', 'True')).toEqual(['5001', '5002']);
  });
});

it.each([
  ['2026-11-24', new Date(2026, 10, 24)],
  ['2026/1/4', new Date(2026, 0, 4)],
  ['11/24/2026', new Date(2026, 10, 24)],
  ['Nov 24 2026', new Date(2026, 10, 24)],
  ['24 november 2026', new Date(2026, 10, 24)],
  ['2026-11-24 12 AM', new Date(2026, 10, 24)],
  ['2026-11-24 2 pm', new Date(2026, 10, 24, 14)],
  ['20261124T101530', new Date(2026, 10, 24, 10, 15, 30)],
  ['20261124T101530Z', new Date(Date.UTC(2026, 10, 24, 10, 15, 30))],
])('the date %s is read', (text, time) => {
  expect(readDate(text)).toBe(time.getTime());
});

it.each(['', '24', '13/24/2026', '2026-11-24 13 PM', '20261124T2460', 'Novem 24 2026', '2026-11'])(
  'the text "%s" is no date',
  (text) => {
    expect(readDate(text)).toBeNull();
  },
);
