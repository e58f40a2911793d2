// The proxies that environment variables name, as curl reads them: where no desktop says which ones to use. Pure.

type Env = Readonly<Record<string, string | undefined>>;

/** Lower case first. `HTTP_PROXY` in upper case is left out: a web server sets it from a request's header. */
const variable = (env: Env, name: string): string =>
  env[name] || (name === 'http_proxy' ? '' : env[name.toUpperCase()]) || '';

const kinds: Readonly<Record<string, string>> = {
  http: 'PROXY',
  https: 'HTTPS',
  socks: 'SOCKS5',
  socks5: 'SOCKS5',
  socks5h: 'SOCKS5',
  socks4: 'SOCKS4',
  socks4a: 'SOCKS4',
};

/**
 * In the form of PAC files, which proxies.ts reads. A user name and a password in the variable are left out: the login
 * of a proxy is kept in the keychain.
 */
export const proxyFromEnvironment = (env: Env, url: URL): string => {
  const own = variable(env, url.protocol === 'http:' ? 'http_proxy' : 'https_proxy');
  const proxy = own || variable(env, 'all_proxy');
  if (proxy === '' || isExcepted(variable(env, 'no_proxy'), url)) return 'DIRECT';
  const [, scheme = 'http', rest = ''] = /^(?:([a-z0-9]+):\/\/)?(.*)$/i.exec(proxy.trim()) ?? [];
  const kind = kinds[scheme.toLowerCase()];
  const where = rest.replace(/^[^/]*@/, '').replace(/\/.*$/, '');
  // curl's port where none is named.
  const hasPort = /:\d+$/.test(where);
  return kind === undefined || where === ''
    ? 'DIRECT'
    : `${kind} ${where}${hasPort ? '' : ':1080'}`;
};

const isExcepted = (list: string, { hostname, port, protocol }: URL): boolean => {
  const host = hostname.toLowerCase();
  const ownPort = port === '' ? (protocol === 'http:' ? '80' : '443') : port;
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true;
    const [, name = '', only = ownPort] =
      /^\*?\.?(.+?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    return name !== '' && only === ownPort && (host === name || host.endsWith(`.${name}`));
  });
};
