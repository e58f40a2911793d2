// How proxies are found: what Chromium answers, how often it is asked, and what a user types.
import fc from 'fast-check';
import { describe, expect, it, afterEach, beforeEach, vi } from 'vitest';
import * as v from 'valibot';
import { addressOf, type Hop } from '../../electron/casjobs/route.ts';
import { readProxyList, readProxy, createProxyResolver } from '../../electron/network/proxies.ts';
import { settingsSchema } from '../../electron/settings/settings.ts';

const written = (hops: readonly Hop[]): string[] =>
  hops.map((hop) => (hop.kind === 'direct' ? 'direct' : `${hop.kind} ${addressOf(hop)}`));

describe('the list of a PAC file', () => {
  it.each([
    ['DIRECT', ['direct']],
    [
      'PROXY a.example:3128; PROXY b.example; DIRECT',
      ['http a.example:3128', 'http b.example:80', 'direct'],
    ],
    [
      'HTTPS a.example:8443;SOCKS5 b.example;SOCKS c.example:9',
      ['https a.example:8443', 'socks5 b.example:1080', 'socks4 c.example:9'],
    ],
    ['PROXY [2001:db8::1]:3128', ['http [2001:db8::1]:3128']],
    ['QUIC a.example:443; PROXY b.example:1', ['http b.example:1']],
    // Nothing that can be used: Chromium goes straight, too.
    ['', ['direct']],
    ['PROXY a.example:99999; nonsense; PROXY', ['direct']],
    ['PROXY user:secret@a.example:1', ['direct']],
  ])('%s is read in its order', (list, hops) => {
    expect(written(readProxyList(list))).toEqual(hops);
  });

  it('names at most six ways', () => {
    expect(readProxyList('PROXY a:1;'.repeat(50))).toHaveLength(6);
  });

  it('never makes it throw, and always leaves a way', () => {
    fc.assert(fc.property(fc.string(), (list) => readProxyList(list).length > 0));
  });
});

describe('the address of a proxy that is typed', () => {
  it.each([
    ['proxy.example.org:3128', 'http proxy.example.org:3128'],
    [' http://proxy.example.org:3128/ ', 'http proxy.example.org:3128'],
    ['HTTPS://proxy.example.org', 'https proxy.example.org:443'],
    ['socks5://127.0.0.1:1080', 'socks5 127.0.0.1:1080'],
    ['socks5h://a', 'socks5 a:1080'],
    ['[2001:DB8::1]:3128', 'http [2001:db8::1]:3128'],
    ['Bücher.example:1', 'http xn--bcher-kva.example:1'],
  ])('%s is understood, and can be kept', (typed, proxy) => {
    const read = readProxy(typed);
    if (!read.ok) throw new Error(read.why);
    expect(written([read.proxy])).toEqual([proxy]);
    const kept = `${read.proxy.kind}://${addressOf(read.proxy)}`;
    expect(v.is(settingsSchema.entries.network.entries.address, kept)).toBe(true);
    expect(readProxy(kept)).toEqual(read);
  });

  it.each([
    ['', 'no-proxy'],
    ['user:secret@proxy.example.org:3128', 'secret-in-proxy'],
    ['http://user@proxy.example.org', 'secret-in-proxy'],
    ['ftp://proxy.example.org', 'bad-proxy'],
    ['proxy.example.org:0', 'bad-proxy'],
    ['proxy.example.org:3128/path', 'bad-proxy'],
    ['http://', 'bad-proxy'],
    ['two words', 'bad-proxy'],
    ['proxy%00.example:1', 'bad-proxy'],
    ['a?b:1', 'bad-proxy'],
    ['a#b:1', 'bad-proxy'],
  ])('%s is refused', (typed, why) => {
    expect(readProxy(typed)).toEqual({ ok: false, why });
  });
});

const url = new URL('https://casjobs.example.org/path/services/jobs.asmx?secret=1');
const proxy = { kind: 'http', host: 'a', port: 1, login: null };
const asking = (answer: () => Promise<string>) => {
  const asked: string[] = [];
  const here = { network: 'home' };
  const resolve = createProxyResolver(
    (one) => {
      asked.push(one);
      return answer();
    },
    () => here.network,
  );
  return { asked, here, resolve };
};

describe('the system', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is asked once a minute for a host, whatever there is to call, and by the host alone', async () => {
    const { asked, resolve } = asking(() => Promise.resolve('PROXY a:1'));
    expect(await Promise.all([resolve(url), resolve(url)])).toEqual([[proxy], [proxy]]);
    await vi.advanceTimersByTimeAsync(59_000);
    await resolve(url);
    expect(asked).toEqual(['https://casjobs.example.org/']);
    await vi.advanceTimersByTimeAsync(1000);
    await resolve(url);
    await resolve(new URL('https://other.example.org'));
    expect(asked).toHaveLength(3);
  });

  it('is asked again at once when the network is another', async () => {
    const { asked, here, resolve } = asking(() => Promise.resolve('DIRECT'));
    await resolve(url);
    here.network = 'institute';
    await resolve(url);
    expect(asked).toHaveLength(2);
  });

  it('that says nothing, or fails, holds up no call for good: it goes straight', async () => {
    const silent = asking(() => new Promise(() => undefined));
    const coming = silent.resolve(url);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await coming).toEqual([{ kind: 'direct' }]);
    const failing = asking(() => Promise.reject(new Error('no')));
    expect(await failing.resolve(url)).toEqual([{ kind: 'direct' }]);
  });

  it('of this computer has a network that can be told from another', async () => {
    let times = 0;
    const resolve = createProxyResolver(() => Promise.resolve(`PROXY a:${(times += 1)}`));
    expect(await resolve(url)).toEqual(await resolve(url));
    expect(times).toBe(1);
  });
});
