// From a place in a minified bundle to its line in the sources.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sourceOf } from '../../build/scripts/lib/source-maps.mjs';

/** A folder with the map of one bundle, in which column 5 of line 1 is line 3, column 2 of electron/log.ts. */
const mapsFolder = async (): Promise<string> => {
  const root = await mkdtemp(path.join(tmpdir(), 'casjobs-tray-maps-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const sources = ['../../electron/log.ts'];
  const map = { version: 3, sources, names: [], mappings: 'IAEC' };
  await writeFile(path.join(root, 'main-1a2b.js.map'), JSON.stringify(map));
  return root;
};

describe('a place in a bundle', () => {
  it('leads to file, line and column of the sources', async () => {
    expect(sourceOf('main-1a2b.js:1:5', await mapsFolder())).toMatch(/electron.log\.ts:3:2$/);
  });

  it('of another build is said to have no map', async () => {
    const folder = await mapsFolder();
    expect(() => sourceOf('main-9z9z.js:1:5', folder)).toThrow(/another version/);
    expect(() => sourceOf('../main.js:1:5', folder)).toThrow(/as in the log/);
  });
});
