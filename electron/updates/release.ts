// Reads the newest release out of a reply, and compares versions. Pure.
import * as v from 'valibot';
import { releasePageOf, type ReleaseSource } from './release-source.ts';

export interface Release {
  /** Three numbers, `0.2.0`. */
  readonly version: string;
  /** The address of its page. */
  readonly page: string;
}

/** What a reply says. `none`: nothing that can be understood, or nothing at all. */
export type ReleaseRead =
  | { readonly kind: 'release'; readonly release: Release }
  /** A version for testers, which is offered to nobody. */
  | { readonly kind: 'pre-release' }
  | { readonly kind: 'none' };

const replySchema = v.object({
  tag_name: v.string(),
  html_url: v.string(),
  draft: v.optional(v.boolean(), false),
  prerelease: v.optional(v.boolean(), false),
});

/** As semver.org has it, without build metadata, which orders nothing. */
const VERSION =
  /^v?((?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2})(-[0-9A-Za-z.-]{1,60})?(?:\+[0-9A-Za-z.-]{1,60})?$/;

export const readRelease = (text: string, source: ReleaseSource): ReleaseRead => {
  const { success, output } = v.safeParse(replySchema, jsonOf(text));
  if (!success) return { kind: 'none' };
  const [, version, suffix] = VERSION.exec(output.tag_name) ?? [];
  const page = releasePageOf(source, output.html_url);
  if (version === undefined || page === null) return { kind: 'none' };
  if (suffix !== undefined || output.prerelease || output.draft) return { kind: 'pre-release' };
  return { kind: 'release', release: { version, page } };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Whether a release comes after the running version, which may itself be a pre-release of it. */
export const isNewer = (release: string, running: string): boolean => {
  const [, version = '', suffix] = VERSION.exec(running) ?? [];
  const [theirs, ours] = [numbersOf(release), numbersOf(version)];
  const at = theirs.findIndex((number, place) => number !== ours[place]);
  if (at === -1) return suffix !== undefined;
  // A running version that can't be read is left alone.
  return (theirs[at] ?? 0) > (ours[at] ?? Infinity);
};

const numbersOf = (version: string): readonly number[] =>
  version === '' ? [] : version.split('.').map(Number);
