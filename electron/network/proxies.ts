// Which proxies lead to a service: those that the system names, asked at most once a minute and again when the network
// has changed, or the one whose address the user typed.
import { networkInterfaces } from 'node:os';
import { direct, type Hop, type Proxy } from '../casjobs/route.ts';

type Kind = Proxy['kind'];

/** As PAC files and Chromium write them. */
const kinds: Readonly<Record<string, Kind>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

const ports: Readonly<Record<Kind, number>> = { http: 80, https: 443, socks4: 1080, socks5: 1080 };

/** Each proxy is tried, so a longer list would only take longer. */
const MOST_HOPS = 6;

/** Reads `PROXY a:1; SOCKS5 b:2; DIRECT`. Skips what it does not understand; if nothing is left, connects directly. */
export const readProxyList = (list: string): readonly Hop[] => {
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
  // As the URL parser writes it: in ASCII, without invisible characters.
  if (!URL.canParse(`http://${typed}/`)) return null;
  const host = new URL(`http://${typed}/`).hostname.replace(/^\[|\]$/g, '');
  return { kind, host, port: number, login: null };
};

type WhyNoProxy = 'no-proxy' | 'secret-in-proxy' | 'bad-proxy';
type ProxyRead =
  { readonly ok: true; readonly proxy: Proxy } | { readonly ok: false; readonly why: WhyNoProxy };

const schemes: Readonly<Record<string, Kind>> = {
  http: 'http',
  https: 'https',
  socks: 'socks5',
  socks5: 'socks5',
  socks5h: 'socks5',
  socks4: 'socks4',
};

/** Reads `host:port`, an HTTP proxy, or the same with a scheme before it. */
export const readProxy = (typed: string): ProxyRead => {
  const text = typed.trim();
  if (text === '') return { ok: false, why: 'no-proxy' };
  if (text.includes('@')) return { ok: false, why: 'secret-in-proxy' };
  const [, scheme = 'http', rest = ''] = /^(?:([a-z0-9]+):\/\/)?([^/]*)\/?$/i.exec(text) ?? [];
  const kind = schemes[scheme.toLowerCase()];
  const proxy = kind && proxyOf(kind, rest);
  return proxy ? { ok: true, proxy } : { ok: false, why: 'bad-proxy' };
};

const ASKED_EVERY_MS = 60_000;
/** A PAC file that can't be fetched must not delay every call; Chromium then connects directly, too. */
const MOST_ASKING_MS = 10_000;

/** Chromium's answer for a URL, `PROXY a:1; DIRECT` for example. */
export type AskSystem = (url: string) => Promise<string>;

interface Asked {
  readonly at: number;
  readonly network: string;
  readonly hops: Promise<readonly Hop[]>;
}

export const createProxyResolver = (
  ask: AskSystem,
  networkOf = networkNow,
): ((url: URL) => Promise<readonly Hop[]>) => {
  const asked = new Map<string, Asked>();
  return (url) => {
    const before = asked.get(url.origin);
    const network = networkOf();
    const isFresh =
      before?.network === network && Math.abs(Date.now() - before.at) < ASKED_EVERY_MS;
    if (before && isFresh) return before.hops;
    // Without path and query: a PAC file is a program that should learn no more than the host.
    const hops = within(ask(`${url.origin}/`)).then(readProxyList, () => [direct]);
    asked.set(url.origin, { at: Date.now(), network, hops });
    return hops;
  };
};

const within = (answer: Promise<string>): Promise<string> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('DIRECT'), MOST_ASKING_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
};

/** This computer's addresses, which differ in another network or VPN. */
const networkNow = (): string =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .map(({ address }) => address)
    .sort()
    .join(' ');
