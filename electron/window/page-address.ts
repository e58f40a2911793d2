// The page's addresses: which are the app's own, the file behind each, and the headers that it is served with. Pure; every
// address may come from an attacker.
import path from 'node:path';

export const SCHEME = 'app';
const HOST = 'casjobs-tray';
export const PAGE_URL = `${SCHEME}://${HOST}/index.html`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Plain names only: no `..`, nothing hidden, encoded or special to a file system. Not parsed first, because
 * a parser would resolve `..`.
 */
const plainAddress = new RegExp(
  `^${SCHEME}://${HOST}((?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+)(?:[?#]|$)`,
);

const parsed = (address: string): URL | null => (URL.canParse(address) ? new URL(address) : null);

const isAppUrl = (url: URL): boolean =>
  url.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.password === '';

interface PageFile {
  readonly file: string;
  readonly contentType: string;
}

/** The file in `folder` for an address of the page, or null. */
export const fileOf = (address: string, folder: string): PageFile | null => {
  const name = plainAddress.exec(address)?.[1] ?? '';
  const contentType = types[path.posix.extname(name)];
  return contentType === undefined ? null : { file: path.join(folder, name), contentType };
};

/** The rules for addresses; `devUrl` is the development server's, null in a packaged app. */
export interface Addresses {
  readonly pageUrl: string;
  /** Whether a page of this address is the app's own and may send requests to main. */
  readonly isOurs: (address: string) => boolean;
  /** Whether the page may load this. */
  readonly mayLoad: (address: string) => boolean;
}

const isDevtools = (url: URL): boolean => url.protocol === 'devtools:';

/** The development server reports changes by a web socket of the same host. */
const isSocketOf = (url: URL, server: URL): boolean =>
  url.protocol === 'ws:' && url.host === server.host;

export const createAddresses = (devUrl: string | null): Addresses => {
  const dev = devUrl === null ? null : new URL(devUrl);
  const isOurs = (url: URL): boolean => (dev ? url.origin === dev.origin : isAppUrl(url));
  const mayLoad = (url: URL): boolean =>
    isOurs(url) || (dev !== null && (isDevtools(url) || isSocketOf(url, dev)));
  const ask =
    (question: (url: URL) => boolean) =>
    (address: string): boolean => {
      const url = parsed(address);
      return url !== null && question(url);
    };
  return { pageUrl: dev?.href ?? PAGE_URL, isOurs: ask(isOurs), mayLoad: ask(mayLoad) };
};

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** The development server's address; null in a packaged app, and if it is not on this computer. */
export const devUrlOf = (given: string | undefined, isPackaged: boolean): string | null => {
  const url = isPackaged || given === undefined ? null : parsed(given);
  return url?.protocol === 'http:' && loopback.includes(url.hostname) ? url.href : null;
};

/** The policy of renderer/index.html, and what only a header can demand: no frame may contain the page. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const headersOf = (contentType: string): Record<string, string> => ({
  'Content-Type': contentType,
  'Content-Security-Policy': contentPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
});
