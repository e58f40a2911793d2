// Turns typed and pasted text into plain characters. Pure.

/** Invisible characters: zero-width ones, byte order marks, reading directions. */
const INVISIBLE = String.raw`\p{Cf}\u034F\u180B-\u180F\uFE00-\uFE0F\0`;
const invisibleEnds = new RegExp(`^[\\s${INVISIBLE}]+|[\\s${INVISIBLE}]+$`, 'gu');
const invisible = new RegExp(`[${INVISIBLE}]`, 'u');

/** Without spaces and invisible characters at both ends. */
export const trimInvisible = (text: string): string => text.replace(invisibleEnds, '');

export const hasInvisible = (text: string): boolean => invisible.test(text);

const isDecimal = (code: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(code));

/** The value of a decimal digit of any script: Unicode has each script's ten in a row. */
const valueOf = (digit: string): number => {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (isDecimal(first - 1)) first -= 1;
  return (code - first) % 10;
};

/** Decimal digits of any script become `0` to `9`. */
export const latinDigits = (text: string): string =>
  text.replace(/(?![0-9])\p{Nd}/gu, (digit) => String(valueOf(digit)));

/** Wide and other forms of punctuation become the plain ones. A superscript or a circled number is no digit. */
export const plainForms = (text: string): string =>
  text.replace(/[^\p{N}\s]/gu, (sign) => {
    const plain = sign.normalize('NFKC');
    return /\p{N}/u.test(plain) ? sign : plain;
  });

/** A number that stands alone, as a WSID: without quotes and invisible characters, in Latin digits. */
export const plainNumber = (text: string): string =>
  latinDigits(trimInvisible(withoutQuotes(trimInvisible(text))));

const quotes =
  /^(?:"(.*)"|'(.*)'|“(.*)”|”(.*)”|„(.*)[“”]|‘(.*)’|’(.*)’|‚(.*)[‘’]|«(.*)»|`(.*)`)$/su;

/** Without the pair of quotes around it, plain or typographic. */
export const withoutQuotes = (text: string): string => {
  const found = quotes.exec(text);
  // Of the groups only that of the pair has something.
  return found === null ? text : found.slice(1).join('');
};
