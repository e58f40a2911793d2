// How a call reaches its service: which proxies, and which certificates are trusted. Types, and a proxy's address. Pure.

export interface ProxyLogin {
  readonly userName: string;
  readonly password: string;
}

export interface Proxy {
  /** `http` and `https` say how the proxy itself is talked to; what goes through it is https all the same. */
  readonly kind: 'http' | 'https' | 'socks5' | 'socks4';
  readonly host: string;
  readonly port: number;
  /** Null where none is known. */
  readonly login: ProxyLogin | null;
}

/** One way to a service. */
export type Hop = Proxy | { readonly kind: 'direct' };

/** Certificates that are trusted besides Node's own list. */
export interface Trust {
  /** The user's own, as PEM; empty: none. */
  readonly own: string;
  /** What SSL_CERT_FILE and SSL_CERT_DIR say; empty where they are not set. */
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

/** The same with how the proxy is talked to, as Settings writes it. */
export const urlOf = (proxy: Proxy): string => `${proxy.kind}://${addressOf(proxy)}`;

/** Which way calls go, asked at each. */
export interface Routes {
  /** To a service, by its BASE. Rejects with a VaultError where the keychain does not give the login of a proxy. */
  to(base: string): Promise<Route>;
  /** The proxy did not take the login that it was given here. */
  loginRefused(proxy: Proxy): void;
}

/** How a call got through. */
export interface Via {
  /** `kind://host:port`; null for a straight way. */
  readonly proxy: string | null;
  /** Null over http. */
  readonly tls: {
    /** `TLSv1.3`, for one. */
    readonly version: string;
    /** Who has signed the certificate of the server. */
    readonly issuer: string;
  } | null;
}
