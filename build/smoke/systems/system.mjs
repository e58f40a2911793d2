// What is asked of each system's own tools; one file a system answers.
import { linux } from './linux.mjs';
import { macos } from './macos.mjs';
import { windows } from './windows.mjs';

/** @typedef {import('../report.mjs').Finding} Finding */

/**
 * @typedef {object} System
 * @property {(program: string) => Promise<[string, Finding][]>} installed what the system says of an installed app
 * @property {() => Promise<{ count: number | null, saw: string }>} entries
 *   how many entries of the app the keychain has (macOS: whether any); null: it does not answer
 * @property {(program: string) => Promise<{ isOn: boolean | null, saw: string }>} login
 *   whether it starts the program at login, hidden; null: it does not tell
 * @property {(pid: number, program: string) => Promise<Finding>} tray
 * @property {() => Promise<string | null>} presence macOS: Foreground with a Dock tile, UIElement without
 * @property {((file: string) => Promise<{ ended: Promise<unknown> }>) | null} hold
 *   has another program hold a file open for a moment; `ended` when it has let go
 */

/** @param {NodeJS.Platform} platform @returns {System} */
export const systemOf = (platform) => {
  if (platform === 'win32') return windows;
  return platform === 'darwin' ? macos : linux;
};
