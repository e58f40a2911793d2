// Reads proxies: the list that Chromium answers with, and the address that a user types. Pure.
import { direct, type Hop, type Proxy } from '../casjobs/route.ts';

type Kind = Proxy['kind'];

/** As a PAC file and Chromium write them. */
const kinds: Readonly<Record<string, Kind>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

const ports: Readonly<Record<Kind, number>> = { http: 80, https: 443, socks4: 1080, socks5: 1080 };

/** A longer list would only take its time: each of its proxies is tried. */
const MOST_HOPS = 6;

/** `PROXY a:1; SOCKS5 b:2; DIRECT`. What is not understood is left out; where nothing is left the way is direct. */
export const hopsIn = (list: string): readonly Hop[] => {
  const hops = list.split(';').flatMap((part): readonly Hop[] => {
    const [, word = '', where = ''] = /^\s*([A-Z0-9]+)(?:\s+(\S+))?\s*$/i.exec(part) ?? [];
    if (word.toUpperCase() === 'DIRECT') return [direct];
    const kind = kinds[word.toUpperCase()];
    const proxy = kind && proxyOf(kind, where);
    return proxy ? [proxy] : [];
  });
  return hops.length === 0 ? [direct] : hops.slice(0, MOST_HOPS);
};

const proxyOf = (kind: Kind, where: string): Proxy | null => {
  const [, typed, port] = /^(\[[0-9a-f:.]+\]|[^\s:/@[\]?#\\]+)(?::(\d{1,5}))?$/i.exec(where) ?? [];
  const number = port === undefined ? ports[kind] : Number(port);
  if (typed === undefined || number < 1 || number > 65_535) return null;
  // As the URL parser writes it: other letters in ASCII, and none that can't be seen.
  if (!URL.canParse(`http://${typed}/`)) return null;
  const host = new URL(`http://${typed}/`).hostname.replace(/^\[|\]$/g, '');
  return { kind, host, port: number, login: null };
};

export type WhyNoProxy = 'no-proxy' | 'secret-in-proxy' | 'bad-proxy';
export type ProxyRead =
  { readonly ok: true; readonly proxy: Proxy } | { readonly ok: false; readonly why: WhyNoProxy };

const schemes: Readonly<Record<string, Kind>> = {
  http: 'http',
  https: 'https',
  socks: 'socks5',
  socks5: 'socks5',
  socks5h: 'socks5',
  socks4: 'socks4',
};

/** `host:port`, or with a scheme before it; without one it is an HTTP proxy. */
export const readProxy = (typed: string): ProxyRead => {
  const text = typed.trim();
  if (text === '') return { ok: false, why: 'no-proxy' };
  if (text.includes('@')) return { ok: false, why: 'secret-in-proxy' };
  const [, scheme = 'http', rest = ''] = /^(?:([a-z0-9]+):\/\/)?([^/]*)\/?$/i.exec(text) ?? [];
  const kind = schemes[scheme.toLowerCase()];
  const proxy = kind && proxyOf(kind, rest);
  return proxy ? { ok: true, proxy } : { ok: false, why: 'bad-proxy' };
};
