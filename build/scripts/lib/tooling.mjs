// What every script of this folder needs: where things are, how to run a program, how to stop with a sentence.
// Only Node's own modules, and nothing that an old Node lacks: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** @param {...string} parts */
export const at = (...parts) => path.join(root, ...parts);

/** @param {string} text */
export const say = (text) => console.log(text);

/** An end that was foreseen: its message is for the person, without a stack. */
export class ExitError extends Error {
  /**
   * @param {string} message
   * @param {number} [code] exit code
   */
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/**
 * Runs a script's body and ends with its exit code (none is 0).
 * @param {() => Promise<number | void>} body
 */
export const script = async (body) => {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (!(error instanceof ExitError)) throw error;
    if (error.message) console.error(error.message);
    process.exitCode = error.code;
  }
};

/** A terminal sends Ctrl-C to the child as well; handing it on would ask twice, which kills. */
const isAtTerminal = () => process.stdin.isTTY || process.stdout.isTTY;

/**
 * Starts a program that shares this console, and hands on the signals that ask for an end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 128 and more where a signal ended it
 */
export const runInherit = (command, args, options) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    /** @type {(signal: NodeJS.Signals) => void} */
    const handOn = (signal) => void child.kill(signal);
    /** @type {(signal: NodeJS.Signals) => void} */
    const interrupt = (signal) => (isAtTerminal() ? undefined : handOn(signal));
    process.on('SIGINT', interrupt).on('SIGTERM', handOn).on('SIGHUP', handOn);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', interrupt).off('SIGTERM', handOn).off('SIGHUP', handOn);
      resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 0));
    });
  });

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @throws {ExitError} where it failed; it has said why itself
 */
export const run = async (command, args, options) => {
  const code = await runInherit(command, args, options);
  if (code !== 0) throw new ExitError('', code);
};

/**
 * Runs a program and answers with what it wrote; null where it failed or is not there.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string | null>}
 */
export const ask = (command, args, options) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
      ...options,
    });
    let text = '';
    child.stdout?.on('data', (part) => (text += String(part)));
    child.on('error', () => resolve(null));
    child.on('close', (code) => resolve(code === 0 ? text : null));
  });

/**
 * A tool out of node_modules, as arguments for `process.execPath`.
 * @param {string} file for example `vite/bin/vite.js`
 * @param {...string} args
 */
export const tool = (file, ...args) => [at('node_modules', file), ...args];

/**
 * npm by the very Node that runs this, where npm started it; else the npm of the PATH.
 * @param {...string} args
 * @returns {{ command: string, args: string[], options: import('node:child_process').SpawnOptions }}
 */
export const npm = (...args) => {
  const file = process.env['npm_execpath'];
  return file?.endsWith('.js')
    ? { command: process.execPath, args: [file, ...args], options: {} }
    : { command: 'npm', args, options: { shell: process.platform === 'win32' } };
};

/** @param {string} folder */
export const madeFolder = (folder) => {
  mkdirSync(folder, { recursive: true });
  return folder;
};

/**
 * @template T what is known to stand in it
 * @param {string} file from the root of the tree
 */
export const jsonOf = (file) => {
  /** @type {unknown} */
  const value = JSON.parse(readFileSync(at(file), 'utf8'));
  return /** @type {T} */ (value);
};
