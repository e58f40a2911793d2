// Reads the fault corpus: one file a case, with what comes over the wire and what a person must be told.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Binding } from '../../electron/casjobs/service.ts';
import { wayNames, type WayName } from '../practice-service/wire-faults.ts';

const FOLDER = path.join(import.meta.dirname, 'faults');

export const operations = [
  'CancelJob',
  'GetJobs',
  'GetJobStatus',
  'GetQueues',
  'GetWebServiceId',
] as const;

/** Plays that are no way of sending an answer: none is sent, or not over HTTP. */
export const linkPlays = [
  'reset',
  'never-answer',
  'nobody-listens',
  'self-signed',
  'other-name',
  'expired',
  'too-early',
  'unknown-issuer',
  'half-chain',
  'no-tls',
] as const;

export type LinkPlay = (typeof linkPlays)[number];

const bindings: readonly (Binding | 'auto')[] = ['soap12', 'soap11', 'http-post', 'auto'];
const limits = ['timeoutMs', 'cancelTimeoutMs'] as const;

export interface Case {
  readonly file: string;
  /** What the call meets, as the end of 'a cancel that meets …'. */
  readonly title: string;
  readonly operation: (typeof operations)[number];
  readonly bindings: readonly (Binding | 'auto')[];
  readonly play: WayName | LinkPlay;
  readonly limits: Readonly<Partial<Record<(typeof limits)[number], number>>>;
  /** A code of errors.ts; `understood` where the answer is good. */
  readonly code: string;
  /** The sentence for a person; empty where there is none. */
  readonly told: string;
  /** What stands under Details: the whole, or a part of it. */
  readonly detail: { readonly whole: string } | { readonly part: string };
  /** For how long the service asks to be left alone, ms; null where it does not. */
  readonly restMs: number | null;
  readonly wire: Wire;
}

/** What comes over the wire, its placeholders not filled in. */
export interface Wire {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** All cases. @throws Error that names the file and what it lacks */
export const readCorpus = (): readonly Case[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.http'))
    .map((file) => caseOf(file, readFileSync(path.join(FOLDER, file), 'utf8')));

/** One case out of its text. @throws Error that names the file and what it lacks */
export const caseOf = (file: string, text: string): Case => {
  const [head, wire] = text.split(/^---\r?\n/m, 2);
  if (head === undefined || wire === undefined) throw new Error(`${file} has no line ---`);
  const facts = new Map(head.trimEnd().split(/\r?\n/).map(factOf));
  const fact = (name: string): string => {
    const value = facts.get(name) ?? '';
    if (value === '') throw new Error(`${file} has no ${name}`);
    return value;
  };
  const one = <T extends string>(value: string, of: readonly T[]): T => {
    const found = of.find((name) => name === value);
    if (found === undefined) throw new Error(`${file} has an unknown ${value}`);
    return found;
  };
  fact('source');
  return {
    file,
    title: fact('title'),
    operation: one(fact('operation'), operations),
    bindings: fact('bindings')
      .split(' ')
      .map((binding) => one(binding, bindings)),
    play: one(fact('play'), [...wayNames, ...linkPlays]),
    limits: limitsOf(facts.get('limits') ?? '', (name) => one(name, limits)),
    code: fact('code'),
    told: something(fact('told')),
    detail: facts.has('detail contains')
      ? { part: something(fact('detail contains')) }
      : { whole: something(fact('detail')) },
    restMs: facts.has('rest') ? Number(fact('rest').replace(/ ms$/, '')) : null,
    wire: wireOf(file, fact('play'), wire),
  };
};

const factOf = (line: string): readonly [string, string] => {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
};

/** So that nothing is said on purpose, not by forgetting it. */
const something = (text: string): string => (text === '(nothing)' ? '' : text);

const limitsOf = (
  text: string,
  nameOf: (name: string) => (typeof limits)[number],
): Case['limits'] =>
  Object.fromEntries(
    text
      .split(' ')
      .filter((limit) => limit !== '')
      .map((limit) => limit.split('='))
      .map(([name = '', ms]) => [nameOf(name), Number(ms)]),
  );

const wireOf = (file: string, play: string, text: string): Wire => {
  // The last line end is the file's own.
  const whole = text.replace(/\n$/, '');
  const links: readonly string[] = ['bare', ...linkPlays];
  if (links.includes(play)) return { status: 0, headers: [], body: whole };
  const [, status, head, body] =
    /^HTTP\/1\.1 (\d{3}) [\w ]+\r?\n((?:[\w-]+: .*\r?\n)*)\r?\n([^]*)$/.exec(whole) ?? [];
  if (head === undefined || body === undefined) throw new Error(`${file} has no HTTP answer`);
  return {
    status: Number(status),
    headers: head.trim().split(/\r?\n/).filter(Boolean).map(factOf),
    body,
  };
};
