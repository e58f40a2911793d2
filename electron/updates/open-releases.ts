// Where the releases of this app are, as the package.json in its package says, and who asks there.
import { readFileSync } from 'node:fs';
import { releaseSourceOf } from './release-source.ts';
import type { Releases } from './update-check.ts';

/** Null if package.json names no place. What asks there is loaded with the first check, because most starts make none. */
export const openReleases = (manifestFile: string): Releases | null => {
  const source = releaseSourceOf(JSON.parse(readFileSync(manifestFile, 'utf8')));
  return (
    source && {
      source,
      request: async (...how) =>
        (await import('./request-release.ts')).requestRelease(source, ...how),
    }
  );
};
