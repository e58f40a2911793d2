// The user's own certificates: one PEM file that they have chosen. Checked when it is given, and read again at each start.
import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';

export type NoCertificates =
  'missing' | 'unreadable' | 'too-large' | 'no-pem' | 'private-key' | 'expired' | 'no-issuer';

export type CertificatesRead =
  | { readonly ok: true; readonly pem: string }
  | { readonly ok: false; readonly why: NoCertificates };

/** The lists of whole distributions are smaller than this. */
const MOST_BYTES = 512 * 1024;

const BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

export const readCertificates = async (file: string): Promise<CertificatesRead> => {
  try {
    const about = await stat(file);
    if (!about.isFile()) return no('unreadable');
    if (about.size > MOST_BYTES) return no('too-large');
    return certificatesIn(await readFile(file, 'latin1'), Date.now());
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return no(isMissing ? 'missing' : 'unreadable');
  }
};

export const certificatesIn = (text: string, now: number): CertificatesRead => {
  // Nobody needs it here, and it was chosen by mistake.
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return no('private-key');
  const blocks = text.match(BLOCK) ?? [];
  const read = blocks.flatMap((pem) => certificateIn(pem) ?? []);
  if (read.length === 0 || read.length < blocks.length) return no('no-pem');
  const valid = read.filter(({ validTo }) => Date.parse(validTo) > now);
  if (valid.length === 0) return no('expired');
  // A server's own certificate vouches for nobody but, where it is self-signed, itself.
  if (!valid.some((one) => one.ca || one.subject === one.issuer)) return no('no-issuer');
  return { ok: true, pem: `${blocks.join('\n')}\n` };
};

const certificateIn = (pem: string): X509Certificate | null => {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
};

const no = (why: NoCertificates): CertificatesRead => ({ ok: false, why });
