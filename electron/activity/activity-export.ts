// The activity list as text, to send to somebody who helps. Pure. Takes the lines' own fields only, and a
// line of text is a line of the list: what a service or a name holds cannot make another.
import type { ActivityLine } from '../core/view-model/snapshot.ts';
import type { SafeText } from '../i18n/safe-text.ts';

interface TextParts {
  readonly lines: readonly ActivityLine[];
  /** The first line. */
  readonly heading: SafeText;
  readonly nameOf: (accountKey: string) => SafeText | undefined;
  /** How far local time is ahead of UTC at a moment, minutes. */
  readonly offsetMinutes: (at: number) => number;
}

const MINUTE_MS = 60_000;

/** Control and format characters: they could forge a line, or turn its reading direction. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const plain = (text: string): string =>
  text.replace(unseen, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);

const localTime = (at: number, offsetMinutes: number): string =>
  new Date(at + offsetMinutes * MINUTE_MS).toISOString();

/** `2026-11-25`, the day in local time. */
export const dayOf = (at: number, offsetMinutes: number): string =>
  localTime(at, offsetMinutes).slice(0, 10);

/** `2026-11-25 21:30:05 +01:00`, in local time. */
export const stampOf = (at: number, offsetMinutes: number): string => {
  const local = localTime(at, offsetMinutes);
  const ahead = Math.abs(offsetMinutes);
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  const sign = offsetMinutes < 0 ? '-' : '+';
  return `${local.slice(0, 10)} ${local.slice(11, 19)} ${sign}${two(ahead / 60)}:${two(ahead % 60)}`;
};

export const activityText = ({ lines, heading, nameOf, offsetMinutes }: TextParts): string =>
  [plain(heading), ...lines.flatMap((line) => textOf(line, nameOf, offsetMinutes)), ''].join('\n');

const textOf = (
  { at, title, body, accountKey, detail }: ActivityLine,
  nameOf: TextParts['nameOf'],
  offsetMinutes: TextParts['offsetMinutes'],
): string[] => {
  const account = accountKey === null ? undefined : nameOf(accountKey);
  const said = [account, title, body].filter((part) => part !== undefined && part !== '');
  const details = detail === '' ? [] : detail.split(/\r\n|\r|\n/);
  return [
    [stampOf(at, offsetMinutes(at)), ...said].map((part) => plain(String(part))).join('  '),
    ...details.map((part) => `    | ${plain(part)}`),
  ];
};
