// What is given to the network's settings, and what is refused.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defaultSettings } from '../../electron/settings/settings.ts';
import { openTestCore, resultValue } from './test-core.ts';
import { openProxiedCore, proxyLogin } from './proxied-core.ts';

describe('what is given', () => {
  it.each([
    ['user:secret@a:1', 'Leave the user name and password out'],
    ['a b', 'not the address of a proxy'],
    ['', 'Type the address'],
  ])('as the proxy %s is refused at its field, and the one before stays', async (address, said) => {
    const home = await openTestCore();
    const { commands } = home.core;
    resultValue(await commands['choose-proxy']({ address: 'socks5://a:1' }));
    const error = {
      code: 'bad-input',
      field: 'proxy',
      detail: expect.stringContaining(said) as unknown,
    };
    expect(await commands['choose-proxy']({ address })).toMatchObject({ ok: false, error });
    expect(home.core.settings.value().network).toMatchObject({
      proxy: 'custom',
      address: 'socks5://a:1',
    });
  });

  it('for a proxy that has not asked is refused', async () => {
    const home = await openTestCore();
    const saved = await home.core.commands['save-proxy-login']({ proxy: 'a:1', ...proxyLogin });
    expect(saved).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect([...home.keychain.entries]).toEqual([]);
  });

  it('as certificates is checked at once, and what stood there before stays', async () => {
    const { home, pem } = await openProxiedCore();
    const { commands } = home.core;
    const before = await readFile(pem);
    await commands['choose-certificates']();
    await writeFile(pem, 'nothing');
    expect(await commands['choose-certificates']()).toMatchObject({
      ok: false,
      error: { detail: expect.stringContaining('not a PEM file') as unknown },
    });
    await writeFile(pem, before);
    expect(home.core.settings.value().network.certificateFile).toBe(pem);
  });

  it('as the file of certificates by a page is refused; to let go of it is not', async () => {
    const { home, pem } = await openProxiedCore();
    const { commands } = home.core;
    const network = { ...defaultSettings.network, certificateFile: '/etc/passwd' };
    expect(await commands['change-settings']({ ...defaultSettings, network })).toMatchObject({
      ok: false,
    });
    await commands['choose-certificates']();
    expect(home.core.settings.value().network.certificateFile).toBe(pem);
    resultValue(await commands['change-settings'](defaultSettings));
    expect(home.core.settings.value().network.certificateFile).toBeNull();
  });
});

it('nothing of the network is changed while the accounts are locked', async () => {
  const { home } = await openProxiedCore();
  const lock = { ...defaultSettings.lock, afterMinutes: 5 } as const;
  resultValue(await home.core.commands['change-settings']({ ...defaultSettings, lock }));
  const { commands, settings } = (await home.restart()).core;
  const network = { ...defaultSettings.network, proxy: 'none' } as const;
  const answers = [
    await commands['choose-proxy']({ address: 'a:1' }),
    await commands['choose-certificates'](),
    await commands['change-settings']({ ...defaultSettings, lock, network }),
  ];
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: false, error: { code: 'locked' } });
  expect(settings.value().network).toEqual(defaultSettings.network);
});

it('certificates that are gone at the next start are told, by the way to others', async () => {
  const { home, pem } = await openProxiedCore();
  await home.core.commands['choose-certificates']();
  expect(home.core.snapshot().errors).toEqual([]);
  await rm(pem);
  const again = await home.restart();
  onTestFinished(() => again.core.close());
  const [error] = again.core.snapshot().errors;
  expect(error?.detail).toContain('the file no longer exists');
  expect(again.core.settings.value().network.certificateFile).toBe(pem);
});
