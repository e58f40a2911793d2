// How a query is laid out, coloured, and cut into blocks.
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../renderer/state/text-blocks.ts';
import { laidOut, piecesOf } from '../../renderer/state/sql.ts';

describe('A coloured query', () => {
  const query =
    "SELECT top 5 x -- select\nFROM t /* from */ WHERE name = 'it''s from' AND a1 > 2.5e3";

  it('is still the same text', () => {
    expect(
      piecesOf(query)
        .map(({ text }) => text)
        .join(''),
    ).toBe(query);
  });

  it('tells keywords from the same words in remarks and texts', () => {
    const of = (kind: string) =>
      piecesOf(query)
        .filter((piece) => piece.kind === kind)
        .map(({ text }) => text);
    expect(of('keyword')).toEqual(['SELECT', 'top', 'FROM', 'WHERE', 'AND']);
    expect(of('remark')).toEqual(['-- select', '/* from */']);
    expect(of('text').join('')).toBe("'it''s from'");
    expect(of('number')).toEqual(['5', '2.5e3']);
  });

  it('knows what is of Microsoft: names in brackets, variables, TOP and its functions', () => {
    const kinds = new Map(
      piecesOf('SELECT TOP 3 [my col], @x FROM t WHERE getdate() > 1').map(
        ({ kind, text }) => [text, kind] as const,
      ),
    );
    expect(kinds.get('TOP')).toBe('keyword');
    expect(kinds.get('@x')).toBe('name');
  });
});

describe('A query that is laid out', () => {
  it('has its clauses on lines of their own, and its words as they were written', () => {
    expect(laidOut("select objID from MyDB.t where a = 'B'")).toBe(
      "select\n  objID\nfrom\n  MyDB.t\nwhere\n  a = 'B'",
    );
  });

  it('is left alone when it cannot be read, or is very long', () => {
    expect(laidOut("SELECT 'open")).toBeNull();
    expect(laidOut(`SELECT 1 ${'-- x\n'.repeat(5_000)}`)).toBeNull();
  });
});

describe('A very long text', () => {
  it('is cut at ends of lines, which come between the blocks', () => {
    const lines = Array.from({ length: 5_000 }, (_, at) => `line ${at}`).join('\n');
    const blocks = blocksOf(lines);
    expect(blocks.length).toBeGreaterThan(3);
    expect(blocks.join('\n')).toBe(lines);
    expect(Math.max(...blocks.map(({ length }) => length))).toBeLessThanOrEqual(8_000);
  });

  it('is cut anywhere where it has no lines', () => {
    expect(blocksOf('x'.repeat(20_000)).map(({ length }) => length)).toEqual([8_000, 8_000, 4_000]);
    expect(blocksOf('')).toEqual(['']);
  });
});
