// The Electron that package.json pins, and what is said of a Node that is too old for Electron's tools.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeHint, pinFault } from '../../build/scripts/lib/electron-pin.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Lock {
  readonly packages: Readonly<Record<string, { version: string }>>;
}

const pinned = (): string => {
  const { devDependencies } = JSON.parse(textOf('package.json')) as {
    devDependencies: { electron: string };
  };
  return devDependencies.electron;
};

describe('the pin', () => {
  it('is one version of a major that is not too old', () => {
    expect(pinFault(pinned())).toBeNull();
    expect(Number(pinned().split('.')[0])).toBeGreaterThanOrEqual(45);
  });

  it('is the version that package-lock.json and the README name', () => {
    const lock = JSON.parse(textOf('package-lock.json')) as Lock;
    expect(lock.packages['node_modules/electron']?.version).toBe(pinned());
    expect(textOf('README.md')).toContain(`Electron is pinned to ${pinned()}`);
  });

  it.each(['^45.5.0', '45', '45.5', '45.5.x', 'latest', '45.6.0-beta.1'])('refuses %s', (text) => {
    expect(pinFault(text)).toMatch(/one version/);
  });

  it.each(['43.3.0', '43.3.9', '43.4.0', '43.4.12', '44.0.0'])('refuses the broken %s', (text) => {
    expect(pinFault(text)).toMatch(/tray/);
  });

  it.each(['43.2.9', '43.5.0', '43.8.12', '44.0.1', '44.11.5', '45.0.0', '45.5.0'])(
    'takes %s',
    (text) => {
      expect(pinFault(text)).toBeNull();
    },
  );
});

describe("the Node that Electron's tools ask for", () => {
  it.each(['20.20.2', '22.11.9'])('is missed by %s', (version) => {
    expect(nodeHint('>= 22.12.0', version)).toBe(
      `Electron's own tools ask for Node 22.12 or newer; this is ${version}.`,
    );
  });

  it.each(['22.12.0', '22.23.1', '24.0.0'])('is met by %s', (version) => {
    expect(nodeHint('>=22.12.0', version)).toBeNull();
  });
});
