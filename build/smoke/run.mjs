// Runs a program of the system to its end, and keeps all that it said.
import { spawn } from 'node:child_process';

/** @typedef {{ code: number | null, text: string }} Ran `code` is null where it could not be started or was killed */

const LIMIT_MS = 120_000;

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ limitMs?: number, env?: NodeJS.ProcessEnv }} [options] after the limit it is killed
 * @returns {Promise<Ran>}
 */
export const ran = (command, args, { limitMs = LIMIT_MS, env = process.env } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: limitMs,
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => (text += String(part)));
    child.on('error', (error) => resolve({ code: null, text: error.message }));
    child.on('close', (code) => resolve({ code, text }));
  });
