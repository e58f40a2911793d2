// Formats and colors a query. Loaded with the first query that is shown, so that the window starts faster.
// CasJobs runs on Microsoft's SQL Server, whose dialect this is. Pure.
import { MSSQL } from '@codemirror/lang-sql';
import { highlightCode, tagHighlighter, tags } from '@lezer/highlight';
import { formatDialect, transactsql } from 'sql-formatter';

export interface Piece {
  readonly kind: 'plain' | 'keyword' | 'name' | 'text' | 'number' | 'remark';
  readonly text: string;
}

/** Formatting takes 10 ms for each 1,000 characters. */
const LAYOUT_LIMIT = 10_000;

/** The formatted query; null if it is too long or can't be parsed. */
export const laidOut = (query: string): string | null => {
  if (query.length > LAYOUT_LIMIT) return null;
  try {
    return formatDialect(query, { dialect: transactsql });
  } catch {
    return null;
  }
};

/** Its classes are the kinds of pieces. */
const highlighter = tagHighlighter([
  { tag: tags.keyword, class: 'keyword' },
  { tag: [tags.typeName, tags.standard(tags.name), tags.special(tags.name)], class: 'name' },
  { tag: [tags.bool, tags.null], class: 'keyword' },
  { tag: tags.string, class: 'text' },
  { tag: tags.number, class: 'number' },
  { tag: [tags.lineComment, tags.blockComment], class: 'remark' },
]);

const kinds = ['keyword', 'name', 'text', 'number', 'remark'] as const;

/** Splits a query into pieces by kind; unknown parts are plain. */
export const piecesOf = (query: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  const put = (text: string, mark: string): void => {
    pieces.push({ kind: kinds.find((kind) => kind === mark) ?? 'plain', text });
  };
  const tree = MSSQL.language.parser.parse(query);
  highlightCode(query, tree, highlighter, put, () => put('\n', ''));
  return pieces;
};
