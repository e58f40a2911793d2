// The errors that leave open whether the service has carried out a command.
import { casJobsErrorCodes, type CasJobsErrorCode } from '../casjobs/errors.ts';
import type { ErrorCode } from '../result.ts';

/**
 * What each failure says of CancelJob and SubmitJob. Between the app and the service stand proxies and sign-in pages
 * of networks, whose answers in place of the service's say nothing: they come as a page (403, 405 and 407 too), as a redirect, or as a break.
 */
const fates: Readonly<Record<CasJobsErrorCode, 'unclear' | 'not-carried-out'>> = {
  'timed-out': 'unclear',
  unreachable: 'unclear',
  'not-understood': 'unclear',
  'too-large': 'unclear',
  'passing-fault': 'unclear',
  // A sign-in page of a network, or ASP.NET pointing to its error page after it has begun the work.
  redirected: 'unclear',
  // The service's own word, in its own envelope: a page that asks for a password is `not-understood`.
  'credentials-rejected': 'not-carried-out',
  // Nothing is sent, but it passes, so a cancel is sent again.
  'sign-in-locked': 'unclear',
  'not-owner': 'not-carried-out',
  'service-fault': 'not-carried-out',
  'no-such-operation': 'not-carried-out',
  // Whoever refuses the binding has not passed the call on, and ASP.NET has found no operation to run.
  'binding-refused': 'not-carried-out',
  // Nothing is sent before the certificate is found good, also where a network puts its own in between.
  tls: 'not-carried-out',
  'tls-issuer': 'not-carried-out',
  'tls-host': 'not-carried-out',
  'tls-expired': 'not-carried-out',
  'tls-early': 'not-carried-out',
  'tls-clock': 'not-carried-out',
  'tls-chain': 'not-carried-out',
  // As the service that cannot be reached: it passes, so a cancel is sent again.
  'proxy-unreachable': 'unclear',
  // Nothing is sent before the proxy has opened the way.
  'proxy-password': 'not-carried-out',
  'proxy-sign-in': 'not-carried-out',
  'proxy-refused': 'not-carried-out',
  unsendable: 'not-carried-out',
};

export const AMBIGUOUS_ERRORS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(
  casJobsErrorCodes.filter((code) => fates[code] === 'unclear'),
);
