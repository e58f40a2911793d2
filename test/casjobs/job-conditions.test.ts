// Which jobs a list is asked for: what is written, and what never leaves this computer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionsOf } from '../../electron/casjobs/operations.ts';
import {
  atLeast,
  atMost,
  between,
  conditionsText,
  equal,
  type Conditions,
} from '../../electron/casjobs/job-conditions.ts';
import { toJobId, toWsId, type JobId } from '../../electron/casjobs/job.ts';
import type { JobQuery } from '../../electron/casjobs/service.ts';

const LARGEST = '9223372036854775807';
const ids = ['1', LARGEST].map((id) => toJobId(id)!);
const textOf = (question: JobQuery): string => conditionsText(conditionsOf(question));
const unsendable = expect.objectContaining({ code: 'unsendable' }) as unknown;

describe('a question of the app', () => {
  it('is written as the service filters', () => {
    expect(textOf({ about: 'open' })).toBe('Status : 0|1|2');
    expect(textOf({ about: 'ids', jobIds: ids })).toBe(`JobID : 1|${LARGEST}`);
    expect(textOf({ about: 'ids', jobIds: ids, from: ids[0]! })).toBe(`JobID : 1|${LARGEST}|1,`);
    expect(textOf({ about: 'since', day: '2026-11-01' })).toBe('TimeSubmit : 2026-11-01,');
    const month = { about: 'between', from: '2026-10-01', until: '2026-11-01' } as const;
    expect(textOf(month)).toBe('TimeSubmit : 2026-10-01,2026-11-01');
  });

  it('about no job at all is not asked: it would be about all', () => {
    expect(() => textOf({ about: 'ids', jobIds: [] })).toThrow(unsendable);
  });
});

describe('a list of jobs', () => {
  it.each<[string, Conditions, string]>([
    ['of one value', { TaskName: [equal('m31 halo')] }, 'TaskName : m31 halo'],
    ['from a day on', { TimeEnd: [atLeast('2026-11-01')] }, 'TimeEnd : 2026-11-01,'],
    ['up to a day', { TimeStart: [atMost('2026-11-01')] }, 'TimeStart : ,2026-11-01'],
    [
      'between days',
      { TimeSubmit: [between('2026-10-01', '2026-11-01')] },
      'TimeSubmit : 2026-10-01,2026-11-01',
    ],
    ['of queues', { Queue: [equal(1), atLeast(500)] }, 'Queue : 1|500,'],
    [
      'of an account, all but the running',
      { Status: [equal('ready'), between('canceling', 'finished')], WSID: [equal(toWsId('7')!)] },
      'WSID : 7 ; Status : 0|2,5',
    ],
    [
      'by texts',
      {
        ...{ Error: [equal('none')], Query: [equal('select 1')] },
        ...{ Context: [equal('DR1')], Type: [equal('QUERY')] },
      },
      'Error : none ; Query : select 1 ; Context : DR1 ; Type : QUERY',
    ],
  ])('%s can be asked for', (_, conditions, text) => {
    expect(conditionsText(conditions)).toBe(text);
  });

  it.each(['a:b', 'a;b', 'a,b', 'a|b', ' a', 'a ', ''])(
    'by the text %j is refused in a clear sentence that does not repeat it',
    (text) => {
      for (const key of ['TaskName', 'Error', 'Query', 'Context', 'Type'] as const) {
        expect(() => conditionsText({ [key]: [equal(text)] })).toThrow(
          expect.objectContaining({
            code: 'unsendable',
            detail: `${key}: a condition can hold none of : ; , | and no space at its ends.`,
          }) as unknown,
        );
      }
    },
  );

  it.each(['2026-11-1', '2026-02-30', '2026-13-01', '2026-11-01,', '', '2026-11-01T00:00'])(
    'of the day %j is refused',
    (day) => {
      for (const key of ['TimeSubmit', 'TimeStart', 'TimeEnd'] as const)
        expect(() => conditionsText({ [key]: [atLeast(day)] })).toThrow(unsendable);
    },
  );

  it.each(['-1', '1.5', '1e5', '', '12345678901234567890', '9223372036854775808', '1|2'])(
    'of the id %j is refused',
    (id) => {
      expect(() => conditionsText({ JobID: [equal(id as JobId)] })).toThrow(unsendable);
    },
  );

  it.each([-1, 1.5, Infinity, NaN, 2 ** 31])('of a queue of %j minutes is refused', (minutes) => {
    expect(() => conditionsText({ Queue: [equal(minutes)] })).toThrow(unsendable);
  });

  it('is never asked for without a condition', () => {
    expect(() => conditionsText({})).toThrow(unsendable);
    expect(() => conditionsText({ Status: [] })).toThrow(unsendable);
  });

  it('holds only the marks that it was built with, whatever the words', () => {
    const good = fc
      .string({ maxLength: 40 })
      .map((text) => text.replace(/[:;,|]/g, '').trim())
      .filter((text) => text !== '');
    const parts = fc.array(good, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(parts, (words) => {
        const named: Conditions = { TaskName: words.map(equal), Context: [equal('MyDB')] };
        return conditionsText(named) === `TaskName : ${words.join('|')} ; Context : MyDB`;
      }),
    );
  });
});
