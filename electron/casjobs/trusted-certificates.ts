// The certificates that are trusted where Node's own list is not enough: the system's, and the user's own.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import tls, { type SecureContext } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import { nodeCodeOf } from './errors.ts';
import type { Trust } from './route.ts';

/** Where the distributions keep theirs: Debian and Arch, Fedora, openSUSE, older Red Hat, Alpine. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
] as const;

const BLOCK =
  /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g;

/** Whether a wider list of issuers could make the difference. */
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
 * Trusts Node's list, the system's and the user's own certificates. Made when the first server needs it, because that
 * takes some 50 ms; the thread in which it is kept ends when it has rested for a while, so a change comes through.
 */
export const wideContext = (trust: Trust): SecureContext => {
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

/** One that cannot be read would make the whole list useless. */
const isReadable = (pem: string): boolean => {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
};

/** Newer than the types of the oldest Node that the app is run with. */
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

/** A list that is not there has no certificates: then the server's is refused, and that is said. */
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
