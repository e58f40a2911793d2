// Where the releases of this app are published, as its package.json says. Pure.
import * as v from 'valibot';
import { isLoopback } from '../casjobs/endpoint.ts';

export interface ReleaseSource {
  /** Answers with the newest release as JSON, in the form of GitHub's `releases/latest`. */
  readonly url: string;
  /** What the addresses of the releases' pages begin with. */
  readonly pages: string;
}

/** The fields of package.json that may tell it. */
const manifestSchema = v.object({
  /** The address to ask, for a host other than GitHub. */
  releases: v.optional(v.string()),
  repository: v.optional(v.union([v.string(), v.object({ url: v.string() })])),
  homepage: v.optional(v.string()),
});

const GITHUB =
  /^(?:github:|(?:git\+)?https:\/\/github\.com\/)([\w.-]+)\/([\w.-]+?)(?:\.git)?(?:[/#].*)?$/;

/** @returns null if package.json names no place where anybody could look */
export const releaseSourceOf = (manifest: unknown): ReleaseSource | null => {
  const { success, output } = v.safeParse(manifestSchema, manifest);
  if (!success) return null;
  const { releases, repository, homepage } = output;
  if (releases !== undefined) return ownSource(releases);
  const address = typeof repository === 'object' ? repository.url : repository;
  return githubSource(address) ?? githubSource(homepage);
};

const ownSource = (url: string): ReleaseSource | null =>
  isSafe(url) ? { url, pages: `${new URL(url).origin}/` } : null;

const githubSource = (address = ''): ReleaseSource | null => {
  const [, owner, name] = GITHUB.exec(address) ?? [];
  if (owner === undefined || name === undefined) return null;
  return {
    url: `https://api.github.com/repos/${owner}/${name}/releases/latest`,
    pages: `https://github.com/${owner}/${name}/`,
  };
};

const isSafe = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  const isPrivate = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return isPrivate && username === '' && password === '';
};

const LONGEST_PAGE = 500;

/** The address of a release's page, as URLs are written; null if it is not one of this source. */
export const releasePageOf = ({ pages }: ReleaseSource, address: string): string | null => {
  if (address.length > LONGEST_PAGE || !URL.canParse(address)) return null;
  const { href } = new URL(address);
  return href.startsWith(pages) && isSafe(href) ? href : null;
};
