// The address of an installation: from what a user types to its BASE, and from BASE to its pages. Pure, and without Node,
// because the page reads its types.
import type { JobId } from './job.ts';
import { presetMovedTo, presets, websiteOf } from './service-presets.ts';
import { hasInvisible, trimInvisible, withoutQuotes } from './normalize-input.ts';

/** A usable BASE, or why it is not usable. */
type Endpoint = { readonly ok: true; readonly base: string } | NoEndpoint;

export interface NoEndpoint {
  readonly ok: false;
  readonly why: WhyNoEndpoint;
  /** The host that it names or, for `other-host`, leads to. */
  readonly host?: string;
  /** The address that is probably meant. The user has to accept it, because a password must not be sent by a guess. */
  readonly suggestion?: string;
}

/**
 * - `bad-url`        it is not a web address
 * - `not-https`      http is only allowed for this computer
 * - `secret-in-url`  it contains a user name or password
 * - `unseen-in-url`  it contains an invisible character
 * - `scheme-in-url`  its scheme is misspelled
 * - `other-host`     it leads to another host than it seems to, for example by letters that look alike
 * - `retired`        the service has moved to another address
 */
type WhyNoEndpoint =
  | 'no-url'
  | 'bad-url'
  | 'not-https'
  | 'secret-in-url'
  | 'unseen-in-url'
  | 'scheme-in-url'
  | 'other-host'
  | 'retired';

/** What users paste besides BASE: the services' own addresses and the pages of the website. */
const BELOW_BASE =
  /(?:(?:\/services)?\/jobs\.asmx(?:\/\w+)?|\/casusers\.asmx(?:\/\w+)?|\/services|\/[\w-]+\.aspx)$/i;

/**
 * Reads BASE or the address of `jobs.asmx`, in any letter case, with or without a trailing slash or query, in quotes
 * or angle brackets. Without a scheme https is meant. The letter case of BASE is kept.
 */
export const readEndpoint = (typed: string): Endpoint => {
  const text = unwrapped(typed).replaceAll('\\', '/');
  if (text === '') return no('no-url');
  // The URL parser would quietly drop line breaks and tabs.
  if (/\s/.test(text)) return no('bad-url');
  if (hasInvisible(text)) return no('unseen-in-url');
  const { scheme, rest } = schemeOf(text);
  if (scheme === 'other') return no('not-https');
  if (scheme === 'misspelled') return suggesting(no('scheme-in-url'), `https://${rest}`);
  const whole = `${scheme}://${rest}`;
  if (!URL.canParse(whole)) return no('bad-url');
  return judge(new URL(whole), text);
};

const judge = (url: URL, text: string): Endpoint => {
  if (url.username !== '' || url.password !== '') return no('secret-in-url');
  const host = url.hostname.replace(/\.$/, '');
  const port = url.port === '' ? '' : `:${url.port}`;
  if (!isHost(host)) return no('bad-url');
  const secure = `https://${host}${port}${basePath(url.pathname)}`;
  // `https://1234567` would be an IP address, and letters of another script another host.
  if (!text.toLowerCase().includes(host))
    return /^\d+(?:\.\d+)*$/.test(host)
      ? no('bad-url')
      : { ...no('other-host'), host, suggestion: secure };
  const now = presets.find(({ id }) => id === presetMovedTo(host, url.pathname));
  if (now) return { ...no('retired'), host, suggestion: now.base };
  if (url.protocol === 'https:') return { ok: true, base: secure };
  if (!isLoopback(host)) return { ...no('not-https'), host, suggestion: secure };
  return { ok: true, base: `http://${host}${port}${basePath(url.pathname)}` };
};

/** Without what mail programs and sentences add around an address. */
const unwrapped = (typed: string): string => {
  const text = trimInvisible(typed);
  const inner = withoutQuotes(text.replace(/^[<(](.*)[>)]$/su, '$1').replace(/[,;.]+$/, ''));
  return inner === text ? text : unwrapped(inner);
};

type Scheme = 'https' | 'http' | 'misspelled' | 'other';

/** `https:/host` and `https//host` are clear; for `htps://host` the user is asked. */
const schemeOf = (text: string): { readonly scheme: Scheme; readonly rest: string } => {
  const [, name = '', rest = ''] = /^([a-z][a-z0-9+.-]*)?(?:[:;]\/+|\/{2,})(.*)$/is.exec(text) ??
    /^(https?)(?:[:;]|\/)(.*)$/is.exec(text) ?? ['', '', text];
  const scheme = name.toLowerCase();
  // A second scheme would be taken for the host.
  const second = /^(?:[htps]{3,8}(?:[:;]\/+|\/{2,})|https?[:;]?\/+)(.*)$/is.exec(rest)?.[1];
  if (second !== undefined) return { scheme: 'misspelled', rest: second };
  if (scheme === '') return { scheme: 'https', rest };
  if (scheme === 'https' || scheme === 'http') return { scheme, rest };
  if (/^[htps]{2,8}$/.test(scheme)) return { scheme: 'misspelled', rest };
  // `host//path`, without a scheme.
  return scheme.includes('.') ? { scheme: 'https', rest: text } : { scheme: 'other', rest };
};

/** Suggests the address only if it can be used. */
const suggesting = (refused: NoEndpoint, address: string): NoEndpoint => {
  const read = readEndpoint(address);
  const suggestion = read.ok ? read.base : read.suggestion;
  return suggestion === undefined ? refused : { ...refused, suggestion };
};

const isHost = (host: string): boolean =>
  !/^(?:https?|www)$/.test(host) &&
  /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*|\[[0-9a-f:.]+\])$/.test(
    host,
  );

/** Whether a stored BASE may get a password: as strict as `readEndpoint`, because an earlier version may have stored it. */
export const isUsableBase = (base: string): boolean => {
  if (!URL.canParse(base)) return false;
  const url = new URL(base);
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return isSafe && base === url.origin + trimEnd(url.pathname);
};

const no = (why: WhyNoEndpoint): NoEndpoint => ({ ok: false, why });

const basePath = (path: string): string => {
  const plain = path.replace(/(?:%20|%E2%80%8B)+$/gi, '').replace(/\/{2,}/g, '/');
  return trimEnd(trimEnd(plain).replace(BELOW_BASE, ''));
};
const trimEnd = (path: string): string => path.replace(/\/+$/, '');

/** Whether a host name, as the URL parser writes it, is this computer. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

/** The same, and other names and addresses of this computer. They are never reached by a proxy. */
export const isThisComputer = (host: string): boolean =>
  isLoopback(host) ||
  /(?:^|\.)localhost\.?$/.test(host) ||
  /^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/.test(host);

export const jobsUrl = (base: string): string => `${base}/services/jobs.asmx`;
export const usersUrl = (base: string): string => `${base}/casusers.asmx`;

/** The page of a job, for a browser. */
export const jobPageUrl = (base: string, jobId: JobId): string =>
  `${websiteOf(base)}/jobdetails.aspx?id=${jobId}`;
