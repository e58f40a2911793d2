// One watch and what is seen of its job, for tests of what follows from it.
import type { JobStatus } from '../../electron/casjobs/job.ts';
import type { Observation, Watch } from '../../electron/watch/watch-reducer.ts';
import { watchOf } from './watched-account.ts';

export const AT = Date.UTC(2026, 10, 24, 12);

/** Begun at `AT`. */
export const singleWatch = (part: Partial<Watch> = {}): Watch => watchOf({ since: AT, ...part });

export const heardCancel = { sent: 'heard', tries: 1 } as const;
export const untilDone = { kind: 'until-done' } as const;
export const unseen = { seenOpen: false } as const;

export const sightingOf = (what: JobStatus | 'missing'): Observation =>
  what === 'missing' ? 'missing' : { status: what };
