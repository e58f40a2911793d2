// From what a person types to the BASE of an installation, and from BASE to its pages. Pure; asks no network.
import type { JobId } from './job.ts';

/** A usable BASE, or why it is none. */
export type Endpoint =
  { readonly ok: true; readonly base: string } | { readonly ok: false; readonly why: NoEndpoint };

/**
 * - `bad-url`       it is no web address
 * - `not-https`     http is for this computer only
 * - `secret-in-url` a user name or password stands in it
 */
export type NoEndpoint = 'no-url' | 'bad-url' | 'not-https' | 'secret-in-url';

/** What people paste besides BASE: the services' own addresses and the pages of the web site. */
const BELOW_BASE =
  /(?:\/services\/jobs\.asmx(?:\/\w+)?|\/casusers\.asmx(?:\/\w+)?|\/services|\/[\w-]+\.aspx)$/i;

/**
 * Reads BASE or the address of `jobs.asmx`, in any letter case, with or without a trailing slash or query.
 * Without a scheme https is meant. The letter case of BASE is kept.
 */
export const readEndpoint = (typed: string): Endpoint => {
  const text = typed.trim();
  if (text === '') return no('no-url');
  const url = parse(text);
  if (url === null) return no('bad-url');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return no('not-https');
  if (url.username !== '' || url.password !== '') return no('secret-in-url');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return no('not-https');
  return { ok: true, base: url.origin + basePath(url.pathname) };
};

/** Whether a stored BASE may get a password: as strict as `readEndpoint`, for what an earlier version has read. */
export const isUsableBase = (base: string): boolean => {
  if (!URL.canParse(base)) return false;
  const url = new URL(base);
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return isSafe && base === url.origin + trimEnd(url.pathname);
};

const no = (why: NoEndpoint): Endpoint => ({ ok: false, why });

const parse = (text: string): URL | null => {
  // The URL parser would quietly drop line breaks and tabs.
  if (/\s/.test(text)) return null;
  const whole = text.includes('://') ? text : `https://${text}`;
  return URL.canParse(whole) ? new URL(whole) : null;
};

const basePath = (path: string): string => trimEnd(trimEnd(path).replace(BELOW_BASE, ''));
const trimEnd = (path: string): string => path.replace(/\/+$/, '');

/** Whether a host name, as the URL parser writes it, is this computer. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

export const jobsUrl = (base: string): string => `${base}/services/jobs.asmx`;
export const usersUrl = (base: string): string => `${base}/casusers.asmx`;

/** The page of a job, for a browser. */
export const jobPageUrl = (base: string, jobId: JobId): string =>
  `${base}/jobdetails.aspx?id=${jobId}`;
