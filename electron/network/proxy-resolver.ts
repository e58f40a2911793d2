// Which proxies the system names for a service: asked at most once a minute, and again when the network has changed.
import { networkInterfaces } from 'node:os';
import { direct, type Hop } from '../casjobs/route.ts';
import { hopsIn } from './proxy-address.ts';

const ASKED_EVERY_MS = 60_000;
/** A PAC file that cannot be had must not hold up every call; Chromium itself then goes straight, too. */
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
    // No path and no query: a PAC file is a program, and what is asked about is its business no further.
    const hops = within(ask(`${url.origin}/`)).then(hopsIn, () => [direct]);
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

/** The addresses of this computer: they are others when it joins another network, or a VPN. */
const networkNow = (): string =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .map(({ address }) => address)
    .sort()
    .join(' ');
