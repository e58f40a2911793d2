// From what a person types to the BASE of an installation, and from BASE to its pages. Pure; asks no network.
import type { JobId } from './job.ts';

/** A usable BASE, or a sentence for the person why it is none. */
export type Endpoint =
  { readonly ok: true; readonly base: string } | { readonly ok: false; readonly why: string };

const HTTPS_ONLY = 'CasJobs Tray talks https only; http is for this computer (127.0.0.1).';

/** What people paste besides BASE: the services' own addresses and the pages of the web site. */
const BELOW_BASE =
  /(?:\/services\/jobs\.asmx(?:\/\w+)?|\/casusers\.asmx(?:\/\w+)?|\/services|\/[\w-]+\.aspx)$/i;

/**
 * Reads BASE or the address of `jobs.asmx`, in any letter case, with or without a trailing slash or query.
 * Without a scheme https is meant. The letter case of BASE is kept.
 */
export const readEndpoint = (typed: string): Endpoint => {
  const text = typed.trim();
  if (text === '') return no('Type the address of the service.');
  const url = parse(text);
  if (url === null) return no('This is no web address. One looks like https://example.org/casjobs');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return no(HTTPS_ONLY);
  if (url.username !== '' || url.password !== '') {
    return no('Leave the user name and password out of the address.');
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return no(HTTPS_ONLY);
  return { ok: true, base: url.origin + basePath(url.pathname) };
};

const no = (why: string): Endpoint => ({ ok: false, why });

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
