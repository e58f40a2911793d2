// The types of the Electron that the tests run on, so that main compiles against both: what one of them lacks must be
// asked for before it is used. Only the types are fetched; the package's own install script would download a binary.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cachedFolder } from './cached-package.mjs';
import { at, madeFolder } from './tooling.mjs';

const pinned = {
  package: 'electron@33.2.1',
  sha512:
    'SG/nmSsK9Qg1p6wAW+ZfqU+AV8cmXMTIklUL18NnOKfZLlum4ZsDoVdmmmlL39ZmeCaq27dr7CgslRPahfoVJg==',
  size: '1 MB',
};

/**
 * What the older types lack and main uses all the same, each behind a question whether it is there, or as an event that
 * an older Electron just never sends. Any other use of something newer fails the check.
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
 * Writes a project that checks electron/ by those types.
 * @param {string} folder from the root of the tree
 */
export const olderElectronProject = async (folder) => {
  const types = await cachedFolder('electron-types-33.2.1', pinned, (work) =>
    Promise.resolve(path.join(work, 'package')),
  );
  const config = {
    extends: at('electron/tsconfig.json'),
    compilerOptions: {
      paths: { electron: [path.join(types, 'electron.d.ts')] },
      // What has not changed since is not checked again.
      ...{ incremental: true, tsBuildInfoFile: 'electron-33.tsbuildinfo' },
    },
    include: [at('electron/**/*.ts'), 'additions.d.ts'],
  };
  const project = madeFolder(at(folder));
  writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(path.join(project, 'additions.d.ts'), additions);
};
