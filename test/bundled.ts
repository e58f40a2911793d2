// The bundles of one of the configurations in build/, in a folder that goes with the tests of its file.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

/** @returns the path of a file in the folder; to be asked within a test */
export const bundleBeforeAll = (config: string): ((file: string) => string) => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'casjobs-bundle-'));
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
    await build({
      configFile: path.resolve(import.meta.dirname, '../build', config),
      build: { outDir: folder, emptyOutDir: false },
    });
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));
  return (file) => path.join(folder, file);
};
