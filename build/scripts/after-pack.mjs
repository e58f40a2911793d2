// electron-builder calls this after copying the app's files and before signing.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withoutUsageTexts } from './lib/info-plist.mjs';

/** @param {string} folder @returns {string[]} the bundles directly in it */
const appsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.app'))
    .map((name) => path.join(folder, name));

/** @param {{ readonly electronPlatformName: string, readonly appOutDir: string }} context */
export const afterPack = ({ electronPlatformName, appOutDir }) => {
  if (electronPlatformName !== 'darwin') return;
  const apps = appsIn(appOutDir);
  const helpers = apps.flatMap((app) => appsIn(path.join(app, 'Contents/Frameworks')));
  for (const app of [...apps, ...helpers]) {
    const file = path.join(app, 'Contents/Info.plist');
    writeFileSync(file, withoutUsageTexts(readFileSync(file, 'utf8')));
  }
};
