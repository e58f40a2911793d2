// The practice service's limits, because every program of this computer can call it.
import { ServiceFault } from './service-faults.ts';

const MIB = 2 ** 20;

export const MAX_BODY_BYTES = 10 * MIB;
/** All current requests and replies together. */
const MAX_CARRIED_BYTES = 32 * MIB;
export const MAX_CONNECTIONS = 64;
/** Time for the head of a request, for the whole of it, and without a byte in either direction. */
export const HEAD_MS = 10_000;
export const REQUEST_MS = 30_000;
export const IDLE_CONNECTION_MS = 120_000;
/** What callers add: jobs, and the characters of their queries. */
const MAX_JOBS = 2_000;
const MAX_KEPT_CHARACTERS = 16 * MIB;
/** A form has six fields at most. */
const MAX_FIELDS = 100;

/** Counts without taking the text apart, which may be megabytes long. */
export const hasTooManyFields = (form: string): boolean => {
  let count = 0;
  for (let at = form.indexOf('&'); at >= 0 && count <= MAX_FIELDS; at = form.indexOf('&', at + 1))
    count += 1;
  return count > MAX_FIELDS;
};

/** The memory for current requests and replies. */
export interface Carried {
  /** @returns whether there was room; then it must be given back */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

export const createCarried = (): Carried => {
  let carried = 0;
  return {
    take: (bytes) => {
      if (carried + bytes > MAX_CARRIED_BYTES) return false;
      carried += bytes;
      return true;
    },
    give: (bytes) => {
      carried -= bytes;
    },
  };
};

/**
 * Counts the jobs that callers add. The room is not given back until the service starts again.
 * @throws ServiceFault where there is no room left
 */
export type CountJob = (characters: number) => void;

export const createJobLimit = (): CountJob => {
  let jobs = 0;
  let kept = 0;
  return (characters) => {
    if (jobs >= MAX_JOBS || kept + characters > MAX_KEPT_CHARACTERS) {
      throw new ServiceFault(
        'The practice service is full. It is empty again after its next start.',
      );
    }
    jobs += 1;
    kept += characters;
  };
};
