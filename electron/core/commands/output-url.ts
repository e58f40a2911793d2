// Whether an address that a service names may be opened: it is not the user's own choice. Pure; asks no name server, so
// a public name that leads to a private address is not recognized.
import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * - `open`    on the internet, or where the account's service itself is
 * - `ask`     on this computer or its local network: routers and local programs act on a bare GET
 * - `refuse`  no web address, one with a user name or password in it, or one whose host name no name server takes
 */
export type OutputUrlCheck = 'open' | 'ask' | 'refuse';

/** RFC 1035: a longer name can't be resolved, and only fills a dialog. */
const LONGEST_HOST = 253;

/** @param base the account's own service, which its user has typed or chosen */
export const checkOutputUrl = (address: string, base: string): OutputUrlCheck => {
  if (!URL.canParse(address)) return 'refuse';
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || url.hostname.length > LONGEST_HOST) return 'refuse';
  if (url.username !== '' || url.password !== '') return 'refuse';
  if (URL.canParse(base) && new URL(base).origin === url.origin) return 'open';
  return isLocal(url.hostname) ? 'ask' : 'open';
};

/** Special-purpose addresses by IANA's registries (RFC 6890), without those that are reached from everywhere. */
const IPV4_LOCAL =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16 198.18.0.0/15 224.0.0.0/3';
const IPV6_LOCAL = '::/127 64:ff9b:1::/48 fc00::/7 fe80::/9 ff00::/8';

const local = new BlockList();
const addLocal = (networks: string, family: 'ipv4' | 'ipv6'): void => {
  for (const network of networks.split(' ')) {
    const [address = '', prefix] = network.split('/');
    local.addSubnet(address, Number(prefix), family);
  }
};
addLocal(IPV4_LOCAL, 'ipv4');
addLocal(IPV6_LOCAL, 'ipv6');

/** The parser has made one form of each address already: decimal, octal and hexadecimal ones are dotted here. */
const isLocal = (hostname: string): boolean => {
  const host = hostname.replace(/\.+$/, '');
  if (isIPv4(host)) return local.check(host, 'ipv4');
  const ipv6 = host.replace(/^\[(.*)\]$/, '$1');
  if (isIPv6(ipv6)) return local.check(ipv6, 'ipv6') || embedsLocal(ipv6);
  // A name without a dot is one of the local network.
  return (
    !host.includes('.') ||
    /\.(localhost|local|internal|lan|home|corp|intranet|home\.arpa)$/.test(host)
  );
};

/** IPv4 addresses within IPv6: mapped, compatible, NAT64, 6to4. */
const EMBEDDING =
  /^(?:::(?:ffff:(?:0:)?)?|64:ff9b::)([\da-f]{1,4}):([\da-f]{1,4})$|^2002:([\da-f]{1,4}):([\da-f]{1,4}):/;

const embedsLocal = (ipv6: string): boolean => {
  const [, ...parts] = EMBEDDING.exec(ipv6) ?? [];
  const [high, low] = parts.filter(Boolean).map((part) => parseInt(part, 16));
  if (high === undefined || low === undefined) return false;
  return local.check([high >> 8, high & 255, low >> 8, low & 255].join('.'), 'ipv4');
};
