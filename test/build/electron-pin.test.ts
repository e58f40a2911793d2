// The Electron version that package.json pins, and the message for a Node that is too old for Electron's tools.
import { describe, expect, it } from 'vitest';
import { nodeHint, pinFault } from '../../build/scripts/lib/electron-pin.mjs';
import { textOf } from '../imports.ts';

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
  it('is an exact version of a recent major', () => {
    expect(pinFault(pinned())).toBeNull();
    expect(Number(pinned().split('.')[0])).toBeGreaterThanOrEqual(45);
  });

  it('matches package-lock.json and build/README.md', () => {
    const lock = JSON.parse(textOf('package-lock.json')) as Lock;
    expect(lock.packages['node_modules/electron']?.version).toBe(pinned());
    expect(textOf('build/README.md')).toContain(`Electron is pinned to ${pinned()}`);
  });

  it.each(['^45.5.0', '45', '45.5', '45.5.x', 'latest', '45.6.0-beta.1'])('rejects %s', (text) => {
    expect(pinFault(text)).toMatch(/one version/);
  });

  it.each(['43.3.0', '43.3.9', '43.4.0', '43.4.12', '44.0.0'])(
    'rejects %s, which has broken trays',
    (text) => {
      expect(pinFault(text)).toMatch(/tray/);
    },
  );

  it.each(['43.2.9', '43.5.0', '43.8.12', '44.0.1', '44.11.5', '45.0.0', '45.5.0'])(
    'accepts %s',
    (text) => {
      expect(pinFault(text)).toBeNull();
    },
  );
});

describe("the Node that Electron's tools need", () => {
  it.each(['20.20.2', '22.11.9'])('is newer than %s', (version) => {
    expect(nodeHint('>= 22.12.0', version)).toBe(
      `Electron's own tools need Node 22.12 or newer; this is Node ${version}.`,
    );
  });

  it.each(['22.12.0', '22.23.1', '24.0.0'])('is satisfied by %s', (version) => {
    expect(nodeHint('>=22.12.0', version)).toBeNull();
  });
});
