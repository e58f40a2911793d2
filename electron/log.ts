// The log: one line for each fact, in a file that stays small. Accepts only names and plain values, so that no error,
// request or form (which may hold a password) can ever be written by mistake.
import { appendFileSync, chmodSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { makePrivateFolder } from './storage/disk-access.ts';

export type Fact = string | number | boolean | null;
/** Writes a line. Never throws. */
export type Log = (event: string, facts?: Readonly<Record<string, Fact>>) => void;

/** Writes a line if the facts differ from the last ones. */
export const logChanges = (
  log: Log,
  event: string,
): ((facts: Readonly<Record<string, Fact>>) => void) => {
  let last: unknown = null;
  return (facts) => {
    if (isDeepStrictEqual(facts, last)) return;
    last = facts;
    log(event, facts);
  };
};

const MAX_TEXT = 200;
/** Enough for months; there is one older file of the same size beside it. */
const MAX_BYTES = 1024 * 1024;
/** Until it is moved aside. */
const LARGEST_BYTES = 2 * MAX_BYTES;
const OWN_ONLY = 0o600;

/** Control and format characters: they could forge a line, or turn its reading direction. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const escaped = (text: string): string =>
  text.replace(unseen, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);

const cut = (text: string): string => escaped(text.slice(0, MAX_TEXT));

const quoted = (text: string): string => `"${cut(text).replaceAll('"', "'")}"`;

/** Types don't exist at run time: anything but a plain value is left out, never turned into a text. */
const wordOf = (value: unknown): string | null => {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  return null;
};

/** A line of the log, without its end. `at` is ms since 1970. */
const lineOf = (at: number, event: string, facts: Readonly<Record<string, unknown>>) => {
  const words = Object.entries(facts).flatMap(([name, value]) => {
    const word = wordOf(value);
    return word === null ? [] : [`${cut(name)}=${word}`];
  });
  return [new Date(at).toISOString(), cut(event), ...words].join(' ');
};

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const append = (file: string, line: string): void => {
  makePrivateFolder(path.dirname(file));
  const size = sizeOf(file) + Buffer.byteLength(line);
  if (size > MAX_BYTES) {
    try {
      renameSync(file, oldOf(file));
    } catch (error) {
      // On Windows it cannot be moved while somebody reads it: the lines go on, and the next one tries again.
      if (size > LARGEST_BYTES) throw error;
    }
  }
  const isNew = sizeOf(file) === 0;
  appendFileSync(file, line, { mode: OWN_ONLY });
  // The umask of who starts the app may have taken even its own right to read.
  if (isNew) chmodSync(file, OWN_ONLY);
};

/** The file of the older half of a log: `app.log` becomes `app.old.log`. */
const oldOf = (file: string): string => {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}.old${ext}`);
};

/** The name of an error; its message could contain anything. */
export const errorNameOf = (error: unknown): string =>
  error instanceof Error && /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'unknown';

/**
 * The innermost place in the app's own bundles, for example `main-1a2b.js:1:23456`, which build/scripts/find-source.mjs
 * turns into a line of the sources. Null without one. Nothing of the message, which comes first in the stack.
 */
const placeOf = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null;
  const stack = String(error.stack);
  const start = stack.indexOf(error.message);
  // A message that was changed later leaves the first one in the stack.
  const frames = start < 0 ? '' : stack.slice(start + error.message.length);
  return /^ +at .*[\\/]out[\\/]main[\\/]([\w-]{1,60}\.js:\d+:\d+)\)?$/m.exec(frames)?.[1] ?? null;
};

/** What is written of an error that nobody expected. */
export const faultFacts = (error: unknown): Readonly<Record<string, Fact>> => {
  const at = placeOf(error);
  return { error: errorNameOf(error), ...(at !== null && { at }) };
};

/** Opens the log; without a file it writes nothing. */
export const openLog = ({ file }: { readonly file: string | null }): Log => {
  return (event, facts = {}) => {
    if (file === null) return;
    try {
      append(file, `${lineOf(Date.now(), event, facts)}\n`);
    } catch {
      // A log that can't be written must not stop the app.
    }
  };
};

const SECOND_MS = 1000;

/** A line a second for each event at most: of those between, the last one is written, with how many there were. */
export const limitedLog = (log: Log): Log => {
  const waiting = new Map<string, { count: number; facts: Readonly<Record<string, Fact>> }>();
  const writeLater = (event: string): void => {
    setTimeout(() => {
      const { count, facts } = waiting.get(event) ?? { count: 0, facts: {} };
      waiting.delete(event);
      if (count === 0) return;
      log(event, { ...facts, times: count });
      waiting.set(event, { count: 0, facts: {} });
      writeLater(event);
    }, SECOND_MS).unref();
  };
  return (event, facts = {}) => {
    const before = waiting.get(event);
    if (before) {
      waiting.set(event, { count: before.count + 1, facts });
      return;
    }
    log(event, facts);
    waiting.set(event, { count: 0, facts });
    writeLater(event);
  };
};
