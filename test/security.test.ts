// Each claim of .github/SECURITY.md names a test that exists.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const text = readFileSync(path.join(root, '.github/SECURITY.md'), 'utf8');
const [, holds = ''] = /## What is protected\n([^]*?)\n## /.exec(text) ?? [];
const claims = holds
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (Attacker +\||-)/.test(line));
const testsIn = (line: string): string[] =>
  [...line.matchAll(/`(test\/[^`]+)`/g)].map(([, name = '']) => name);

describe('the claims of SECURITY.md', () => {
  it('exist', () => expect(claims.length).toBeGreaterThanOrEqual(14));

  it.each(claims.map((line) => [line.replace(/\s+/g, ' ').slice(0, 90), line]))('%s', (_, line) => {
    const names = testsIn(line);
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });

  it('mention what a program of the same user can do', () => {
    expect(text).toContain('--remote-debugging-port');
  });
});
