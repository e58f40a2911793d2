// Removes secrets from the service's texts, and rebuilds each error before it leaves this module. Pure.
import { CasJobsError } from './errors.ts';
import { entities, reasonIn, ClassifiedError } from './faults.ts';
import { SIGN, withSigns } from './xml-text.ts';

export interface Secrets {
  readonly password: string;
  readonly wsId?: string;
  /** Tokens that the password was exchanged for; treated as the password is. */
  readonly tokens?: readonly string[];
}

const MARK = '•••';
/** Longest `detail`, in characters (errors.ts). */
const LONGEST = 2000;
/** Characters of a text that are examined; the others are cut off. */
const MOST_READ = 20_000;
/** Layers of escaping that are undone to find a secret; more never occur by accident. */
const LAYERS = 3;

/**
 * A new error without cause, request or secret. Anything but a CasJobsError was not
 * expected, and its text is not trusted.
 */
export const cleanError = (error: unknown, secrets: Secrets): CasJobsError => {
  if (!(error instanceof CasJobsError)) return new CasJobsError('not-understood');
  const { code, detail, retryAfterMs } = error;
  // The proxy's address comes from the settings, and its port may be equal to a WSID.
  if (code === 'proxy-password') return new CasJobsError(code, detail);
  const said =
    error instanceof ClassifiedError
      ? reasonIn(withoutSecrets(error.text, secrets, entities))
      : detail;
  return new CasJobsError(code, scrub(said, secrets), retryAfterMs);
};

/**
 * The text without password and WSID, in any usual way of writing them, cut to what `detail` may have, and with a
 * sign for each character that cannot be shown; empty if in doubt.
 */
export const scrub = (text: string, secrets: Secrets): string =>
  cut(withoutSecrets(text, secrets), LONGEST);

/**
 * The same, and longer: what is left is still to be cut.
 * @param undo takes a wrapping off that would hide a secret; it makes a text at most ten times shorter
 */
const withoutSecrets = (text: string, secrets: Secrets, undo = same): string => {
  const { password, wsId = '', tokens = [] } = secrets;
  const hidden = [password, ...tokens];
  const forms = hidden.flatMap(formsOf).sort((a, b) => b.length - a.length);
  const longest = 4 * Math.max(wsId.length, ...forms.map((form) => form.length));
  const most = MOST_READ + longest;
  // A text that was read in a wrong charset is full of signs, and so is what it makes of a secret.
  const whole = withSigns(undo(text.slice(0, 10 * most)));
  const isCut = whole.length > most || text.length > 10 * most;
  let clean = whole.slice(0, most);
  const isDamaged = clean.includes(SIGN);
  for (const form of forms) clean = clean.replaceAll(form, MARK);
  // One that is no number has been refused before it was sent, and must not become a pattern.
  if (/^\d+$/.test(wsId)) clean = clean.replace(new RegExp(`(?<!\\d)0*${wsId}(?!\\d)`, 'g'), MARK);
  const isIn = (secret: string): boolean =>
    isHidden(clean, secret) || (isDamaged && isBetweenSigns(clean, secret));
  if (hidden.some(isIn)) return '';
  // A secret that the cut went through is in no form that could be found: it goes with the end.
  return isCut ? `${clean.slice(0, -longest)}…` : clean;
};

const same = (text: string): string => text;

const cut = (text: string, most: number): string =>
  text.length <= most ? text : withSigns(`${text.slice(0, most - 2)} …`);

/** The usual ways to write a secret, the longest first, because one may contain another. */
const formsOf = (secret: string): readonly string[] => {
  if (secret === '') return [];
  // encodeURIComponent throws at half a surrogate pair.
  const whole = secret.replace(/\p{Surrogate}/gu, '\uFFFD');
  const xml = whole.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c);
  const quoted = xml.replace(/"/g, '&quot;');
  const url = encodeURIComponent(whole);
  const base64 = Buffer.from(whole).toString('base64');
  const forms = [
    secret,
    xml,
    quoted,
    quoted.replace(/'/g, '&apos;'),
    quoted.replace(/'/g, '&#39;'),
    url,
    url.toLowerCase(),
    new URLSearchParams({ '': whole }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(whole).toString('base64url'),
    Buffer.from(whole).toString('hex'),
    ...misreadFormsOf(whole),
  ];
  return [...new Set(forms)].filter((form) => form !== '').sort((a, b) => b.length - a.length);
};

/** The secret as it looks after it was decoded in a wrong charset. */
const misreadFormsOf = (secret: string): readonly string[] => {
  const utf16 = Buffer.from(secret, 'utf16le');
  const written = [
    Buffer.from(secret),
    Buffer.from(secret, 'latin1'),
    utf16,
    Buffer.from(utf16).swap16(),
  ];
  return written.flatMap((bytes) =>
    ['utf-8', 'windows-1252'].map((charset) => withSigns(new TextDecoder(charset).decode(bytes))),
  );
};

/** So few letters between signs occur in many texts by chance, and reveal nothing. */
const FEWEST_LETTERS = 4;

/** Whether the text contains, in order, the letters and digits of the secret that a wrong charset does not change. */
const isBetweenSigns = (text: string, secret: string): boolean => {
  const left = plainLetters(secret);
  return left.length >= FEWEST_LETTERS && plainLetters(text).includes(left);
};

const plainLetters = (text: string): string => text.replace(/[^!-~]/g, '').toLowerCase();

/** Whether the text without escapes contains the secret, ignoring letter case and spaces. */
const isHidden = (text: string, secret: string): boolean => {
  if (secret === '') return false;
  const wanted = flat(secret);
  let forms = [text];
  for (let layer = 0; layer <= LAYERS; layer += 1) {
    if (forms.some((form) => flat(form).includes(wanted))) return true;
    forms = forms.flatMap((form) =>
      unwrappings.map((unwrap) => unwrap(form)).filter((f) => f !== form),
    );
  }
  return false;
};

const flat = (text: string): string =>
  text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

const hexOf = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (all, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });

const percent = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString(),
  );

const packings = [
  { packed: /[\w+/-]{6,}/g, encoding: 'base64' },
  { packed: /(?:[\da-f]{2}){4,}/gi, encoding: 'hex' },
] as const;

const unwrappings: readonly ((text: string) => string)[] = [
  entities,
  percent,
  (text) => percent(text.replaceAll('+', ' ')),
  (text) => hexOf(text, /\\u([\da-f]{4})/gi).replace(/\\(["'\\/])/g, '$1'),
  ...packings.flatMap(({ packed, encoding }) => [
    (text: string) => text.replace(packed, (run) => Buffer.from(run, encoding).toString()),
    (text: string) => text.replace(packed, (run) => Buffer.from(run, encoding).toString('utf16le')),
  ]),
];
