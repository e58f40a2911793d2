// Which way a call takes: by the settings, the system's proxies, and the certificates that are trusted.
import { staysHere } from '../casjobs/endpoint.ts';
import { direct, plainRoute, type Hop, type Routes } from '../casjobs/route.ts';
import type { Settings } from '../settings/settings.ts';
import { readCertificates, type NoCertificates } from './certificate-file.ts';
import { readProxy } from './proxy-address.ts';
import type { ProxyLogins } from './proxy-logins.ts';
import { createProxyResolver, type AskSystem } from './proxy-resolver.ts';

export interface Network {
  readonly routes: Routes;
  /** The same as `routes.to` has, without logins. Never rejects. */
  hopsTo(base: string): Promise<readonly Hop[]>;
  /** Reads the user's own certificates again, as the settings name them. Never rejects. */
  readCertificates(): Promise<void>;
  /** Why the user's own certificates are not there; null where they are, or none were chosen. */
  certificatesTrouble(): NoCertificates | null;
}

/** What the system says of certificates, by environment variables. */
export interface CertificateVariables {
  readonly file: string;
  readonly folder: string;
}

export interface NetworkDeps {
  readonly settings: () => Settings['network'];
  readonly askSystem: AskSystem;
  readonly variables: CertificateVariables;
  readonly logins: ProxyLogins;
}

export const createNetwork = (deps: NetworkDeps): Network => {
  const { settings, logins, variables } = deps;
  const askSystem = createProxyResolver(deps.askSystem);
  let own = '';
  let trouble: NoCertificates | null = null;

  const hopsTo = async (base: string): Promise<readonly Hop[]> => {
    if (!URL.canParse(base)) return plainRoute.hops;
    const url = new URL(base);
    const { proxy, address } = settings();
    if (staysHere(url.hostname) || proxy === 'none') return [direct];
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
      // Another may have been chosen meanwhile.
      if (settings().certificateFile !== certificateFile) return;
      own = read?.ok === true ? read.pem : '';
      trouble = read?.ok === false ? read.why : null;
    },
    certificatesTrouble: () => trouble,
  };
};
