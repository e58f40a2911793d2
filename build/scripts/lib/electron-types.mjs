// The types of the fallback Electron, so that main compiles against both versions and tests for features that one of
// them lacks. Downloads only the types; the package's install script would download a binary.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cachedFolder } from './cached-package.mjs';
import { at, madeFolder } from './tooling.mjs';

const pinned = {
  package: 'electron@33.2.1',
  sha512:
    'SG/nmSsK9Qg1p6wAW+ZfqU+AV8cmXMTIklUL18NnOKfZLlum4ZsDoVdmmmlL39ZmeCaq27dr7CgslRPahfoVJg==',
  use: 'the types of Electron 33.2.1, for the type check',
  size: '1 MB',
};

/**
 * Newer API that main uses behind a feature test, or as an event that an older Electron never sends. Any other use of
 * newer API fails the check.
 */
const additions = `declare namespace Electron {
  interface App {
    setToastActivatorCLSID(id: string): void;
  }
  interface BrowserWindow {
    on(event: 'query-session-end' | 'session-end', listener: () => void): this;
  }
  interface Notification {
    readonly id: string;
    on(event: 'action', listener: (event: { actionIndex?: number }, index: number) => void): this;
    on(event: 'close', listener: (event: { reason?: string }) => void): this;
  }
  namespace Notification {
    function getHistory(): Promise<Notification[]>;
    function handleActivation(act: (details: { type: string; arguments: string }) => void): void;
  }
}
`;

/**
 * Writes a TypeScript project that checks electron/ against those types.
 * @param {string} folder relative to the root
 */
export const olderElectronProject = async (folder) => {
  const types = await cachedFolder('electron-types-33.2.1', pinned, (work) =>
    Promise.resolve(path.join(work, 'package')),
  );
  const config = {
    extends: at('electron/tsconfig.json'),
    compilerOptions: {
      paths: { electron: [path.join(types, 'electron.d.ts')] },
      // Skips files that have not changed.
      incremental: true,
      tsBuildInfoFile: 'electron-33.tsbuildinfo',
    },
    include: [at('electron/**/*.ts'), 'additions.d.ts'],
  };
  const project = madeFolder(at(folder));
  writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(path.join(project, 'additions.d.ts'), additions);
};
