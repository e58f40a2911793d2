// A query is formatted, highlighted and split into blocks.
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../renderer/state/text-blocks.ts';
import { laidOut, piecesOf } from '../../renderer/state/sql.ts';

describe('A highlighted query', () => {
  const query =
    "SELECT top 5 x -- select\nFROM t /* from */ WHERE name = 'it''s from' AND a1 > 2.5e3";

  it('keeps its text', () => {
    expect(
      piecesOf(query)
        .map(({ text }) => text)
        .join(''),
    ).toBe(query);
  });

  it('highlights keywords, but not in comments and strings', () => {
    const of = (kind: string) =>
      piecesOf(query)
        .filter((piece) => piece.kind === kind)
        .map(({ text }) => text);
    expect(of('keyword')).toEqual(['SELECT', 'top', 'FROM', 'WHERE', 'AND']);
    expect(of('remark')).toEqual(['-- select', '/* from */']);
    expect(of('text').join('')).toBe("'it''s from'");
    expect(of('number')).toEqual(['5', '2.5e3']);
  });

  it('highlights T-SQL: bracketed names, variables, TOP and its functions', () => {
    const kinds = new Map(
      piecesOf('SELECT TOP 3 [my col], @x FROM t WHERE getdate() > 1').map(
        ({ kind, text }) => [text, kind] as const,
      ),
    );
    expect(kinds.get('TOP')).toBe('keyword');
    expect(kinds.get('@x')).toBe('name');
  });
});

describe('A formatted query', () => {
  it('has each clause on its own line and keeps its words', () => {
    expect(laidOut("select objID from MyDB.t where a = 'B'")).toBe(
      "select\n  objID\nfrom\n  MyDB.t\nwhere\n  a = 'B'",
    );
  });

  it('stays as it is if it cannot be parsed or is very long', () => {
    expect(laidOut("SELECT 'open")).toBeNull();
    expect(laidOut(`SELECT 1 ${'-- x\n'.repeat(5_000)}`)).toBeNull();
  });
});

describe('A very long text', () => {
  it('is split at line ends', () => {
    const lines = Array.from({ length: 5_000 }, (_, at) => `line ${at}`).join('\n');
    const blocks = blocksOf(lines);
    expect(blocks.length).toBeGreaterThan(3);
    expect(blocks.join('\n')).toBe(lines);
    expect(Math.max(...blocks.map(({ length }) => length))).toBeLessThanOrEqual(8_000);
  });

  it('is split anywhere if it has no lines', () => {
    expect(blocksOf('x'.repeat(20_000)).map(({ length }) => length)).toEqual([8_000, 8_000, 4_000]);
    expect(blocksOf('')).toEqual(['']);
  });
});
