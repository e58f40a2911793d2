import { describe, expect, it } from 'vitest';
import { readJobIds } from '../../electron/house/job-ids.ts';

describe('what is typed as job IDs', () => {
  it.each([
    ['5001', ['5001']],
    ['  5001\n', ['5001']],
    ['5001, 5002;5003', ['5001', '5002', '5003']],
    ['5001 5002\t5003\r\n5004', ['5001', '5002', '5003', '5004']],
    ['5001,,5002,', ['5001', '5002']],
    ['5001 005001 5001', ['5001']],
    ['9223372036854775807', ['9223372036854775807']],
  ])('%j is read as %j', (text, jobIds) => {
    expect(readJobIds(text)).toEqual({ ok: true, value: { jobIds } });
  });

  it.each([
    ['', 'Type a job ID.'],
    [' ,\n;', 'Type a job ID.'],
    ['5001 abc', '“abc” is no job ID. A job ID is a whole number, for example 5001.'],
    ['-5', '“-5” is no job ID.'],
    ['5.5', '“5.5” is no job ID.'],
    ['1e3', '“1e3” is no job ID.'],
    ['#5001', '“#5001” is no job ID.'],
    ['٥٠٠١', '“٥٠٠١” is no job ID.'],
    ['9223372036854775808', '“9223372036854775808” is no job ID.'],
    ['x'.repeat(90), `“${'x'.repeat(30)}…” is no job ID.`],
  ])('%j is refused: %s', (text, sentence) => {
    const refused = readJobIds(text);
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-input', field: 'jobIds' } });
    expect(refused.ok ? '' : refused.error.detail).toContain(sentence);
  });

  it('may be 500 at a time, and no more', () => {
    const ids = Array.from({ length: 501 }, (_, at) => String(at + 1));
    expect(readJobIds(ids.slice(1).join(' '))).toMatchObject({ ok: true });
    const error = { code: 'bad-input', field: 'jobIds', detail: 'At most 500 IDs at a time.' };
    expect(readJobIds(ids.join(' '))).toEqual({ ok: false, error });
  });
});
