// A test that somebody has left out, or run alone, and forgotten: the lint rules for tests say where.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Linter } from 'eslint';
import * as v from 'valibot';
import { expect, it } from 'vitest';

const RULE = 'no-restricted-syntax';
const parts = v.array(
  v.looseObject({
    files: v.optional(v.array(v.unknown())),
    rules: v.optional(v.record(v.string(), v.unknown())),
  }),
);

const file = pathToFileURL(path.resolve(import.meta.dirname, '../eslint.config.js')).href;
const config: unknown = await import(/* @vite-ignore */ file);
const { default: all } = v.parse(v.looseObject({ default: parts }), config);
const rule = all.find(({ files }) => files?.includes('test/**'))?.rules?.[RULE];

const problems = (code: string): number =>
  new Linter().verify(code, { rules: { [RULE]: rule as Linter.RuleEntry } }).length;

it.each([
  "it.only('a', f)",
  "it['only']('a', f)",
  "it.concurrent.only('a', f)",
  "it.only.each([1])('a', f)",
  "it('a', { only: true }, f)",
  "test.only('a', f)",
  "describe.only('a', f)",
  "test.describe.only('a', f)",
  "test.describe.serial.only('a', f)",
  "it.skip('a', f)",
  "it.skip.each([1])('a', f)",
  "it('a', { skip: true }, f)",
  "it.skipIf(true)('a', f)",
  "it.runIf(false)('a', f)",
  "describe.skip('a', f)",
  "test.describe.skip('a', f)",
  'test.skip()',
  'test.skip(condition)',
  "test.skip(true, 'later')",
  "test.skip('a', async () => {})",
  'test.fixme()',
  "test.fixme('a', f)",
  "it.todo('a')",
  "it.fails('a', f)",
  "fit('a', f)",
  "fdescribe('a', f)",
  "xit('a', f)",
])('refuses %s', (code) => expect(problems(code)).toBeGreaterThan(0));

it.each([
  "it('a', f)",
  "it.each([1])('a', f)",
  "it.runIf(isUnix)('a', unixOnly, f)",
  "it.skipIf(isWindows)('a', f)",
  "test.describe('a', f)",
  "test.skip(isThere(), 'there is no keychain')",
  'list.only()',
])('takes %s', (code) => expect(problems(code)).toBe(0));
