// How often the system is asked for its proxies, and what holds where it does not answer.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProxyResolver } from '../../electron/network/proxy-resolver.ts';

const url = new URL('https://casjobs.example.org/path/services/jobs.asmx?secret=1');
const proxy = { kind: 'http', host: 'a', port: 1, login: null };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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
