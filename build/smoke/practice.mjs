// Starts the practice service as a separate process on a free port.
import { spawn } from 'node:child_process';
import { at } from '../scripts/lib/tooling.mjs';

/** @typedef {{ base: string, wsId: string, password: string, close: () => void }} Practice */

const START_MS = 20_000;

/** @param {string} text @param {string} name @returns {string | undefined} */
const valueOf = (text, name) => new RegExp(`^${name}\\s+(\\S+)\\s*$`, 'm').exec(text)?.[1];

/**
 * @param {string} text its output so far
 * @returns {Omit<Practice, 'close'> | null} null if it is incomplete
 */
export const readPrinted = (text) => {
  const [base, wsId, password] = ['URL', 'WSID', 'Password'].map((name) => valueOf(text, name));
  return base && wsId && password ? { base, wsId, password } : null;
};

/** @returns {Promise<Practice>} */
export const startPractice = () =>
  new Promise((resolve, reject) => {
    const file = at('out/practice/practice-cli.js');
    const child = spawn(process.execPath, [file, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    const fail = () => reject(new Error(`The practice service did not start: ${text}`));
    const limit = setTimeout(fail, START_MS);
    child.once('exit', fail);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => {
        text += String(part);
        const read = readPrinted(text);
        if (!read) return;
        clearTimeout(limit);
        resolve({ ...read, close: () => void child.kill() });
      });
  });
