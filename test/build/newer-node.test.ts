// The Node for the second run of the unit tests has the version of the pinned Electron.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { NEWER_NODE, newerNode } from '../../build/scripts/lib/newer-node.mjs';

const root = path.resolve(import.meta.dirname, '../..');

it('has the major version that the pinned Electron needs', () => {
  const text = readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8');
  const { dependencies } = JSON.parse(text) as { dependencies: Readonly<Record<string, string>> };
  expect(dependencies['@types/node']).toMatch(new RegExp(`^\\^${NEWER_NODE}\\.`));
});

it.each(['24.0.0', '26.1.0'])('is not downloaded if Node %s is running', async (version) => {
  expect(await newerNode(version)).toBeNull();
});
