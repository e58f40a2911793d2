// Installs what electron-builder made in dist/release, as a person would, and removes it. One file a system.
import { linuxInstaller } from './linux.mjs';
import { macosInstaller } from './macos.mjs';
import { windowsInstaller } from './windows.mjs';

/** @typedef {import('../report.mjs').Finding} Finding */

/**
 * @typedef {object} Installer
 * @property {(add: (name: string, finding: Finding) => void) => Promise<string>} install answers with the program
 * @property {(add: (name: string, finding: Finding) => void, program: string) => Promise<void>} replaceAndRemove
 *   installs it over itself, then removes it, where the system has a way to
 */

/** @param {NodeJS.Platform} platform @returns {Installer} */
export const installerOf = (platform) => {
  if (platform === 'win32') return windowsInstaller;
  return platform === 'darwin' ? macosInstaller : linuxInstaller;
};
