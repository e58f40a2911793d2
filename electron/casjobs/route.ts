// The route of a call to its service: proxies and trusted certificates. Types, and a proxy's address. Pure.

export interface ProxyLogin {
  readonly userName: string;
  readonly password: string;
}

export interface Proxy {
  /** `http` and `https` are the protocol of the proxy itself; the service is called by https through it. */
  readonly kind: 'http' | 'https' | 'socks5' | 'socks4';
  readonly host: string;
  readonly port: number;
  /** Null where none is known. */
  readonly login: ProxyLogin | null;
}

/** One step of a route to a service. */
export type Hop = Proxy | { readonly kind: 'direct' };

/** Certificates that are trusted besides Node's own list. */
export interface Trust {
  /** The user's own, as PEM; empty: none. */
  readonly own: string;
  /** The values of SSL_CERT_FILE and SSL_CERT_DIR; empty if they are not set. */
  readonly file: string;
  readonly folder: string;
}

export interface Route {
  /** Tried in this order until one gets through; never empty. */
  readonly hops: readonly Hop[];
  readonly trust: Trust;
}

export const direct: Hop = { kind: 'direct' };

export const plainRoute: Route = { hops: [direct], trust: { own: '', file: '', folder: '' } };

/** `host:port`, which also names the proxy to its user. */
export const addressOf = ({ host, port }: Pick<Proxy, 'host' | 'port'>): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** The same with the proxy's protocol, as Settings shows it. */
export const urlOf = (proxy: Proxy): string => `${proxy.kind}://${addressOf(proxy)}`;

/** Chooses the route of each call. */
export interface Routes {
  /** The route to a service, by its BASE. Rejects with a VaultError if the keychain does not give a proxy's login. */
  to(base: string): Promise<Route>;
  /** The proxy has rejected the login that it got from here. */
  loginRefused(proxy: Proxy): void;
}

/** How a call got through. */
export interface Via {
  /** `kind://host:port`; null for a direct connection. */
  readonly proxy: string | null;
  /** Null over http. */
  readonly tls: {
    /** `TLSv1.3`, for one. */
    readonly version: string;
    /** The issuer of the server's certificate. */
    readonly issuer: string;
  } | null;
}
