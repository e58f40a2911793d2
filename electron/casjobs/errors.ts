// The ways in which a call to CasJobs can fail, as a closed set of codes. Errors contain no request and no cause.

/**
 * `passing-fault`, `unreachable`, `proxy-unreachable` and `timed-out` mostly pass by themselves; the others last until somebody acts.
 *
 * - `credentials-rejected` the service rejected this sign-in
 * - `sign-in-locked`       the login refuses any password for a while, after too many wrong ones (`retryAfterMs` says how long)
 * - `not-owner`            the job is another account's
 * - `no-such-operation`    the service supports this binding, but has no such operation
 * - `service-fault`        the service refused (`detail` has its reason)
 * - `passing-fault`        a temporary error of the service; the same call may work in a moment
 * - `unreachable`          no connection (name, route, refused, reset)
 * - `timed-out`            no complete reply in time; whether the call was carried out is not known
 * - `not-understood`       a reply that is not from CasJobs (HTML, empty, truncated, wrong type)
 * - `too-large`            a reply above the size limit
 * - `redirected`           the service redirects, which is not followed with a password
 * - `tls`                  no secure connection to the server
 * - `tls-issuer`           the issuer of its certificate is unknown (`detail` has its name)
 * - `tls-host`             its certificate is another host's
 * - `tls-expired`, `tls-early`  its certificate is no longer or not yet valid
 * - `tls-clock`            the same, because this computer's clock is wrong
 * - `tls-chain`            the server sends no certificate between its own and a known issuer
 * - `proxy-unreachable`    no connection to the proxy, or it hangs
 * - `proxy-password`       the proxy wants a user name and password, or another one (`detail` is its `host:port`)
 * - `proxy-sign-in`        the proxy wants a login that the app does not support (Negotiate, NTLM)
 * - `proxy-refused`        the proxy does not connect to the service
 * - `binding-refused`      the service does not support this binding (for example SOAP 1.2)
 * - `unsendable`           a value that can't be sent to the service; nothing was sent
 */
export const casJobsErrorCodes = [
  'credentials-rejected',
  'sign-in-locked',
  'not-owner',
  'no-such-operation',
  'service-fault',
  'passing-fault',
  'unreachable',
  'timed-out',
  'not-understood',
  'too-large',
  'redirected',
  'tls',
  'tls-issuer',
  'tls-host',
  'tls-expired',
  'tls-early',
  'tls-clock',
  'tls-chain',
  'proxy-unreachable',
  'proxy-password',
  'proxy-sign-in',
  'proxy-refused',
  'binding-refused',
  'unsendable',
] as const;

export type CasJobsErrorCode = (typeof casJobsErrorCodes)[number];

/**
 * The only error that leaves this module. It is always a new one, because the error object of `soap`
 * contains the password (`err.response.config.data`) and must never become a `cause`.
 */
export class CasJobsError extends Error {
  override readonly name = 'CasJobsError';
  readonly code: CasJobsErrorCode;
  /** The service's own words, without secrets and stack traces; for 'Details'. At most 2,000 characters. */
  readonly detail: string;
  /** How long the service wants no further call (its Retry-After), ms, 0 to 600,000; null if it does not say. */
  readonly retryAfterMs: number | null;

  constructor(code: CasJobsErrorCode, detail = '', retryAfterMs: number | null = null) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.retryAfterMs = retryAfterMs;
  }

  /** The same error with a Retry-After. */
  resting(retryAfterMs: number | null): CasJobsError {
    return new CasJobsError(this.code, this.detail, retryAfterMs);
  }
}

/** The code of an error of Node, for example `ECONNREFUSED`. */
export const nodeCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'no reason given';
