// The job ID in the clipboard, read through the APIs of Electron 33 and 45; on macOS 26 the user pastes it.
import { describe, expect, it, vi } from 'vitest';
import { copiedJobId, jobIdIn, type ClipboardParts } from '../../electron/shortcut/shortcut.ts';

const read = (readText: ClipboardParts['readText'], part: Partial<ClipboardParts> = {}) =>
  copiedJobId({ platform: 'linux', release: '6.1.0', readText, ...part });

describe('a copied job ID', () => {
  it('is read from an immediate and from a later reply', async () => {
    expect(await read(() => '5001')).toBe('5001');
    expect(await read(() => Promise.resolve(' 5002 '))).toBe('5002');
  });

  it('is null for another text and for a refused clipboard', async () => {
    expect(await read(() => 'select 1')).toBeNull();
    expect(await read(() => Promise.reject(new Error('NotAllowedError')))).toBeNull();
    const refuse = (): string => {
      throw new Error('no clipboard');
    };
    expect(await read(refuse)).toBeNull();
  });

  it('is null after a second', async () => {
    vi.useFakeTimers();
    const reading = read(() => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(1000);
    expect(await reading).toBeNull();
    vi.useRealTimers();
  });

  it.each([
    ['darwin', '25.0.0', null],
    ['darwin', '26.1.0', null],
    ['darwin', '24.6.0', '5001'],
    ['win32', '10.0.26100', '5001'],
    ['linux', '25.0.0', '5001'],
  ] as const)('on %s %s is %s', async (platform, release, jobId) => {
    const readText = vi.fn(() => '5001');
    expect(await read(readText, { platform, release })).toBe(jobId);
    // The system's prompt would disturb, so the clipboard is not read.
    expect(readText).toHaveBeenCalledTimes(jobId === null ? 0 : 1);
  });
});

describe('a clipboard', () => {
  it.each([
    ['5001', '5001'],
    ['  5001\n', '5001'],
    ['007', '7'],
    ['9223372036854775807', '9223372036854775807'],
    ['٥٠٠١', '5001'],
    ['Job 5001\u200b', '5001'],
    ['https://mastweb.stsci.edu/ps1casjobs/jobdetails.aspx?id=5001', '5001'],
  ])('with %j has job %s', (text, jobId) => {
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
  ])('with %s has no job', (_, text) => {
    expect(jobIdIn(text)).toBeNull();
  });
});
