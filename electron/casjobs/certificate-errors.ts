// Says what is wrong with a server's certificate, and so whose it is to mend. Pure.
import type { PeerCertificate } from 'node:tls';
import { CasJobsError, type CasJobsErrorCode } from './errors.ts';

/** What a server has shown; null where it got no further than that. */
export type CertificateFields = Pick<
  PeerCertificate,
  'issuer' | 'subject' | 'valid_from' | 'valid_to' | 'infoAccess'
> | null;

const codes: Readonly<Record<string, CasJobsErrorCode>> = {
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-early',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-host',
  HOSTNAME_MISMATCH: 'tls-host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-issuer',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-issuer',
};

const TLS =
  /^(?:ERR_TLS|ERR_SSL|CERT_|CRL_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|HOSTNAME_|INVALID_CA|EPROTO)/;

/** No release of the app is older: a clock that shows less is wrong. */
const OLDEST_NOW = Date.UTC(2026, 0, 1);

/** Null for what is no fault of TLS. `host` with its port. */
export const certificateFault = (
  code: string,
  host: string,
  shown: CertificateFields,
  now = Date.now(),
): CasJobsError | null => {
  if (!TLS.test(code)) return null;
  const kind = kindOf(code, shown, now);
  const about = kind === 'tls' ? '' : aboutOf(kind, shown, now);
  const sentence = `No secure connection to ${host} (${code}).`;
  return new CasJobsError(kind, about === '' ? sentence : `${sentence}\n${about}`);
};

const kindOf = (code: string, shown: CertificateFields, now: number): CasJobsErrorCode => {
  // One certificate alone. Public issuers name in it where their own can be had; who inspects the traffic mostly does not.
  if (code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')
    return shown?.infoAccess?.['CA Issuers - URI'] === undefined ? 'tls-issuer' : 'tls-chain';
  const kind = codes[code] ?? 'tls';
  const isAboutTime = kind === 'tls-early' || kind === 'tls-expired';
  return isAboutTime && now < OLDEST_NOW ? 'tls-clock' : kind;
};

const aboutOf = (kind: CasJobsErrorCode, shown: CertificateFields, now: number): string => {
  if (shown === null) return '';
  if (kind === 'tls-issuer' || kind === 'tls-chain')
    return `Issuer: ${certificateNameOf(shown.issuer)}`;
  if (kind === 'tls-host') return `Issued to: ${certificateNameOf(shown.subject)}`;
  const valid = `${clean(shown.valid_from)} to ${clean(shown.valid_to)}`;
  return `Valid from ${valid}. This computer's clock: ${new Date(now).toUTCString()}`;
};

/** `CN, O`: as much as tells a person who it is. */
export const certificateNameOf = (name: PeerCertificate['issuer']): string => {
  const parts = [name.CN, name.O].map((part) => clean([part].flat().join(' '))).filter(Boolean);
  return [...new Set(parts)].join(', ') || 'no name';
};

/** A certificate is another's text: one line, and short. */
const clean = (text = ''): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, 100);
