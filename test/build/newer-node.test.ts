// The Node for the second run of these tests is the one inside the pinned Electron.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { NEWER_NODE, newerNode } from '../../build/scripts/lib/newer-node.mjs';

const root = path.resolve(import.meta.dirname, '../..');

it('is of the major that the types of the pinned Electron ask for', () => {
  const text = readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8');
  const { dependencies } = JSON.parse(text) as { dependencies: Readonly<Record<string, string>> };
  expect(dependencies['@types/node']).toMatch(new RegExp(`^\\^${NEWER_NODE}\\.`));
});

it.each(['24.0.0', '26.1.0'])('is not fetched where Node %s runs already', async (version) => {
  expect(await newerNode(version)).toBeNull();
});
