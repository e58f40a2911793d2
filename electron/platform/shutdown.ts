// The end of the app: saves what must be on the disk, then closes everything else. It takes a few seconds at most.
import { Worker } from 'node:worker_threads';

/** Saving takes a fraction of it; a disk that takes longer hangs. ms */
const SAVING_MS = 2_500;
/** A keychain or a thread that does not hang ends within this time. ms */
const ENDING_MS = 500;
const POLL_AGAIN_MS = 20;
/** From quitting until the process has ended. ms */
export const LONGEST_END_MS = 5_000;

export interface EndParts {
  /** Resolves when everything that must be on the disk is. */
  readonly save: () => Promise<unknown>;
  /** What else to close; each may throw, and may never settle. */
  readonly closings: readonly (() => unknown)[];
  /** Each waits at most `ms` until nothing of its kind is running. @returns whether nothing is */
  readonly rests: readonly ((ms: number) => Promise<boolean>)[];
  /** Ends the process at once. */
  readonly kill: () => void;
}

/**
 * Never rejects. What hangs occupies one of Node's threads, and Node waits for all of them: then the process is
 * killed. Everything that must be saved is on the disk by then.
 */
export const closeAll = async (parts: EndParts): Promise<void> => {
  const { save, closings, rests, kill } = parts;
  const isSaved = await isWithin(settled(save), SAVING_MS);
  const closed = Promise.all(closings.map(settled));
  const areOver = await Promise.all([
    isWithin(closed, ENDING_MS),
    ...rests.map((rest) => rest(ENDING_MS).catch(() => false)),
  ]);
  if (!isSaved || areOver.includes(false)) kill();
};

const settled = async (act: () => unknown): Promise<void> => {
  try {
    await act();
  } catch {
    // An error does not matter at the end.
  }
};

const isWithin = async (done: Promise<unknown>, ms: number): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  return Promise.race([done.then(() => true), late]).finally(() => clearTimeout(timer));
};

const killSelf = `
const { workerData } = require('node:worker_threads');
setTimeout(() => process.kill(process.pid, 'SIGKILL'), workerData);
`;

/**
 * Kills the process after `ms` if it is still there: from its own thread, because a call to the system that does
 * not return, for example over D-Bus, stops every timer of this thread.
 */
export const killAfter = (ms: number): void => {
  const options = { eval: true, workerData: ms, env: {}, argv: [], execArgv: [] };
  try {
    const thread = new Worker(killSelf, options);
    thread.on('error', () => undefined);
    thread.unref();
  } catch {
    // Starting a thread may fail.
    setTimeout(kill, ms).unref();
  }
};

export const kill = (): void => void process.kill(process.pid, 'SIGKILL');

/** Requests that Node has passed to a thread and that have not returned; timers and sockets don't delay the end. */
const isSystemBusy = (): boolean =>
  process
    .getActiveResourcesInfo()
    .some((type) =>
      /^(GetAddrInfoReqWrap|GetNameInfoReqWrap|FSReqCallback|FSReqPromise)$/.test(type),
    );

/** Waits at most `ms` until the system has finished requests, such as looking a host up. */
export const waitForSystem = async (ms: number): Promise<boolean> => {
  for (let left = ms; isSystemBusy() && left > 0; left -= POLL_AGAIN_MS)
    await new Promise((resolve) => setTimeout(resolve, POLL_AGAIN_MS));
  return !isSystemBusy();
};
