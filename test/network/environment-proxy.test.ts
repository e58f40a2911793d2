// Which proxy the environment variables name for an address.
import { describe, expect, it } from 'vitest';
import { proxyFromEnvironment } from '../../electron/network/environment-proxy.ts';

const service = new URL('https://casjobs.example.org/casjobs/services/jobs.asmx');
const plain = new URL('http://casjobs.example.org:8080/');
const PROXY = 'http://proxy.test:3128';

describe('proxyFromEnvironment', () => {
  it.each([
    [{}, 'DIRECT'],
    [{ https_proxy: PROXY }, 'PROXY proxy.test:3128'],
    [{ HTTPS_PROXY: PROXY }, 'PROXY proxy.test:3128'],
    [{ https_proxy: 'lower:1', HTTPS_PROXY: 'upper:1' }, 'PROXY lower:1'],
    [{ https_proxy: '', HTTPS_PROXY: 'upper:1' }, 'PROXY upper:1'],
    [{ all_proxy: 'all:1' }, 'PROXY all:1'],
    [{ ALL_PROXY: 'all:1' }, 'PROXY all:1'],
    [{ https_proxy: PROXY, all_proxy: 'all:1' }, 'PROXY proxy.test:3128'],
    [{ http_proxy: PROXY }, 'DIRECT'],
  ])('for https, with %j: %s', (env, expected) => {
    expect(proxyFromEnvironment(env, service)).toBe(expected);
  });

  it.each([
    [{ http_proxy: PROXY }, 'PROXY proxy.test:3128'],
    [{ https_proxy: PROXY, HTTPS_PROXY: PROXY }, 'DIRECT'],
    [{ all_proxy: 'all:1' }, 'PROXY all:1'],
  ])('for http, with %j: %s', (env, expected) => {
    expect(proxyFromEnvironment(env, plain)).toBe(expected);
  });

  it('leaves out HTTP_PROXY, which a request to a web server could have set', () => {
    expect(proxyFromEnvironment({ HTTP_PROXY: PROXY }, plain)).toBe('DIRECT');
    expect(proxyFromEnvironment({ HTTP_PROXY: PROXY, ALL_PROXY: 'all:1' }, plain)).toBe(
      'PROXY all:1',
    );
  });

  it.each([
    ['proxy.test:3128', 'PROXY proxy.test:3128'],
    ['proxy.test', 'PROXY proxy.test:1080'],
    [' http://proxy.test:3128/ ', 'PROXY proxy.test:3128'],
    ['HTTP://proxy.test:3128', 'PROXY proxy.test:3128'],
    ['https://proxy.test:443', 'HTTPS proxy.test:443'],
    ['socks://proxy.test', 'SOCKS5 proxy.test:1080'],
    ['socks5://proxy.test:9', 'SOCKS5 proxy.test:9'],
    ['socks5h://proxy.test:9', 'SOCKS5 proxy.test:9'],
    ['socks4://proxy.test:9', 'SOCKS4 proxy.test:9'],
    ['socks4a://proxy.test:9', 'SOCKS4 proxy.test:9'],
    ['http://[::1]:3128', 'PROXY [::1]:3128'],
    ['http://[::1]', 'PROXY [::1]:1080'],
    ['ftp://proxy.test:21', 'DIRECT'],
    ['http://', 'DIRECT'],
  ])('reads %s', (https_proxy, expected) => {
    expect(proxyFromEnvironment({ https_proxy }, service)).toBe(expected);
  });

  it.each(['http://user:secret@proxy.test:3128', 'user:sec@ret@proxy.test:3128/'])(
    'leaves out the password of %s',
    (https_proxy) => {
      expect(proxyFromEnvironment({ https_proxy }, service)).toBe('PROXY proxy.test:3128');
    },
  );
});

describe('no_proxy', () => {
  const isDirect = (no_proxy: string, url = service): boolean =>
    proxyFromEnvironment({ https_proxy: PROXY, http_proxy: PROXY, no_proxy }, url) === 'DIRECT';

  it.each([
    '*',
    'casjobs.example.org',
    'CASJOBS.Example.ORG',
    'example.org',
    '.example.org',
    '*.example.org',
    'org',
    'other.test,example.org',
    'other.test, example.org',
    'other.test example.org',
    'casjobs.example.org:443',
    '.example.org:443',
  ])('%s excepts the service', (list) => {
    expect(isDirect(list)).toBe(true);
  });

  it.each([
    '',
    ',',
    '.',
    'other.test',
    'ample.org',
    'jobs.example.org',
    'x.casjobs.example.org',
    'casjobs.example.org:80',
    'casjobs.example.org.',
    'casjobs*',
  ])('%s does not', (list) => {
    expect(isDirect(list)).toBe(false);
  });

  it('compares the port that is written in the address', () => {
    expect(isDirect('example.org:8080', plain)).toBe(true);
    expect(isDirect('example.org:80', plain)).toBe(false);
    expect(isDirect('example.org:80', new URL('http://example.org/'))).toBe(true);
  });

  it('excepts addresses in numbers', () => {
    expect(isDirect('127.0.0.1', new URL('http://127.0.0.1:8080/'))).toBe(true);
    expect(isDirect('[::1]', new URL('http://[::1]:8080/'))).toBe(true);
  });

  it('is read in upper case, too, and lower case comes first', () => {
    const env = { HTTPS_PROXY: PROXY, NO_PROXY: 'example.org' };
    expect(proxyFromEnvironment(env, service)).toBe('DIRECT');
    expect(proxyFromEnvironment({ ...env, no_proxy: 'other.test' }, service)).toMatch(/^PROXY/);
  });
});
