// The service's two spellings, canceling and cancelled, are used everywhere, so that nobody 'mends' them.
import { expect, it } from 'vitest';
import { filesOf, textOf } from './imports.ts';

/** The words of the notice that design and users know, their kind, and the settings' key for such notices. */
const allowed = [
  /failed[ -]while[ -]cancelling/gi,
  /\bcancelling(?=:)/g,
  /notices?[.-]cancelling\b|'cancelling'/g,
];

const misspelt = (text: string): string[] =>
  allowed.reduce((rest, words) => rest.replace(words, ''), text).match(/cancelling|canceled/gi) ??
  [];

const files = [
  ...filesOf('electron', '.ts'),
  ...filesOf('renderer', '.ts', '.svelte', '.html', '.css'),
  ...filesOf('build', '.ts', '.mjs', '.yml', '.svg'),
];

it('no file spells canceling with two l or cancelled with one', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => misspelt(textOf(file)).length > 0)).toEqual([]);
});

it('the spellings of others are seen, and the fixed words are let through', () => {
  expect(misspelt('const isCanceled = isCancelling;')).toEqual(['Canceled', 'Cancelling']);
  expect(misspelt('Job 5001 failed while cancelling')).toEqual([]);
  expect(misspelt('canceling, then cancelled')).toEqual([]);
});
