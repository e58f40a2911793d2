// Searches all files of a folder for secrets, in all encodings that a program may use.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const xmlNames: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const inXml = (secret: string, signs: RegExp): string =>
  secret.replace(signs, (sign) => xmlNames[sign] ?? sign);

const inUrl = (secret: string): string[] => {
  const byForm = new URLSearchParams([['x', secret]]).toString().slice(2);
  return [encodeURIComponent(secret), encodeURI(secret), byForm, byForm.replaceAll('+', '%20')];
};

/**
 * Base64 of the secret at each of three offsets in a longer text, without the first and last characters, which depend on the
 * text around it.
 */
const inBase64 = (secret: string): string[] =>
  [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const whole = bytes.toString('base64').replace(/=+$/, '');
    const start = before === 0 ? 0 : before + 1;
    const isUncut = bytes.length % 3 === 0;
    return whole.slice(start, isUncut ? undefined : -1);
  });

/** Non-ASCII characters as \u escapes, as in some JSON. */
const escaped = (text: string): string =>
  text.replace(
    /[\u0080-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** All encodings of a secret, as bytes. Secrets of less than 6 characters cause false matches. */
export const encodingsOf = (secret: string): Buffer[] => {
  const json = JSON.stringify(secret).slice(1, -1);
  const texts = [
    secret,
    json,
    escaped(json),
    encodeURIComponent(json),
    ...[/[&<>]/g, /[&<>"]/g, /[&<>"']/g].map((signs) => inXml(secret, signs)),
    ...inUrl(secret),
    ...inUrl(secret).map((one) => one.toLowerCase()),
    ...inBase64(secret),
  ];
  const unique = [...new Set(texts)];
  return [
    ...unique.map((text) => Buffer.from(text, 'utf8')),
    ...unique.map((text) => Buffer.from(text, 'utf16le')),
    Buffer.from(secret, 'latin1'),
    Buffer.from(Buffer.from(secret).toString('hex')),
  ];
};

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());

/** Whether these bytes contain one of the encodings (see encodingsOf). */
export const containsAny = (bytes: Buffer, forms: readonly Buffer[]): boolean =>
  forms.some((form) => bytes.includes(form));

/** The files that contain one of the secrets in any encoding, relative to the folder. */
export const filesContaining = (folder: string, secrets: readonly string[]): string[] => {
  const forms = secrets.flatMap(encodingsOf);
  return filesIn(folder)
    .filter((file) => containsAny(readFileSync(file), forms))
    .map((file) => path.relative(folder, file))
    .sort();
};
