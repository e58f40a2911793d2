// How much the practice service takes in: every program of this computer can reach it.
import { ServiceFault } from './faults.ts';

const MIB = 2 ** 20;

/** Queries of some length come by HTTP GET too. */
export const MAX_HEADER_BYTES = 256 * 2 ** 10;
export const MAX_BODY_BYTES = 10 * MIB;
/** All requests and answers that are being carried, together. */
export const MAX_CARRIED_BYTES = 32 * MIB;
export const MAX_CONNECTIONS = 64;
/** Time for the head of a request, for the whole of it, and without a byte in either direction. */
export const HEAD_MS = 10_000;
export const REQUEST_MS = 30_000;
export const IDLE_MS = 120_000;
/** What callers leave behind: jobs, and the characters of queries, tables and files. */
const MAX_JOBS = 2_000;
const MAX_KEPT_CHARACTERS = 16 * MIB;

/** A form has ten fields at most, and a table is read into one text a value. */
export const MAX_FIELDS = 100;
export const MAX_VALUES = 200_000;

/** Whether a sign stands in a text more often than that; looks no further. */
export const hasMoreThan = (most: number, sign: string, text: string): boolean => {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0 && count <= most; at = text.indexOf(sign, at + 1))
    count += 1;
  return count > most;
};

/** The room for what is carried. */
export interface Carried {
  /** Whether there was room for it; then it is to be given back. */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

export const createCarried = (most = MAX_CARRIED_BYTES): Carried => {
  let carried = 0;
  return {
    take: (bytes) => {
      if (carried + bytes > most) return false;
      carried += bytes;
      return true;
    },
    give: (bytes) => {
      carried -= bytes;
    },
  };
};

/** The room for what callers leave behind. It is not given back: the service begins anew at each start. */
export interface Storage {
  /** @throws ServiceFault where there is no room left */
  addJob(characters: number): void;
  addText(characters: number): void;
}

export const createStorage = (): Storage => {
  let jobs = 0;
  let kept = 0;
  const addText = (characters: number): void => {
    if (kept + characters > MAX_KEPT_CHARACTERS) throw full();
    kept += characters;
  };
  return {
    addText,
    addJob: (characters) => {
      if (jobs >= MAX_JOBS) throw full();
      addText(characters);
      jobs += 1;
    },
  };
};

const full = (): ServiceFault =>
  new ServiceFault('The practice service is full. It is empty again after its next start.');
