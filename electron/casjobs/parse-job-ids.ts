// Reads job ids from typed or pasted text: from a table, a mail or the address bar. Pure.
//
// [Note: grouped digits] `58,462,801,283` is one id if it was copied from a spreadsheet, and four if it is a list.
// A wrong guess would cancel another job, so the user is asked. Digits count as grouped
// if one to three are followed by threes (or by twos and a three, as in India), all with the same separator. A
// comma or a space may also separate ids, unless a part begins with a zero, which an id never does.
import { toJobId, type JobId } from './job.ts';
import { latinDigits, plainForms } from './normalize-input.ts';

type TypedIds =
  | { readonly kind: 'ids'; readonly jobIds: readonly JobId[] }
  /** The possible meanings, the likeliest first; the user chooses. */
  | { readonly kind: 'unclear'; readonly meanings: readonly (readonly JobId[])[] }
  | { readonly kind: 'none' }
  /** `part` can't be read: it is not an id, a range of ids, or digits with unclear separators. */
  | {
      readonly kind: 'bad';
      readonly why: 'not-an-id' | 'range' | 'unclear-digits';
      readonly part: string;
    };

type Bad = Extract<TypedIds, { kind: 'bad' }>;

/** How a part of the text can be read: digits that look grouped are one id, or several. */
interface Reading {
  readonly joined: readonly string[] | null;
  readonly separate: readonly string[] | null;
}

export const readTypedIds = (text: string): TypedIds => {
  const pages = readPages(text);
  if ('kind' in pages) return pages;
  const pieces = piecesOf(plainText(pages.text));
  const readings: Reading[] = [];
  for (const piece of pieces) {
    const reading = readPiece(piece);
    if ('kind' in reading) return reading;
    readings.push(reading);
  }
  const all = [...readings];
  if (all.length === 0 && pages.jobIds.length === 0) return { kind: 'none' };
  const idsBy = (first: keyof Reading, second: keyof Reading): readonly JobId[] =>
    unique([
      ...pages.jobIds,
      ...all.flatMap((one) => (one[first] ?? one[second] ?? []).flatMap((id) => toJobId(id) ?? [])),
    ]);
  const [joined, separate] = [idsBy('joined', 'separate'), idsBy('separate', 'joined')];
  if (all.every((one) => one.joined === null)) return { kind: 'ids', jobIds: separate };
  const isSame = joined.join() === separate.join();
  return { kind: 'unclear', meanings: isSame ? [joined] : [joined, separate] };
};

const unique = (ids: readonly JobId[]): readonly JobId[] => [...new Set(ids)];

const bad = (why: Bad['why'], part: string): Bad => ({ kind: 'bad', why, part });

// --- The addresses of jobs' pages

const address = /(?:https?:\/\/|[^\s<>"'|,;]*jobdetails\.aspx\b)[^\s<>"'|]*/giu;

/** The ids in the addresses of jobs' pages, and the text without them. Of the address only the id counts. */
const readPages = (
  text: string,
): { readonly text: string; readonly jobIds: readonly JobId[] } | Bad => {
  const jobIds: JobId[] = [];
  const wrong: string[] = [];
  const rest = text.replace(address, (found) => {
    const jobId = pageJobId(found);
    if (jobId === null) wrong.push(found);
    else jobIds.push(jobId);
    return '\n';
  });
  return wrong[0] === undefined ? { text: rest, jobIds } : bad('not-an-id', wrong[0]);
};

const pageJobId = (found: string): JobId | null => {
  const [path = '', query = ''] = found.replaceAll('&amp;', '&').split(/[?#]/);
  if (!/\/?jobdetails\.aspx\/*$/i.test(path)) return null;
  const ids = [...new URLSearchParams(query)].filter(([name]) => /^(?:job)?id$/i.test(name));
  const [first] = ids;
  const digits = latinDigits(first?.[1] ?? '').replace(/[^0-9]+$/, '');
  return ids.length === 1 ? toJobId(digits.trim()) : null;
};

// --- Plain text

/** Replaces an invisible character between digits. */
const UNSEEN = '\u0001';
const unseenBetween = /(?<=[0-9])\p{Cf}+(?=[0-9])/gu;

const plainText = (text: string): string =>
  plainForms(latinDigits(text).replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n'))
    .replace(unseenBetween, UNSEEN)
    .replace(/[\p{Cf}\u034F\uFE00-\uFE0F]/gu, '')
    .replace(/[‘’‛′`´ʼ٬]/gu, "'")
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/[،、]/gu, ', ')
    .replace(/[؛]/gu, ';')
    .replace(/٫/gu, '.')
    .replace(/[^\S\n\t]+/gu, ' ');

/** Words before an id, as in `Job ID: 5001`, `#5001` or a column's heading. */
const labels =
  /(?<![\p{L}\p{N}])(?:cas ?)?(?:jobs?(?:[ _-]?(?:ids?|nos?\.?|nrs?\.?|numbers?))?|ids?)(?![\p{L}_])[ ]*[:=#]?/giu;
const signs = /#(?=\s*[0-9])|\bN(?:o|r)\.? ?(?=[0-9])|[()[\]{}<>"“”„«»‹›|;]/giu;
const bullets = /^[ \t]*[-*•·][ \t]+(?=[0-9#])/gmu;
const between = /(?<=[0-9]) +(?:and|&) +(?=[0-9])/giu;
/** A quote that is not between digits is around an id. */
const looseQuotes = /(?<![0-9])'|'(?![0-9])/gu;
/** Signs after a number that are not part of it. */
const trailing = /[.:!?]+(?=\s*$)/u;

/** The parts between separators that never group digits: lines, tabs, semicolons, a comma beside a space. */
const piecesOf = (text: string): string[] =>
  text
    .replace(labels, '\n')
    .replace(bullets, '')
    .replace(signs, '\n')
    .replace(between, '\n')
    .replace(looseQuotes, '\n')
    .replace(/(?<=[0-9]) *(-|\.\.+) *(?=[0-9])/gu, '$1')
    .replace(trailing, '')
    .split(/[\n\t]+|\s+,\s*|,\s+|,{2,}|^,|,$/u)
    .map((piece) => piece.replace(/^[ ,]+|[ ,]+$/g, ''))
    .filter((piece) => piece !== '');

const digitsWithin = new RegExp(`^[0-9]+(?:[ ,.'_${UNSEEN}][0-9]+)*$`);

const readPiece = (piece: string): Reading | Bad => {
  if (digitsWithin.test(piece)) return readDigits(piece);
  const words = piece.split(/[ ,]/).filter((word) => word !== '');
  const wrong = words.find((word) => !/^[0-9]+$/.test(word)) ?? piece;
  return bad(/^[0-9]+(?:-|\.\.+)[0-9]+$/.test(wrong) ? 'range' : 'not-an-id', wrong);
};

/** The separators that may also stand between ids. */
const listing = [' ', ','] as const;

const readDigits = (piece: string): Reading | Bad => {
  const kinds = new Set(piece.replace(/[0-9]/g, ''));
  if (kinds.size <= 1) return readChain(piece, [...kinds][0] ?? '');
  // Grouped digits in a list: the one separator is that of the list.
  for (const outer of listing) {
    const parts = kinds.has(outer) ? piece.split(outer) : [];
    const joined = parts.map((part) => part.replace(/[^0-9]/g, ''));
    const isGroupedEach =
      parts.length > 0 && parts.every((part) => !/[^0-9]/.test(part) || isGrouped(part));
    const isPlain = parts.every((part) => /[^0-9]/.test(part) || !/^0/.test(part));
    if (isGroupedEach && isPlain && joined.every((id) => toJobId(id) !== null))
      return { joined, separate: separateOf(piece) };
  }
  const separate = separateOf(piece);
  return separate === null ? bad('unclear-digits', piece) : { joined: null, separate };
};

/** Digits with one separator between them. */
const readChain = (piece: string, separator: string): Reading | Bad => {
  const parts = separator === '' ? [piece] : piece.split(separator);
  if (parts.length === 1)
    return toJobId(piece) === null ? bad('not-an-id', piece) : { joined: null, separate: parts };
  const whole = parts.join('');
  const isWhole = (separator === UNSEEN || isGrouped(piece)) && toJobId(whole) !== null;
  const separate = separateOf(piece);
  if (isWhole) return { joined: [whole], separate };
  if (separate !== null && !isGrouped(piece)) return { joined: null, separate };
  // Grouped, but larger than any id: it may be a list, so the user is asked.
  if (separate !== null) return { joined: separate, separate };
  const isNumber = separator === '.' || separator === '_' || separator === "'";
  return bad(isNumber ? 'not-an-id' : 'unclear-digits', piece);
};

const grouped =
  /^(?:[1-9][0-9]{0,2}(?:([ ,.'_])[0-9]{3})(?:\1[0-9]{3})*|[1-9][0-9]?(?:([ ,])[0-9]{2})+\2[0-9]{3})$/;

const isGrouped = (piece: string): boolean => grouped.test(piece);

/** As a list of ids; null if it can't be one. */
const separateOf = (piece: string): readonly string[] | null => {
  if (!new RegExp(`^[0-9]+(?:[ ,${UNSEEN}][0-9]+)*$`).test(piece)) return null;
  const parts = piece.split(new RegExp(`[ ,${UNSEEN}]`));
  const isId = (part: string): boolean => toJobId(part) !== null && !/^0[0-9]{0,2}$/.test(part);
  return parts.every(isId) ? parts : null;
};
