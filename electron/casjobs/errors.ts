// The closed set of ways in which talking to CasJobs can fail. Pure; holds no request, no cause.

/**
 * `passing-fault`, `unreachable`, `proxy-unreachable` and `timed-out` mostly pass by themselves; the others last until somebody acts.
 *
 * - `credentials-rejected` the service does not take this WSID and password
 * - `not-owner`            the job is another account's
 * - `no-such-operation`    the service speaks this binding, but has no such operation
 * - `service-fault`        the service said why it will not (`detail` has its reason)
 * - `passing-fault`        the service stumbled; the same call may work in a moment
 * - `unreachable`          no connection (name, route, refused, reset)
 * - `timed-out`            no whole answer in time; whether the call was carried out is not known
 * - `not-understood`       an answer that is no answer of CasJobs (HTML, empty, truncated, wrong type)
 * - `too-large`            an answer above the size limit
 * - `redirected`           the service pointed elsewhere; the password is not sent after it
 * - `tls`                  no safe connection to the server
 * - `tls-issuer`           its certificate is of an issuer that is not known (`detail` has its name)
 * - `tls-host`             its certificate is another host's
 * - `tls-expired`, `tls-early`  its certificate is good no more, or not yet
 * - `tls-clock`            the same, and the clock of this computer is wrong
 * - `tls-chain`            the server sends no certificate between its own and a known issuer
 * - `proxy-unreachable`    no connection to the proxy, or it hangs
 * - `proxy-password`       the proxy wants a user name and password, or others (`detail` is its `host:port`)
 * - `proxy-sign-in`        the proxy wants a way of signing in that is not spoken here (Negotiate, NTLM)
 * - `proxy-refused`        the proxy does not connect to the service
 * - `binding-refused`      the service does not speak this binding (SOAP 1.2, for one)
 * - `unsendable`           a value that the service cannot be asked with; nothing was sent
 */
export const casJobsErrorCodes = [
  'credentials-rejected',
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
 * The only error that leaves this module. It is built afresh at the border: the error object of `soap`
 * leads to the password (`err.response.config.data`), so it never becomes a `cause`.
 */
export class CasJobsError extends Error {
  override readonly name = 'CasJobsError';
  readonly code: CasJobsErrorCode;
  /** The service's own words, freed of secrets and stack traces; for 'Details'. At most 2,000 characters. */
  readonly detail: string;
  /** For how long the service asks to be left alone (its Retry-After), ms, 0 to 600,000; null where it does not. */
  readonly retryAfterMs: number | null;

  constructor(code: CasJobsErrorCode, detail = '', retryAfterMs: number | null = null) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.retryAfterMs = retryAfterMs;
  }

  /** The same error from a service that asks to be left alone for so long. */
  resting(retryAfterMs: number | null): CasJobsError {
    return new CasJobsError(this.code, this.detail, retryAfterMs);
  }
}

/** The code of an error of Node, `ECONNREFUSED` for example; else words that are none. */
export const nodeCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'no reason given';
