// The README files: their links, commands and folders exist, and the one for users stays short.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const documents = [
  'README.md',
  'electron/README.md',
  'renderer/README.md',
  'build/README.md',
  'test/README.md',
  'test/by-hand.md',
  'CHANGELOG.md',
  '.github/CONTRIBUTING.md',
  '.github/SECURITY.md',
];

const matchesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

describe.each(documents)('%s', (file) => {
  const text = textOf(file);

  it('links to files that exist', () => {
    const targets = [
      ...matchesIn(text, /\]\((?!https?:|#)([^)#]+)/g),
      ...matchesIn(text, /(?:src|srcset)="([^"]+)"/g),
    ];
    const missing = targets.filter(
      (target) => !existsSync(path.join(root, path.dirname(file), target)),
    );
    expect(missing).toEqual([]);
  });

  it('names npm scripts and parts of npm test that exist', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = matchesIn(text, /npm run ([\w:]+)/g);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
    const parts = matchesIn(text, /npm test -- ([a-z]+)/g);
    const script = textOf('build/scripts/test.mjs');
    expect(parts.filter((part) => !script.includes(`const ${part} = `))).toEqual([]);
  });

  it('names folders and files of the repository that exist', () => {
    const folders = /`((?:electron|renderer|build|test|\.github)\/[\w./-]+)`/g;
    expect(matchesIn(text, folders).filter((one) => !existsSync(path.join(root, one)))).toEqual([]);
  });
});

describe('the README for users', () => {
  const text = textOf('README.md');

  it('has at most 700 words', () => {
    const shown = text
      .replace(/<[^>]+>/g, ' ')
      .replace(/\]\([^)]*\)/g, ']')
      .replace(/^\|[ |:-]+\|$/gm, '');
    expect(shown.split(/\s+/).filter((word) => /\w/.test(word)).length).toBeLessThanOrEqual(700);
  });

  it('shows the window and the tray menu, light and dark, in small files', () => {
    const pictures = matchesIn(text, /(?:src|srcset)="([^"]+)"/g);
    expect(pictures.map((file) => path.basename(file))).toEqual([
      'jobs-dark.png',
      'jobs.png',
      'tray-dark.png',
      'tray.png',
    ]);
    expect(text.match(/prefers-color-scheme: dark/g)).toHaveLength(2);
    for (const file of pictures) expect(statSync(path.join(root, file)).size).toBeLessThan(300_000);
  });
});

it.each([['electron/README.md', 'electron']])('%s describes each folder', (file, folder) => {
  const folders = readdirSync(path.join(root, folder), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const text = textOf(file);
  expect(folders.filter(({ name }) => !text.includes(`\`${folder}/${name}\``))).toEqual([]);
});
