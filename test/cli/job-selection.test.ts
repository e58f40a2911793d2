// Which jobs a command selects.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsPattern, isSelected } from '../../electron/cli/job-selection.ts';
import type { JobStatus } from '../../electron/casjobs/job.ts';

const any = { statuses: null, since: null, name: null, all: false };
const NOON = Date.UTC(2026, 10, 24, 12);

const job = (status: JobStatus, taskName: string | null = 'm31', order = NOON) => ({
  status,
  taskName,
  order,
});

describe('isSelected', () => {
  it.each([
    ['ready', true],
    ['started', true],
    ['canceling', true],
    ['unknown', true],
    ['cancelled', false],
    ['failed', false],
    ['finished', false],
  ] as const)('without options, for a job that is %s: %s', (status, expected) => {
    expect(isSelected(any, job(status))).toBe(expected);
    expect(isSelected({ ...any, name: 'm*' }, job(status))).toBe(expected);
    expect(isSelected({ ...any, all: true }, job(status))).toBe(true);
  });

  it('by status takes these and no others', () => {
    const selection = { ...any, statuses: ['failed', 'ready'] as JobStatus[] };
    expect(isSelected(selection, job('failed'))).toBe(true);
    expect(isSelected(selection, job('ready'))).toBe(true);
    expect(isSelected(selection, job('started'))).toBe(false);
    expect(isSelected({ ...selection, all: true }, job('started'))).toBe(false);
  });

  it('by time takes ended jobs, too, and none that are older or have no time', () => {
    const selection = { ...any, since: NOON };
    expect(isSelected(selection, job('finished', null, NOON))).toBe(true);
    expect(isSelected(selection, job('finished', null, NOON - 1))).toBe(false);
    expect(isSelected(selection, job('started', null, 0))).toBe(false);
  });

  it('by name takes jobs whose whole name fits', () => {
    const selection = { ...any, name: 'm3?' };
    expect(isSelected(selection, job('ready', 'm31'))).toBe(true);
    expect(isSelected(selection, job('ready', 'm310'))).toBe(false);
    expect(isSelected(selection, job('ready', null))).toBe(false);
    expect(isSelected({ ...any, name: '*' }, job('ready', null))).toBe(true);
  });

  it('by several options takes jobs that fit all of them', () => {
    const selection = { statuses: ['failed'] as JobStatus[], since: NOON, name: 'm*', all: false };
    expect(isSelected(selection, job('failed'))).toBe(true);
    expect(isSelected(selection, job('finished'))).toBe(false);
    expect(isSelected(selection, job('failed', 'n'))).toBe(false);
    expect(isSelected(selection, job('failed', 'm', NOON - 1))).toBe(false);
  });
});

describe('fitsPattern', () => {
  it.each([
    ['m31', 'm31', true],
    ['M31', 'm31', true],
    ['m31', 'M31 deep', false],
    ['m3', 'm31', false],
    ['m31*', 'm31', true],
    ['m31*', 'm31 deep', true],
    ['*deep', 'm31 deep', true],
    ['*ee*', 'm31 deep', true],
    ['m*1*p', 'm31 deep', true],
    ['a*ab', 'aab', true],
    ['a*ab', 'aac', false],
    ['m?1', 'm31', true],
    ['m?1', 'm1', false],
    ['?', '🚀', true],
    ['?*', '', false],
    ['*', '', true],
    ['', '', true],
    ['', 'm', false],
    ['m.1', 'm31', false],
    ['[a-z]*', 'm31', false],
    ['a+(b)', 'a+(b)', true],
    ['*\n*', 'a\nb', true],
  ])('%j on %j: %s', (pattern, text, expected) => {
    expect(fitsPattern(pattern, text)).toBe(expected);
  });

  it('agrees with a regular expression', () => {
    const signs = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    fc.assert(
      fc.property(signs, texts, (pattern, text) => {
        const parts = pattern.replaceAll('*', '.*').replaceAll('?', '.');
        expect(fitsPattern(pattern, text)).toBe(new RegExp(`^${parts}$`).test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('needs no longer for many stars', () => {
    const before = performance.now();
    expect(fitsPattern(`${'*a'.repeat(100)}b`, 'a'.repeat(500))).toBe(false);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
