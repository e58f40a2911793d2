// Which jobs a list is asked for: what is written, and what never leaves this computer.
import { describe, expect, it } from 'vitest';
import { conditionsText } from '../../electron/casjobs/operations.ts';
import { toJobId, type JobId } from '../../electron/casjobs/job.ts';

const LARGEST = '9223372036854775807';
const ids = ['1', LARGEST].map((id) => toJobId(id)!);
const unsendable = expect.objectContaining({ code: 'unsendable' }) as unknown;

describe('a question of the app', () => {
  it('is written as the service filters', () => {
    expect(conditionsText({ about: 'open' })).toBe('Status : 0|1|2');
    expect(conditionsText({ about: 'ids', jobIds: ids })).toBe(`JobID : 1|${LARGEST}`);
    const newer = { about: 'ids', jobIds: ids, from: ids[0]! } as const;
    expect(conditionsText(newer)).toBe(`JobID : 1|${LARGEST}|1,`);
    expect(conditionsText({ about: 'since', day: '2026-11-01' })).toBe('TimeSubmit : 2026-11-01,');
    const month = { about: 'between', from: '2026-10-01', until: '2026-11-01' } as const;
    expect(conditionsText(month)).toBe('TimeSubmit : 2026-10-01,2026-11-01');
  });

  it('about no job at all is not asked: it would be about all', () => {
    expect(() => conditionsText({ about: 'ids', jobIds: [] })).toThrow(unsendable);
  });

  it.each(['2026-11-1', '2026-02-30', '2026-13-01', '2026-11-01,', '', '2026-11-01T00:00'])(
    'about the day %j is refused in a clear sentence that does not repeat it',
    (day) => {
      const detail = 'TimeSubmit: a day is written like 2026-11-01.';
      const inWords = expect.objectContaining({ code: 'unsendable', detail }) as unknown;
      expect(() => conditionsText({ about: 'since', day })).toThrow(inWords);
      const until = { about: 'between', from: '2026-11-01', until: day } as const;
      expect(() => conditionsText(until)).toThrow(inWords);
    },
  );

  it.each(['-1', '1.5', '1e5', '', '12345678901234567890', '9223372036854775808', '1|2'])(
    'about the id %j is refused',
    (id) => {
      // A caller that got past the types.
      const noId = id as JobId;
      expect(() => conditionsText({ about: 'ids', jobIds: [noId] })).toThrow(unsendable);
      const newer = { about: 'ids', jobIds: ids, from: noId } as const;
      expect(() => conditionsText(newer)).toThrow(unsendable);
    },
  );
});
