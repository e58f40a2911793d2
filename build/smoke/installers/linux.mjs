// Installs the .deb and its dependencies with apt.
import { existsSync, realpathSync } from 'node:fs';
import { finding } from '../report.mjs';
import { ran } from '../run.mjs';
import { installerFile } from './files.mjs';

const PROGRAM = '/usr/bin/casjobs-tray';
const INSTALL_MS = 600_000;

/** @param {...string} args */
const apt = (...args) => {
  const words = ['apt-get', '-qy', ...args];
  const [command = '', ...rest] = process.getuid?.() === 0 ? words : ['sudo', '-n', ...words];
  return ran(command, rest, { limitMs: INSTALL_MS });
};

/** @type {import('./installer.mjs').Installer} */
export const linuxInstaller = {
  install: async (add) => {
    const { code, text } = await apt('install', installerFile('.deb'));
    add('installed', finding(code === 0 && existsSync(PROGRAM), code === 0 ? PROGRAM : text));
    // The process runs the target of the link.
    return existsSync(PROGRAM) ? realpathSync(PROGRAM) : PROGRAM;
  },
  replaceAndRemove: async (add) => {
    const again = await apt('install', '--reinstall', installerFile('.deb'));
    const isThere = again.code === 0 && existsSync(PROGRAM);
    add('installed over itself', finding(isThere, isThere ? PROGRAM : again.text));
    const { code, text } = await apt('remove', 'casjobs-tray');
    const isGone = code === 0 && !existsSync(PROGRAM);
    add('removed', finding(isGone, isGone ? 'no program' : text));
  },
};
