// Installs the installer in dist/release like a user, and removes the app. One file for each system.
import { linuxInstaller } from './linux.mjs';
import { macosInstaller } from './macos.mjs';
import { windowsInstaller } from './windows.mjs';

/** @typedef {import('../report.mjs').Finding} Finding */

/**
 * @typedef {object} Installer
 * @property {(add: (name: string, finding: Finding) => void) => Promise<string>} install returns the program
 * @property {(add: (name: string, finding: Finding) => void, program: string) => Promise<void>} replaceAndRemove
 *   installs it again, then removes it if the system supports that
 */

/** @param {NodeJS.Platform} platform @returns {Installer} */
export const installerOf = (platform) => {
  if (platform === 'win32') return windowsInstaller;
  return platform === 'darwin' ? macosInstaller : linuxInstaller;
};
