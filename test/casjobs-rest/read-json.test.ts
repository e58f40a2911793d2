// JSON with numbers as texts, its limits, and its shape.
import { describe, expect, it } from 'vitest';
import { readJson } from '../../electron/casjobs/rest/read-json.ts';
import { shapeOf } from '../../electron/casjobs/rest/json-shape.ts';

describe('JSON', () => {
  it('keeps each number as it was written', () => {
    expect(readJson('[9223372036854775807, 9007199254740993, -1, 1.50, 1e3]')).toEqual({
      json: ['9223372036854775807', '9007199254740993', '-1', '1.50', '1e3'],
    });
  });

  it('keeps texts, truths and nothing', () => {
    expect(readJson('{"a":"12 \\" \\u00e9 ] }","b":true,"c":null,"d":[]}')).toEqual({
      json: { a: '12 " é ] }', b: true, c: null, d: [] },
    });
  });

  it.each(['', '{', '[1,]', "{'a':1}", '[1] x', '{"a":01}', '<a/>', 'undefined', '"\n"'])(
    'is not %j',
    (text) => {
      expect(readJson(text)).toEqual({ fault: 'broken' });
    },
  );

  it('is read down to 64 levels', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(readJson(nested(64))).toHaveProperty('json');
    expect(readJson(nested(65))).toEqual({ fault: 'too-deep' });
    expect(readJson(nested(1_000_000))).toEqual({ fault: 'too-deep' });
    expect(readJson(JSON.stringify(nested(100)))).toHaveProperty('json');
  });

  it('has four million values at most', () => {
    expect(readJson(`[${'0,'.repeat(4_000_001)}0]`)).toEqual({ fault: 'too-many' });
  });

  it('has eight million escapes at most', () => {
    expect(readJson(`"${'\\n'.repeat(8_000_001)}"`)).toEqual({ fault: 'too-many' });
  });

  it('changes no other object by a name that JavaScript knows', () => {
    readJson('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('the shape of JSON', () => {
  it('has names and types, and no value', () => {
    const text = JSON.stringify([
      { JobID: 77, Query: 'select secret', Message: null, 'Error Code': 5, Done: false },
      'odd',
    ]);
    expect(shapeOf(text)).toBe(
      '[{ JobID: number, Query: text, Message: null, Error Code: number, Done: boolean } | text]',
    );
  });

  it('does not tell a name that may be a value', () => {
    expect(shapeOf('{"ada@example.org":1}')).toBe('{ (another name): number }');
  });

  it('has an end', () => {
    const wide = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`name${i}`, i]));
    expect(shapeOf(JSON.stringify(wide)).length).toBeLessThan(1_300);
    expect(shapeOf('{"a":{"b":{"c":{"d":{"e":1}}}}}')).toBe('{ a: { b: { c: { d: {…} } } } }');
  });

  it('of another text is empty', () => {
    expect(shapeOf('<html>')).toBe('');
  });
});
