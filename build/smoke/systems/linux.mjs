// Asks a Linux desktop about the app, over D-Bus and in its files.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { finding, note } from '../report.mjs';
import { ran } from '../run.mjs';

/** @typedef {import('../report.mjs').Finding} Finding */
/** @typedef {import('./system.mjs').System} System */

/** @param {string} to @param {string} object @param {string} method @param {...string} args */
const call = (to, object, method, ...args) => {
  const where = ['--session', '--dest', to, '--object-path', object, '--method', method];
  return ran('gdbus', ['call', ...where, ...args]);
};

/** @param {string} text the answer of Secret.Service.SearchItems */
export const countEntries = (text) =>
  new Set(text.match(/\/org\/freedesktop\/secrets\/\S*?\d+/g)).size;

/** @param {string} text the value of RegisteredStatusNotifierItems @returns {string[]} names on the bus */
export const trayOwners = (text) =>
  [...text.matchAll(/'([^'/]+)(?:\/[^']*)?'/g)].map(([, name = '']) => name);

/**
 * @param {string} entry of autostart
 * @param {string} program
 */
const readAutostart = (entry, program) => {
  const exec = /^Exec=(.*)$/m.exec(entry)?.[1] ?? '';
  const isHidden = /^Hidden=true$/m.test(entry);
  // Ignores quotes and backslashes, which escape the entry.
  const isOurs = exec.replaceAll('\\', '').includes(program) && exec.endsWith(' --hidden');
  return { isOn: isOurs && !isHidden, saw: exec };
};

/** @returns {string[]} every entry, because desktops ignore the file name */
const autostartEntries = () => {
  const config = process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config');
  const folder = path.join(config, 'autostart');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.desktop'));
  return names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
};

/** @param {readonly string[]} entries @param {string} program */
export const readAutostarts = (entries, program) => {
  const read = entries.map((entry) => readAutostart(entry, program));
  const saw = read.map((one) => one.saw).join(' ');
  return { isOn: read.some((one) => one.isOn), saw: saw || 'no entry' };
};

/** @param {string} name on the bus @returns {Promise<string>} the process behind it */
const processOf = async (name) => {
  const bus = 'org.freedesktop.DBus';
  const { text } = await call(bus, '/', `${bus}.GetConnectionUnixProcessID`, name);
  return /uint32 (\d+)/.exec(text)?.[1] ?? '?';
};

/** @type {System} */
export const linux = {
  installed: () => Promise.resolve([]),
  entries: async () => {
    const method = 'org.freedesktop.Secret.Service.SearchItems';
    const wanted = "{'service': 'CasJobs Tray'}";
    const { code, text } = await call(
      ...['org.freedesktop.secrets', '/org/freedesktop/secrets', method, wanted],
    );
    return { count: code === 0 ? countEntries(text) : null, saw: text };
  },
  login: (program) => Promise.resolve(readAutostarts(autostartEntries(), program)),
  tray: async (pid) => {
    const watcher = 'org.kde.StatusNotifierWatcher';
    const { code, text } = await call(
      ...[watcher, '/StatusNotifierWatcher', 'org.freedesktop.DBus.Properties.Get'],
      ...[watcher, 'RegisteredStatusNotifierItems'],
    );
    if (code !== 0) return note(`no tray: ${text}`);
    const processes = await Promise.all(trayOwners(text).map(processOf));
    return finding(
      processes.includes(String(pid)),
      `items of the processes ${processes.join(', ')}`,
    );
  },
  presence: () => Promise.resolve(null),
  hold: null,
};
