// Whether the host of an address exists. Not in endpoint.ts, which the page's types reach: it needs Node.
import { isIP } from 'node:net';

/** Looks a host up in DNS. `not-said` if DNS can't be asked, for example without a network. */
export type LookUp = (host: string) => Promise<'known' | 'unknown' | 'not-said'>;

const LOOK_UP_LIMIT_MS = 3_000;

/** Whether DNS says that there is no such host. False without a network or with a slow one, so that saving needs none. */
export const isUnknownHost = async (base: string, lookUp: LookUp): Promise<boolean> => {
  if (base === '') return false;
  const host = new URL(base).hostname;
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'not-said'>((resolve) => {
    timer = setTimeout(() => resolve('not-said'), LOOK_UP_LIMIT_MS);
  });
  const answer = await Promise.race([lookUp(host), late]).finally(() => clearTimeout(timer));
  return answer === 'unknown';
};
