// Asks for the newest release. The request says nothing of the user, the account or the installed version.
import { sendRequest } from '../casjobs/transport.ts';
import type { Route } from '../casjobs/route.ts';
import { readRelease, type ReleaseRead } from './release.ts';
import type { ReleaseSource } from './release-source.ts';

/** A release of GitHub, with its notes and all its files, has some 50 KiB. */
const MOST_BYTES = 512 * 1024;
const TIMEOUT_MS = 30_000;

/** Never rejects: an outage is `none`, too, and the next try comes by itself. */
export const requestRelease = async (
  source: ReleaseSource,
  route: Route,
  signal: AbortSignal,
  timeoutMs = TIMEOUT_MS,
): Promise<ReleaseRead> => {
  try {
    const { status, text } = await sendRequest({
      url: source.url,
      method: 'GET',
      body: null,
      // GitHub answers nobody without a name.
      userAgent: 'CasJobs-Tray',
      headers: { Accept: 'application/json' },
      route,
      timeoutMs,
      maxBytes: MOST_BYTES,
      signal,
    });
    return status === 200 ? readRelease(text, source) : { kind: 'none' };
  } catch {
    return { kind: 'none' };
  }
};
