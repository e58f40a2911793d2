// Runs the NSIS installer silently, and checks what the uninstaller leaves.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { finding, until } from '../report.mjs';
import { ran } from '../run.mjs';
import { installerFile } from './files.mjs';

const RUN_KEY = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
const CLASSES_KEY = 'HKCU\\Software\\Classes\\CLSID';
const INSTALL_MS = 300_000;
/** The uninstaller continues in a copy of itself. */
const REMOVE_MS = 60_000;

const folder = () => path.join(process.env['LOCALAPPDATA'] ?? '', 'Programs', 'casjobs-tray');
const program = () => path.join(folder(), 'casjobs-tray.exe');

/** @param {string} name @param {(name: string, finding: import('../report.mjs').Finding) => void} add */
const setUp = async (name, add) => {
  const { code, text } = await ran(installerFile('.exe'), ['/S'], { limitMs: INSTALL_MS });
  add(name, finding(code === 0 && existsSync(program()), `${program()} ${text}`));
};

/** Whether no value below a registry key contains the program. @param {string} key */
const nothingIn = async (key) => {
  const { text } = await ran('reg', ['query', key, '/s', '/f', 'casjobs-tray', '/d']);
  const lines = text.split(/\r?\n/).filter((line) => line.includes('casjobs-tray'));
  return finding(lines.length === 0, lines.join(' ') || 'nothing');
};

/** @type {import('./installer.mjs').Installer} */
export const windowsInstaller = {
  install: async (add) => {
    await setUp('installed', add);
    return program();
  },
  replaceAndRemove: async (add) => {
    await setUp('installed over itself', add);
    await ran(path.join(folder(), 'Uninstall CasJobs Tray.exe'), ['/S'], { limitMs: INSTALL_MS });
    const isGone = () => Promise.resolve(finding(!existsSync(program()), program()));
    add('removed', await until(isGone, REMOVE_MS));
    add('no start at login left', await until(() => nothingIn(RUN_KEY)));
    add('no notification class left', await until(() => nothingIn(CLASSES_KEY)));
  },
};
