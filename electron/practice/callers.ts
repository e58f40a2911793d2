// Who may call the practice service: programs of this computer, and its own pages. A web page may not: browsers say in
// `Host`, `Origin` and `Sec-Fetch-Site` where a request comes from, and no script can change these. Pure.
import type { IncomingHttpHeaders } from 'node:http';

export const HOST = '127.0.0.1';

/** Why a caller is refused; null for one that may call. */
export const refusalOf = (
  headers: IncomingHttpHeaders,
  port: number,
): 'host' | 'web-page' | null => {
  const hosts = [`${HOST}:${port}`, `localhost:${port}`];
  // A web page may have made its own name point here; then that name is in the Host header.
  const host = headers.host?.toLowerCase() ?? '';
  if (!hosts.includes(host)) return 'host';
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return 'web-page';
  // `none`: the person typed the address, or another program opened it.
  const site = headers['sec-fetch-site'] ?? 'none';
  return site === 'none' || site === 'same-origin' ? null : 'web-page';
};
