// Certificates of servers: which are trusted besides Node's own list, namely the system's and the user's own, and what is
// wrong with one that is not.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import tls, { type SecureContext, type PeerCertificate } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import { nodeCodeOf, CasJobsError, type CasJobsErrorCode } from './errors.ts';
import type { Trust } from './route.ts';

/** The lists of Debian and Arch, Fedora, openSUSE, older Red Hat, Alpine. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
] as const;

const BLOCK =
  /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g;

/** Whether a longer list of issuers could help. */
export const isUnknownIssuer = (error: unknown): boolean => UNKNOWN_ISSUER.has(nodeCodeOf(error));

const UNKNOWN_ISSUER: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

interface Made {
  readonly key: string;
  readonly context: SecureContext;
}

let made: Made | null = null;

/**
 * Trusts Node's list, the system's and the user's own certificates. Made when the first server needs it, because that takes
 * some 50 ms. It is kept until the worker thread ends, after a minute without a call, so changes take effect.
 */
export const extendedContext = (trust: Trust): SecureContext => {
  const key = JSON.stringify(trust);
  if (made?.key !== key) made = { key, context: contextOf(trust) };
  return made.context;
};

const contextOf = (trust: Trust): SecureContext => {
  const known = new Set(tls.rootCertificates.map(trimmed));
  const further = [...systemCertificates(trust), ...blocksIn(trust.own)].filter(
    (pem) => !known.has(trimmed(pem)) && isReadable(pem),
  );
  return tls.createSecureContext({ ca: [...tls.rootCertificates, ...new Set(further)] });
};

const trimmed = (pem: string): string => pem.replace(/\s+/g, '');

/** An unreadable one would make the whole list unusable. */
const isReadable = (pem: string): boolean => {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
};

/** Missing in the types of the oldest Node that runs the app. */
interface NewerTls {
  readonly getCACertificates?: (type: 'system') => readonly string[];
}

const systemCertificates = (trust: Trust): readonly string[] => [
  ...quietly(() => (tls as NewerTls).getCACertificates?.('system') ?? []),
  ...(process.platform === 'linux' ? filesOf(trust).flatMap(certificatesIn) : []),
];

const filesOf = ({ file, folder }: Trust): readonly string[] => {
  const inFolder = folder.split(':').filter(Boolean).flatMap(namesIn);
  if (file !== '') return [file, ...inFolder];
  return inFolder.length > 0 ? inFolder : BUNDLES;
};

const namesIn = (folder: string): readonly string[] =>
  quietly(() => readdirSync(folder).map((name) => path.join(folder, name)));

/** A missing list has no certificates; the server's is then reported as not trusted. */
const certificatesIn = (file: string): readonly string[] =>
  quietly(() => blocksIn(readFileSync(file, 'utf8')));

const quietly = (read: () => readonly string[]): readonly string[] => {
  try {
    return read();
  } catch {
    return [];
  }
};

const blocksIn = (pem: string): readonly string[] => pem.match(BLOCK) ?? [];

/** The server's certificate; null if the connection ended before it was received. */
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

/** No release of the app is older, so an earlier clock is wrong. */
const OLDEST_NOW = Date.UTC(2026, 0, 1);

/** Null if the code is not of TLS. `host` includes the port. */
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
  // A certificate without its issuer's. Public issuers name where theirs can be downloaded; proxies that inspect do not.
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

/** `CN, O`, by which a user recognizes the issuer. */
export const certificateNameOf = (name: PeerCertificate['issuer']): string => {
  const parts = [name.CN, name.O].map((part) => clean([part].flat().join(' '))).filter(Boolean);
  return [...new Set(parts)].join(', ') || 'no name';
};

/** A certificate's texts may come from anybody: they become short and stay on one line. */
const clean = (text = ''): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, 100);
