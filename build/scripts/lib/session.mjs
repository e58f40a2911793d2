// What the sessions of the test desktops have in common: files of a throwaway home, programs that are started and ended,
// services that must be there.
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ExitError, ask, runInherit, madeFolder, say } from './tooling.mjs';

const readySeconds = '30';
const POLL_MS = 100;

/** @param {string} file in the home's .config @param {string} text */
export const configure = (file, text) => {
  const whole = path.join(os.homedir(), '.config', file);
  madeFolder(path.dirname(whole));
  writeFileSync(whole, text);
};

/** @type {import('node:child_process').ChildProcess[]} */
const started = [];

/** @type {(command: string) => void} */
let onEnded;
/** @type {Promise<string>} the first program of the session that ends */
const anyEnded = new Promise((resolve) => (onEnded = resolve));

/**
 * A program of the session, which must live as long as it.
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
 * Hands the session to whoever started this, in one line of JSON, and keeps it until they close our input or are gone.
 * @param {NodeJS.ProcessEnv} env
 * @throws {ExitError} where one of its programs ends before
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
  if (command !== null) throw new ExitError(`${command} has ended.`);
};

/**
 * Runs in the session the command that is named in this script's arguments; without one, lends it.
 * @returns {Promise<number | void>} the command's exit code
 */
export const runOrLend = () => {
  const [command, ...args] = process.argv.slice(2);
  const env = { ...process.env, CASJOBS_TRAY_TEST_DESKTOP: '1' };
  return command === undefined ? lend(env) : runInherit(command, args, { env });
};

/** @param {string} name on the session bus @param {string} what for a person */
export const needService = async (name, what) => {
  const answer = await ask('gdbus', ['wait', '--session', '--timeout', readySeconds, name]);
  if (answer === null) throw new ExitError(`The test desktop has no ${what}: ${name} does not answer.`);
};

/** @param {string} file @param {string} what for a person */
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
    ...['call', '--session', '--dest', 'org.freedesktop.secrets'],
    ...['--object-path', '/org/freedesktop/secrets/aliases/default'],
    ...['--method', 'org.freedesktop.DBus.Properties.Get'],
    ...['org.freedesktop.Secret.Collection', 'Locked'],
  ]);
  if (!locked?.includes('false')) throw new ExitError('The keychain of the test desktop is not open.');
};

/** What the bus starts by itself must find the screen, as on any desktop. @param {readonly string[]} names */
export const showScreenToBus = async (names) => {
  const pairs = names.map((name) => `'${name}': '${process.env[name] ?? ''}'`);
  const answer = await ask('gdbus', [
    ...['call', '--session', '--dest', 'org.freedesktop.DBus'],
    ...['--object-path', '/org/freedesktop/DBus'],
    ...['--method', 'org.freedesktop.DBus.UpdateActivationEnvironment', `{${pairs.join(', ')}}`],
  ]);
  if (answer === null) throw new ExitError('The D-Bus session of the test desktop does not answer.');
};

/** It writes settings and opens a keychain, which must not be a person's own. */
export const needThrowawayHome = () => {
  if (!os.homedir().startsWith(os.tmpdir() + path.sep))
    throw new ExitError('The test desktop needs a home of its own: npm test -- desktop');
};
