// Which Electron is out of support, and that the table moves with the version that package.json pins.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { OLDEST_SUPPORTED, runtimeOf } from '../../electron/core/runtime.ts';

it.each([
  ['33.2.1', false],
  ['42.9.9', false],
  ['43.0.0', true],
  ['45.4.1', true],
  ['100.0.0', true],
  ['', false],
])('Electron %s is supported: %s', (version, isSupported) => {
  expect(runtimeOf(version)).toEqual({ version, isSupported });
});

it('the newest three majors count from the one that is pinned', () => {
  const file = path.resolve(import.meta.dirname, '../../package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    devDependencies: { electron: string };
  };
  expect(Number.parseInt(manifest.devDependencies.electron, 10) - 2).toBe(OLDEST_SUPPORTED);
});
