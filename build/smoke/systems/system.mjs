// What the smoke test asks the system's own tools; one file for each system.
import { linux } from './linux.mjs';
import { macos } from './macos.mjs';
import { windows } from './windows.mjs';

/** @typedef {import('../report.mjs').Finding} Finding */

/**
 * @typedef {object} System
 * @property {(program: string) => Promise<[string, Finding][]>} installed what the system reports about an installed app
 * @property {() => Promise<{ count: number | null, saw: string }>} entries
 *   how many keychain entries the app has (macOS: whether any); null if unknown
 * @property {(program: string) => Promise<{ isOn: boolean | null, saw: string }>} login
 *   whether it starts the program hidden at login; null if unknown
 * @property {(pid: number, program: string) => Promise<Finding>} tray
 * @property {() => Promise<string | null>} presence macOS: Foreground with a Dock tile, UIElement without
 * @property {((file: string) => Promise<{ ended: Promise<unknown> }>) | null} hold
 *   locks a file from another program for a moment; `ended` resolves when it is free
 */

/** @param {NodeJS.Platform} platform @returns {System} */
export const systemOf = (platform) => {
  if (platform === 'win32') return windows;
  return platform === 'darwin' ? macos : linux;
};
