// Routes to services: chosen by the settings and the system's proxies, with the certificates that are trusted. The
// user's own are in a PEM file, which is checked when it is chosen and read again at each start.
import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { isThisComputer } from '../casjobs/endpoint.ts';
import { direct, plainRoute, type Hop, type Routes } from '../casjobs/route.ts';
import type { Settings } from '../settings/settings.ts';
import { readProxy, createProxyResolver, type AskSystem } from './proxies.ts';
import type { ProxyLogins } from './proxy-logins.ts';

export interface Network {
  readonly routes: Routes;
  /** The hops of `routes.to`, without logins. Never rejects. */
  hopsTo(base: string): Promise<readonly Hop[]>;
  /** Reads the user's own certificates, as the settings name them. Never rejects. */
  readCertificates(): Promise<void>;
  /** Why the user's own certificates can't be used; null if they can, or none were chosen. */
  certificatesError(): NoCertificates | null;
}

/** What the system says of certificates, by environment variables. */
export interface CertificateVariables {
  readonly file: string;
  readonly folder: string;
}

interface NetworkDeps {
  readonly settings: () => Settings['network'];
  readonly askSystem: AskSystem;
  readonly variables: CertificateVariables;
  readonly logins: ProxyLogins;
}

export const createNetwork = (deps: NetworkDeps): Network => {
  const { settings, logins, variables } = deps;
  const askSystem = createProxyResolver(deps.askSystem);
  let own = '';
  let error: NoCertificates | null = null;

  const hopsTo = async (base: string): Promise<readonly Hop[]> => {
    if (!URL.canParse(base)) return plainRoute.hops;
    const url = new URL(base);
    const { proxy, address } = settings();
    if (isThisComputer(url.hostname) || proxy === 'none') return [direct];
    const read = proxy === 'custom' ? readProxy(address) : null;
    return read?.ok === true ? [read.proxy] : askSystem(url);
  };
  const withLogin = async (hop: Hop): Promise<Hop> =>
    hop.kind === 'direct' ? hop : { ...hop, login: await logins.of(hop) };

  return {
    routes: {
      to: async (base) => ({
        hops: await Promise.all((await hopsTo(base)).map(withLogin)),
        trust: { own, ...variables },
      }),
      loginRefused: (proxy) => logins.refused(proxy),
    },
    hopsTo,
    readCertificates: async () => {
      const { certificateFile } = settings();
      const read = certificateFile === null ? null : await readCertificates(certificateFile);
      // The user may have chosen another file in the meantime.
      if (settings().certificateFile !== certificateFile) return;
      own = read?.ok === true ? read.pem : '';
      error = read?.ok === false ? read.why : null;
    },
    certificatesError: () => error,
  };
};

type NoCertificates =
  'missing' | 'unreadable' | 'too-large' | 'no-pem' | 'private-key' | 'expired' | 'no-issuer';

type CertificatesRead =
  | { readonly ok: true; readonly pem: string }
  | { readonly ok: false; readonly why: NoCertificates };

/** Even the lists of whole Linux distributions are smaller. */
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
  // The app needs no private key: the file was chosen by mistake.
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return no('private-key');
  const blocks = text.match(BLOCK) ?? [];
  const read = blocks.flatMap((pem) => certificateIn(pem) ?? []);
  if (read.length === 0 || read.length < blocks.length) return no('no-pem');
  const valid = read.filter(({ validTo }) => Date.parse(validTo) > now);
  if (valid.length === 0) return no('expired');
  // A server's certificate vouches for nothing, or, if it is self-signed, only for itself.
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
