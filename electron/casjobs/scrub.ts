// The border that errors cross: takes secrets out of the service's words and rebuilds each error. Pure.
import { CasJobsError } from './errors.ts';
import { entities } from './fault-text.ts';

export interface Secrets {
  readonly password: string;
  readonly wsId?: string;
}

const MARK = '•••';
/** Longest `detail`, in characters (errors.ts). */
const LONGEST = 2000;
/** A text is looked at in at most so many forms of writing; more layers than these nobody wraps by accident. */
const LAYERS = 3;

/**
 * A fresh error that leads nowhere: no cause, no request, no secret. What is no CasJobsError was not
 * foreseen, and its words are not trusted.
 */
export const cleanError = (error: unknown, secrets: Secrets): CasJobsError =>
  error instanceof CasJobsError
    ? new CasJobsError(error.code, scrub(error.detail, secrets), error.retryAfterMs)
    : new CasJobsError('not-understood');

/** The text without password and WSID, in any usual way of writing them; empty if in doubt. */
export const scrub = (text: string, { password, wsId = '' }: Secrets): string => {
  // A text in a charset that was read wrongly could hide what is looked for.
  if (/[\0\uFFFD]/.test(text)) return '';
  let clean = text;
  for (const form of formsOf(password)) clean = clean.replaceAll(form, MARK);
  // One that is no number has been refused before it was sent, and must not become a pattern.
  if (/^\d+$/.test(wsId)) clean = clean.replace(new RegExp(`(?<!\\d)0*${wsId}(?!\\d)`, 'g'), MARK);
  if (isHidden(clean, password)) return '';
  return clean.slice(0, LONGEST);
};

/** The usual ways of writing a secret, the longest first so that none is cut in pieces by another. */
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
  ];
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
};

/** Whether the secret comes to light when the text is unwrapped; letter case and spaces do not count. */
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
