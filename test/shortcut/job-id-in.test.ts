// Of all that may lie in a clipboard, a job ID alone is taken.
import { describe, expect, it } from 'vitest';
import { jobIdIn } from '../../electron/shortcut/copied-job-id.ts';

describe('a clipboard', () => {
  it.each([
    ['5001', '5001'],
    ['  5001\n', '5001'],
    ['007', '7'],
    ['9223372036854775807', '9223372036854775807'],
    ['٥٠٠١', '5001'],
    ['Job 5001\u200b', '5001'],
    ['https://mastweb.stsci.edu/ps1casjobs/jobdetails.aspx?id=5001', '5001'],
  ])('with %j holds job %s', (text, jobId) => {
    expect(jobIdIn(text)).toBe(jobId);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n '],
    ['a password', 'hunter2'],
    ['a sentence with an id', 'Job 5001 is slow'],
    ['two ids', '5001 5002'],
    ['a number above the largest id', '9223372036854775808'],
    ['a negative number', '-5001'],
    ['digits that look grouped', '58,462,801,283'],
    ['grouped digits that can be nothing else', '7 002'],
    ['a range', '5001-5003'],
    ['a phone number', '555-1234'],
    ['a card number with gaps', '4111 1111 1111 1111'],
    ['a long text that starts with an id', `5001${' '.repeat(300)}`],
  ])('with %s holds none', (_, text) => {
    expect(jobIdIn(text)).toBeNull();
  });
});
