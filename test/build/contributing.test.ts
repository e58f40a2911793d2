// The files, names and links in CONTRIBUTING.md exist, and the issue forms are valid.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { textOf } from '../imports.ts';

const root = path.resolve(import.meta.dirname, '../..');
const guide = textOf('.github/CONTRIBUTING.md');

/** Paths in backticks. */
const files = [...guide.matchAll(/`([a-z]+\/[\w./-]+|[\w-]+\.md)`/g)].map(([, file = '']) => file);

describe('CONTRIBUTING.md', () => {
  it('names many files', () => {
    expect(new Set(files).size).toBeGreaterThan(20);
  });

  it.each([...new Set(files)])('names %s, which exists', (file) => {
    expect(existsSync(path.join(root, file))).toBe(true);
  });

  it.each([
    ['electron/tray/tray-menu.ts', 'export interface TrayActions'],
    ['electron/ipc/contract.ts', 'export interface Requests'],
    ['electron/ipc/contract.ts', 'export const requestNames'],
    ['electron/ipc/contract.ts', 'const sentByItself'],
    ['electron/core/commands/create-commands.ts', 'export type CoreCommands'],
    ['electron/i18n/translate.ts', 'const languages'],
    ['electron/i18n/translate.ts', 'export type Texts'],
    ['build/electron-builder.yml', 'electronLanguages'],
  ])('names what is in %s: "%s"', (file, text) => {
    expect(textOf(file)).toContain(text);
    expect(guide).toContain(text.split(' ').at(-1));
  });

  it('links to files that exist', () => {
    const links = [...guide.matchAll(/\]\((?!https:)([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(path.join(root, '.github', link)))).toEqual([]);
  });
});

const Form = v.strictObject({
  name: v.string(),
  description: v.string(),
  body: v.array(
    v.object({
      type: v.picklist(['markdown', 'textarea', 'input', 'dropdown']),
      id: v.optional(v.string()),
      attributes: v.record(v.string(), v.unknown()),
    }),
  ),
});

describe('the issue forms', () => {
  const folder = '.github/ISSUE_TEMPLATE';

  it.each(readdirSync(path.join(root, folder)))(
    '%s has the format that GitHub requires',
    (file) => {
      const { body } = v.parse(Form, parse(textOf(`${folder}/${file}`)));
      const ids = body.flatMap(({ type, id }) => (type === 'markdown' ? [] : [id]));
      expect(ids).not.toContain(undefined);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );
});
