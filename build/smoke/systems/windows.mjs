// Asks Windows about the app: Credential Manager, registry and Start menu. Written from Microsoft's documentation; what could
// not be tried and is not found is a note.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { finding, note } from '../report.mjs';
import { ran } from '../run.mjs';

/** @typedef {import('./system.mjs').System} System */

const RUN_KEY = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
const ICONS_KEY = 'HKCU\\Control Panel\\NotifyIconSettings';

/** The output is in the user's language, except the target. @param {string} text of `cmdkey /list` */
export const countTargets = (text) => (text.match(/target=CasJobs Tray\//g) ?? []).length;

/**
 * @param {string} text of `reg query` on the Run key
 * @param {string} program
 */
export const readRunValues = (text, program) => {
  const line = text.split(/\r?\n/).find((one) => one.toLowerCase().includes(program.toLowerCase()));
  const value = /REG_SZ\s+(.*\S)/.exec(line ?? '')?.[1] ?? '';
  // An unquoted path with a space would start another program.
  const isWell = value.startsWith('"') || !program.includes(' ');
  return { isOn: isWell && value.endsWith('--hidden'), saw: value || 'no value' };
};

/**
 * @param {string} text of `reg query … /s` on the icons
 * @param {string} program
 * @returns {string | null} the icon's first tooltip
 */
export const readIcon = (text, program) => {
  const name = path.win32.basename(program).toLowerCase();
  const block = text
    .split(/\r?\n(?=HKEY_)/)
    .find((one) => /ExecutablePath/.test(one) && one.toLowerCase().includes(`\\${name}`));
  return block === undefined ? null : (/InitialTooltip\s+REG_SZ\s+(.*\S)/.exec(block)?.[1] ?? '');
};

/** @param {string} script of PowerShell */
const powershell = (script) =>
  ran('powershell', ['-NoProfile', '-NonInteractive', '-Command', script]);

/** Opens a file without allowing others to delete or rename it, like virus scanners and backup programs. @param {string} file */
const holdScript = (file) =>
  `$f = [IO.File]::Open('${file.replaceAll("'", "''")}', 'Open', 'Read', 'Read'); ` +
  `[Console]::Out.WriteLine('held'); Start-Sleep -Milliseconds 1500; $f.Close()`;

/** @type {System} */
export const windows = {
  installed: async () => {
    const script = "Get-StartApps | Where-Object Name -eq 'CasJobs Tray' | ForEach-Object AppID";
    const { text } = await powershell(script);
    return [['Start menu', finding(text.includes('org.casjobs-tray.app'), text || 'no entry')]];
  },
  entries: async () => {
    const { code, text } = await ran('cmdkey', ['/list']);
    return { count: code === 0 ? countTargets(text) : null, saw: `${countTargets(text)} targets` };
  },
  login: async (program) => {
    const { text } = await ran('reg', ['query', RUN_KEY]);
    return readRunValues(text, program);
  },
  tray: async (_pid, program) => {
    const { code, text } = await ran('reg', ['query', ICONS_KEY, '/s']);
    if (code !== 0) return note('this Windows keeps no list of tray icons');
    const name = readIcon(text, program);
    return name === null ? note('no icon of the program in the list') : finding(true, name);
  },
  presence: () => Promise.resolve(null),
  hold: async (file) => {
    const child = spawn('powershell', ['-NoProfile', '-Command', holdScript(file)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    return { ended: once(child, 'exit') };
  },
};
