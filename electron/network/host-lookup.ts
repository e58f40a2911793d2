// Whether an address names a computer that there is. Asks nobody but the names' own service.
import { isIP } from 'node:net';

/**
 * Looks a host up. `unknown` where the names' service says that there is no such host; `not-said` where it cannot be
 * asked, as without a network.
 */
export type LookUp = (host: string) => Promise<'known' | 'unknown' | 'not-said'>;

/** Longer than any name takes that is in use. */
const TIMEOUT_MS = 3_000;

/** Without a network, or with a slow one, nothing is refused: saving needs no network. */
export const isUnknownHost = async (base: string, lookUp: LookUp): Promise<boolean> => {
  if (base === '') return false;
  const host = new URL(base).hostname;
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'not-said'>((resolve) => {
    timer = setTimeout(() => resolve('not-said'), TIMEOUT_MS);
  });
  const answer = await Promise.race([lookUp(host), late]).finally(() => clearTimeout(timer));
  return answer === 'unknown';
};
