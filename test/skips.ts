// Tests that not every system can run, each with its reason: `npm test` lists them at its end.
import type {} from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    reason?: string;
  }
}

export const isUnix = process.platform !== 'win32';

/** Options of a test that is skipped where `isUnix` does not hold. */
export const unixOnly = { meta: { reason: 'Windows has no such files, limits and permissions' } };
