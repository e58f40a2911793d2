// Core dumps hold the memory of a process, passwords included. Node has no call for the limit, so on Linux `prlimit` of
// util-linux sets it; macOS writes none unless its user asks for them, and on Windows the app has no say.
import { execFile } from 'node:child_process';
import { app } from 'electron';
import type { Log } from '../log.ts';

const forbid = (pid: number, log: Log): void => {
  // A process that is not there yet, or is gone.
  if (pid === 0) return;
  execFile('prlimit', [`--pid=${pid}`, '--core=0:0'], { timeout: 10_000 }, (error) => {
    if (error) log('core-dumps-not-forbidden', { code: String(error.code ?? '') });
  });
};

/** For main and the process of each page. */
export const forbidCoreDumps = (log: Log): void => {
  if (process.platform !== 'linux') return;
  forbid(process.pid, log);
  app.on('web-contents-created', (_event, contents) =>
    contents.on('dom-ready', () => forbid(contents.getOSProcessId(), log)),
  );
};
