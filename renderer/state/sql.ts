// Cuts a query into pieces to colour. Pure, and forgiving: what it does not know stays plain text.

export interface Piece {
  readonly kind: 'plain' | 'keyword' | 'text' | 'number' | 'remark';
  readonly text: string;
}

const keywords =
  'select|distinct|top|into|from|where|and|or|not|in|is|null|like|between|exists|as|on|join|inner|left|right|' +
  'full|outer|cross|apply|group|order|by|having|union|all|case|when|then|else|end|with|insert|update|delete|' +
  'create|drop|alter|table|index|values|set|declare|if|begin|exec|execute|asc|desc|cast|convert|over|partition';

/** Each group is one kind, in this order. */
const kinds = ['remark', 'text', 'number', 'keyword'] as const;
const token = new RegExp(
  String.raw`(--[^\n]*|/\*[\s\S]*?\*/)|('(?:[^']|'')*')|(\b\d+(?:\.\d+)?(?:e[-+]?\d+)?\b)|(\b(?:${keywords})\b)`,
  'gi',
);
/** Longer texts are shown without colour: each piece is an element. */
const COLOUR_LIMIT = 20_000;

export const piecesOf = (query: string): Piece[] => {
  if (query.length > COLOUR_LIMIT) return [{ kind: 'plain', text: query }];
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of query.matchAll(token)) {
    if (match.index > at) pieces.push({ kind: 'plain', text: query.slice(at, match.index) });
    const kind = kinds.find((_, group) => match[group + 1] !== undefined) ?? 'plain';
    pieces.push({ kind, text: match[0] });
    at = match.index + match[0].length;
  }
  if (at < query.length) pieces.push({ kind: 'plain', text: query.slice(at) });
  return pieces;
};
