// What each request of a service is sent with, by its options: limits, route, and the app's name.
import { plainRoute } from './route.ts';
import type { ServiceOptions } from './service.ts';
import type { RequestOrder } from './transport.ts';

const TIMEOUT_MS = 30_000;
/** A cancel is answered only when the job's status has become canceling. */
const CANCEL_TIMEOUT_MS = 120_000;
/** Eight times the 10,000 jobs of CONTRACT.md. */
const MAX_BYTES = 64 * 2 ** 20;

export interface CallOptions {
  readonly timeoutMs: number;
  readonly cancelTimeoutMs: number;
  readonly limits: Pick<RequestOrder, 'maxBytes' | 'signal' | 'route' | 'userAgent'>;
}

export const callOptionsOf = (options: ServiceOptions): CallOptions => {
  const { timeoutMs = TIMEOUT_MS, cancelTimeoutMs = CANCEL_TIMEOUT_MS } = options;
  const { signal, route = plainRoute, maxBytes = MAX_BYTES } = options;
  const userAgent = userAgentOf(options.version ?? '', process.platform);
  return { timeoutMs, cancelTimeoutMs, limits: { maxBytes, signal, route, userAgent } };
};

const SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'Linux',
  darwin: 'macOS',
  win32: 'Windows',
};

/** @param version of package.json; empty in tests */
const userAgentOf = (version: string, platform: NodeJS.Platform): string => {
  const name = version === '' ? 'CasJobs-Tray' : `CasJobs-Tray/${version}`;
  return `${name} (${SYSTEMS[platform] ?? platform})`;
};
