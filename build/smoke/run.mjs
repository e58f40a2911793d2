// Runs a system program and returns all its output.
import { spawn } from 'node:child_process';

/** @typedef {{ code: number | null, text: string }} Ran `code` is null if it could not be started or was killed */

const LIMIT_MS = 120_000;

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ limitMs?: number, env?: NodeJS.ProcessEnv }} [options] killed after the limit
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
