// Shared by all scripts: paths, running programs, ending with a message. Uses only Node's own modules and nothing that an
// old Node lacks, because it runs before anything is installed.
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

/** An expected error: its message is printed without a stack trace. */
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
 * Runs a script and sets the exit code that it returns (0 if none).
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

/** A terminal sends Ctrl+C to the child too; a second signal would kill it. */
const isAtTerminal = () => process.stdin.isTTY || process.stdout.isTTY;

/**
 * Runs a program on this terminal and passes on the signals that ask it to end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @param {(message: unknown) => void} [onMessage] receives what the program sends, if `stdio` has an `ipc` channel
 * @returns {Promise<number>} its exit code, or 128 plus the number of the signal that ended it
 */
export const runInherit = (command, args, options, onMessage) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    if (onMessage) child.on('message', onMessage);
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
 * Runs a program and waits for it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @throws {ExitError} if it fails; the program has printed why
 */
export const run = async (command, args, options) => {
  const code = await runInherit(command, args, options);
  if (code !== 0) throw new ExitError('', code);
};

/**
 * Runs a program and returns its output. Null if it fails or does not exist.
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
 * Arguments for `process.execPath` that run a tool from node_modules.
 * @param {string} file for example `vite/bin/vite.js`
 * @param {...string} args
 */
export const tool = (file, ...args) => [at('node_modules', file), ...args];

/**
 * Runs npm with the current Node if npm started this script, otherwise the npm on the PATH.
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
 * @template T the known type of its content
 * @param {string} file relative to the root
 */
export const jsonOf = (file) => {
  /** @type {unknown} */
  const value = JSON.parse(readFileSync(at(file), 'utf8'));
  return /** @type {T} */ (value);
};
