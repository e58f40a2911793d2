// Copies the app from the .dmg to Applications.
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { finding } from '../report.mjs';
import { ran } from '../run.mjs';
import { installerFile } from './files.mjs';

const BUNDLE = '/Applications/CasJobs Tray.app';
const PROGRAM = `${BUNDLE}/Contents/MacOS/CasJobs Tray`;

const copy = async () => {
  const mount = await mkdtemp(path.join(os.tmpdir(), 'casjobs-tray-dmg-'));
  const image = installerFile('.dmg');
  const attached = await ran('hdiutil', ['attach', '-nobrowse', '-mountpoint', mount, image]);
  rmSync(BUNDLE, { recursive: true, force: true });
  // ditto preserves links and attributes, which the signature covers.
  const copied = await ran('ditto', [path.join(mount, 'CasJobs Tray.app'), BUNDLE]);
  await ran('hdiutil', ['detach', mount]);
  const isThere = copied.code === 0 && existsSync(PROGRAM);
  return finding(isThere, isThere ? BUNDLE : `${attached.text} ${copied.text}`);
};

/** @type {import('./installer.mjs').Installer} */
export const macosInstaller = {
  install: async (add) => {
    add('installed', await copy());
    return PROGRAM;
  },
  replaceAndRemove: async (add) => {
    add('installed over itself', await copy());
    rmSync(BUNDLE, { recursive: true, force: true });
    add('removed', finding(!existsSync(BUNDLE), 'moved away'));
  },
};
