// Sends one HTTP request and receives the whole response.
// Node's own modules, because the client inside `soap` follows redirects with the password and hangs it on errors.
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { decodeBody, readBody } from './response-body.ts';
import { certificateFault } from './certificates.ts';
import { connect } from './connection.ts';
import { CasJobsError, nodeCodeOf } from './errors.ts';
import type { Route, Via } from './route.ts';

export interface RequestOrder {
  readonly url: string;
  /** By default POST. */
  readonly method?: 'POST' | 'GET' | 'PUT' | 'DELETE';
  /** The app's name and version; see userAgentOf. */
  readonly userAgent: string;
  /** Content-Type and what else the receiver needs. */
  readonly headers: Readonly<Record<string, string>>;
  /** Null sends none. */
  readonly body: string | null;
  readonly route: Route;
  /** The longest wait for the whole response; ms. */
  readonly timeoutMs: number;
  /** The largest body of a response, in bytes, unpacked. */
  readonly maxBytes: number;
  /** Ends the call; it then rejects with `unreachable`. */
  readonly signal?: AbortSignal | undefined;
  /** Called right before the request is sent: where it was not, the service has heard nothing. */
  readonly onConnected?: () => void;
}

export interface HttpAnswer {
  /** Never 1xx or 3xx. */
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** The `Date` header in ms since 1970; null if there is none. */
  readonly serverNow: number | null;
  /** The `Retry-After` header, ms from now, 0 to 600,000; null if there is none or it can't be read. With any status. */
  readonly retryAfterMs: number | null;
  readonly via: Via;
  /** From connecting to the end of the body, ms. */
  readonly tookMs: number;
}

/**
 * Sends at most once, on a connection of its own, and follows nothing.
 * @throws CasJobsError `unreachable` (also when the connection breaks after the request was sent: the
 * service may have acted on it), `timed-out`, `redirected`, those of TLS and proxies, `too-large`, `not-understood`. Its
 * detail may quote the server and contain secrets.
 */
export const sendRequest = async (order: RequestOrder): Promise<HttpAnswer> => {
  const controller = new AbortController();
  const end = (why: CasJobsError) => () => controller.abort(why);
  const timer = setTimeout(end(timedOut(order.timeoutMs)), order.timeoutMs);
  const stop = end(new CasJobsError('unreachable', 'The call was stopped.'));
  order.signal?.addEventListener('abort', stop);
  if (order.signal?.aborted === true) stop();
  try {
    // The limit holds whatever comes: Node ends a request without an event in more than one way.
    return await Promise.race([whenAborted(controller.signal), exchange(order, controller.signal)]);
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : toCasJobsError(error, order.url);
  } finally {
    clearTimeout(timer);
    order.signal?.removeEventListener('abort', stop);
  }
};

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const end = (): void => reject(signal.reason as CasJobsError);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });

const exchange = async (order: RequestOrder, signal: AbortSignal): Promise<HttpAnswer> => {
  const begunAt = performance.now();
  const { response, laterError, via } = await send(order, signal);
  const status = response.statusCode ?? 0;
  const serverNow = dateOf(response.headers.date);
  const retryAfterMs = retryAfterOf(response.headers['retry-after'], serverNow ?? Date.now());
  try {
    if (status >= 300 && status < 400) throw redirected(response, order.url);
    const contentType = response.headers['content-type'] ?? '';
    const text = decodeBody(await readBody(response, order.maxBytes), contentType);
    const tookMs = Math.round(performance.now() - begunAt);
    return { status, contentType, text, serverNow, retryAfterMs, via, tookMs };
  } catch (error) {
    // A parse error of HTTP is reported to the request; the body only learns that it was cut off.
    const known = error instanceof CasJobsError ? error : (laterError() ?? error);
    throw toCasJobsError(known, order.url).resting(retryAfterMs);
  } finally {
    response.destroy();
  }
};

/** The three ways in which HTTP writes a date (RFC 9110, 5.6.7); Date.parse alone would take `5` for one. */
const HTTP_DATE =
  /^(?:\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT|\w{6,9}, \d\d-\w{3}-\d\d [\d:]{8} GMT|\w{3} \w{3} [ \d]\d [\d:]{8} \d{4})$/;

const dateOf = (header = ''): number | null => {
  const text = header.trim();
  if (!HTTP_DATE.test(text)) return null;
  // The oldest way names no zone and means this one.
  const date = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(date) ? null : date;
};

/** A service that names a day next year must not stop the app until then. */
const LONGEST_REST_MS = 10 * 60_000;

/** Seconds, or a date by the server's own clock, `now`. */
const retryAfterOf = (header: string | undefined, now: number): number | null => {
  const text = (header ?? '').trim();
  const seconds = /^\d{1,15}$/.test(text) ? Number(text) * 1_000 : null;
  const ms = seconds ?? (dateOf(text) ?? Number.NaN) - now;
  return Number.isNaN(ms) ? null : Math.min(LONGEST_REST_MS, Math.max(0, ms));
};

interface Sent {
  readonly response: IncomingMessage;
  /** What went wrong with the request after the response had begun; undefined for nothing. */
  readonly laterError: () => unknown;
}

const send = async (order: RequestOrder, signal: AbortSignal): Promise<Sent & { via: Via }> => {
  const url = new URL(order.url);
  // A new connection: a reused one that the server has just closed would look like a broken call.
  const { socket, via } = await connect(url, order.route, order.timeoutMs, signal);
  order.onConnected?.();
  return { ...(await sendOver(socket, url, order, signal)), via };
};

const sendOver = (
  socket: Duplex,
  url: URL,
  order: RequestOrder,
  signal: AbortSignal,
): Promise<Sent> =>
  new Promise((resolve, reject) => {
    const isSafe = url.protocol === 'https:';
    const { request } = isSafe ? https : http;
    // It contains the password. Bytes are sent without a copy, and overwritten afterwards.
    const body = order.body === null ? null : Buffer.from(order.body);
    const headers = {
      'User-Agent': order.userAgent,
      // Not deflate, which servers implement in two ways.
      'Accept-Encoding': 'gzip',
      ...order.headers,
      ...(body !== null && { 'Content-Length': body.length }),
    };
    // Without an agent Node does not know it, and would name it to the server as if it were another.
    const defaultPort = isSafe ? 443 : 80;
    const options = {
      method: order.method ?? 'POST',
      headers,
      createConnection: () => socket,
      defaultPort,
      signal,
    };
    const sending = request(url, options);
    let failed: unknown;
    sending.once('response', (response) => resolve({ response, laterError: () => failed }));
    // Not `once`, because an error after the response needs a listener, too.
    sending.on('error', (error) => {
      failed = error;
      reject(error);
    });
    // No other protocol was requested. Without a listener Node drops the connection without an error.
    sending.on('upgrade', (_, upgraded) => {
      upgraded.destroy();
      reject(new CasJobsError('not-understood', 'The server switched to another protocol.'));
    });
    // After a response or an error this does nothing.
    sending.once('close', () => {
      body?.fill(0);
      reject(new Error('closed'));
    });
    sending.end(body ?? undefined);
  });

const timedOut = (timeoutMs: number): CasJobsError =>
  new CasJobsError('timed-out', `No complete reply within ${timeoutMs / 1000} s.`);

/** Names the target, so that the user can correct the address, without its query, which could contain anything. */
const redirected = (response: IncomingMessage, from: string): CasJobsError => {
  const location = response.headers.location ?? '';
  if (!URL.canParse(location, from)) return new CasJobsError('redirected');
  const { origin, pathname } = new URL(location, from);
  return new CasJobsError('redirected', `The service points to ${origin}${pathname}`);
};

/** Errors of Node's HTTP parser and of zlib. */
const GARBLED = /^(?:HPE_|Z_)/;
const NEVER_CONNECTED = /^(?:ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)/;

const toCasJobsError = (error: unknown, url: string): CasJobsError => {
  if (error instanceof CasJobsError) return error;
  const code = nodeCodeOf(error);
  const { host } = new URL(url);
  const fault = certificateFault(code, host, null);
  if (fault) return fault;
  if (GARBLED.test(code)) return new CasJobsError('not-understood', `A garbled answer (${code}).`);
  const what = NEVER_CONNECTED.test(code) ? 'No connection to' : 'The connection broke off:';
  return new CasJobsError('unreachable', `${what} ${host} (${code}).`);
};
