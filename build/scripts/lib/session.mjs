// Shared by the sessions of the test desktops: configuration files, starting and stopping programs, waiting for services.
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ExitError, ask, runInherit, madeFolder, say } from './tooling.mjs';

const readySeconds = '30';
const POLL_MS = 100;

/** @param {string} file in ~/.config @param {string} text */
export const configure = (file, text) => {
  const whole = path.join(os.homedir(), '.config', file);
  madeFolder(path.dirname(whole));
  writeFileSync(whole, text);
};

/** @type {import('node:child_process').ChildProcess[]} */
const started = [];

/** @type {(command: string) => void} */
let onEnded;
/** @type {Promise<string>} the first program of the session to end */
const anyEnded = new Promise((resolve) => (onEnded = resolve));

/**
 * Starts a program that must run as long as the session.
 * @param {string} command
 * @param {readonly string[]} [args]
 * @param {string} [input]
 * @param {NodeJS.ProcessEnv} [env]
 */
export const start = (command, args = [], input, env = process.env) => {
  const child = spawn(command, args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
  child.on('error', () => console.error(`${command} could not be started.`));
  child.on('close', () => onEnded(command));
  child.stdin.end(input);
  started.push(child);
};

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<void>} */
const end = (child) =>
  new Promise((resolve) => {
    const isOver = child.exitCode !== null || child.signalCode !== null || !child.pid;
    if (isOver) resolve();
    child.on('close', () => resolve());
    child.kill();
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  });

export const endAll = () => Promise.all(started.map(end));

/**
 * Prints the session's environment as one line of JSON and keeps the session until the parent closes this process's
 * input or ends.
 * @param {NodeJS.ProcessEnv} env
 * @throws {ExitError} if one of its programs ends first
 */
const lend = async (env) => {
  /** @type {Promise<null>} */
  const asked = new Promise((resolve) => {
    process.stdin.resume().once('close', () => resolve(null));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve(null));
  });
  say(JSON.stringify({ session: env }));
  const command = await Promise.race([asked, anyEnded]);
  process.stdin.destroy();
  if (command !== null) throw new ExitError(`${command} ended unexpectedly.`);
};

/**
 * Runs the command in this script's arguments in the session; without a command, lends the session.
 * @returns {Promise<number | void>} the command's exit code
 */
export const runOrLend = () => {
  const [command, ...args] = process.argv.slice(2);
  const env = { ...process.env, CASJOBS_TRAY_TEST_DESKTOP: '1' };
  return command === undefined ? lend(env) : runInherit(command, args, { env });
};

/** @param {string} name on the session bus @param {string} what for the message */
export const needService = async (name, what) => {
  const answer = await ask('gdbus', ['wait', '--session', '--timeout', readySeconds, name]);
  if (answer === null)
    throw new ExitError(`The test desktop has no ${what}: ${name} does not answer.`);
};

/** @param {string} file @param {string} what for the message */
export const needFile = async (file, what) => {
  for (const end = Date.now() + Number(readySeconds) * 1000; !existsSync(file);) {
    if (Date.now() > end) throw new ExitError(`The test desktop has no ${what}.`);
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
};

export const startKeychain = () =>
  start(
    'gnome-keyring-daemon',
    ['--unlock', '--foreground', '--components=secrets'],
    'a throwaway password',
  );

export const needOpenKeychain = async () => {
  await needService('org.freedesktop.secrets', 'keychain');
  const locked = await ask('gdbus', [
    'call',
    '--session',
    '--dest',
    'org.freedesktop.secrets',
    '--object-path',
    '/org/freedesktop/secrets/aliases/default',
    '--method',
    'org.freedesktop.DBus.Properties.Get',
    'org.freedesktop.Secret.Collection',
    'Locked',
  ]);
  if (!locked?.includes('false'))
    throw new ExitError('The keychain of the test desktop is not open.');
};

/** Lets programs that the bus starts find the screen. @param {readonly string[]} names */
export const showScreenToBus = async (names) => {
  const pairs = names.map((name) => `'${name}': '${process.env[name] ?? ''}'`);
  const answer = await ask('gdbus', [
    'call',
    '--session',
    '--dest',
    'org.freedesktop.DBus',
    '--object-path',
    '/org/freedesktop/DBus',
    '--method',
    'org.freedesktop.DBus.UpdateActivationEnvironment',
    `{${pairs.join(', ')}}`,
  ]);
  if (answer === null)
    throw new ExitError('The D-Bus session of the test desktop does not answer.');
};

/** Refuses to run in a user's own home, because it writes settings and opens a keychain. */
export const needThrowawayHome = () => {
  if (!os.homedir().startsWith(os.tmpdir() + path.sep))
    throw new ExitError('The test desktop needs a home of its own: npm test -- desktop');
};
