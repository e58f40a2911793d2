// The end of the app: first what must lie on the disk, then all else; whatever hangs, it takes a few seconds at most.
import { Worker } from 'node:worker_threads';

/** What is to be saved takes a fraction of it; a disk that takes longer has hung. ms */
const SAVING_MS = 2_500;
/** What is well, a keychain or a thread, has ended within. ms */
const ENDING_MS = 500;
const POLL_AGAIN_MS = 20;
/** From the wish to quit until the process is gone. ms */
export const LONGEST_END_MS = 5_000;

export interface EndParts {
  /** Resolves when everything that must lie on the disk does. */
  readonly save: () => Promise<unknown>;
  /** What else is to be closed; each may throw, and may not settle. */
  readonly closings: readonly (() => unknown)[];
  /** Each waits until nothing of its kind is under way, at most `ms`; whether so. */
  readonly rests: readonly ((ms: number) => Promise<boolean>)[];
  /** Ends the process at once. */
  readonly kill: () => void;
}

/**
 * Never rejects. What hangs holds one of Node's threads, and Node ends only with all of them: then the process is
 * killed. What must be kept lies on the disk by then.
 */
export const takeDown = async (parts: EndParts): Promise<void> => {
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
    // It is at its end, which is all that counts now.
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
 * Kills the process after `ms` if it is still there: from a thread of its own, because a call to the system that does
 * not return, as one over D-Bus, stops every timer of this one.
 */
export const endWithin = (ms: number): void => {
  const options = { eval: true, workerData: ms, env: {}, argv: [], execArgv: [] };
  try {
    const thread = new Worker(killSelf, options);
    thread.on('error', () => undefined);
    thread.unref();
  } catch {
    // There may be no thread to be had.
    setTimeout(kill, ms).unref();
  }
};

export const kill = (): void => void process.kill(process.pid, 'SIGKILL');

/** Requests that Node has handed to a thread and that have not come back; timers and sockets do not hold it up. */
const isSystemBusy = (): boolean =>
  process
    .getActiveResourcesInfo()
    .some((type) =>
      /^(GetAddrInfoReqWrap|GetNameInfoReqWrap|FSReqCallback|FSReqPromise)$/.test(type),
    );

/** Waits until the system has done what was asked of it, such as to look a host up; at most `ms`. */
export const systemRests = async (ms: number): Promise<boolean> => {
  for (let left = ms; isSystemBusy() && left > 0; left -= POLL_AGAIN_MS)
    await new Promise((resolve) => setTimeout(resolve, POLL_AGAIN_MS));
  return !isSystemBusy();
};
