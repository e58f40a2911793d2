// @vitest-environment happy-dom
// The network in Settings: proxy, certificates, and the sign-in dialog of a proxy.
import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../electron/ipc/contract.ts';
import { defaultSettings, type Settings } from '../../electron/settings/settings.ts';
import { accountView, askedByProxy, noAccount, snapshotView } from '../fakes/view-models.ts';
import { clickSettings } from './late-response-cases.ts';
import { button, inDialog, openWindow, settle, textbox } from './render-window.ts';

const withNetwork = (part: Partial<Settings['network']>) =>
  snapshotView({
    settings: { ...defaultSettings, network: { ...defaultSettings.network, ...part } },
  });
const radio = (name: string): HTMLInputElement => screen.getByRole('radio', { name });
const ok = () => ({ ok: true, value: null }) as const;

describe('The proxy in Settings', () => {
  it('is the system’s by default and can be turned off', async () => {
    const { main, person } = await openWindow(snapshotView());
    await clickSettings(person);
    expect(screen.getAllByRole('radio', { name: 'System', checked: true })).toHaveLength(2);
    await person.click(radio('No proxy'));
    const network = { ...defaultSettings.network, proxy: 'none' };
    expect(main.argumentsOf('change-settings')).toEqual([{ ...defaultSettings, network }]);
  });

  it('is sent when its address is typed, and shows an error at the field', async () => {
    const { main, person } = await openWindow(snapshotView());
    await clickSettings(person);
    await person.click(radio('Custom'));
    expect(main.argumentsOf('change-settings')).toEqual([]);
    const error = { code: 'bad-input', detail: 'Not so.', field: 'proxy' } as const;
    main.answer('choose-proxy', () => ({ ok: false, error }));
    await person.type(textbox('Proxy address'), 'a b');
    await person.click(button('Use this proxy'));
    await settle();
    expect(textbox('Proxy address').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Not so.')).toBeTruthy();
    main.answer('choose-proxy', ok);
    await person.clear(textbox('Proxy address'));
    await person.type(textbox('Proxy address'), 'proxy.example.org:3128{Enter}');
    await settle();
    expect(main.argumentsOf('choose-proxy').at(-1)).toEqual({ address: 'proxy.example.org:3128' });
    expect(screen.queryByText('Not so.')).toBeNull();
  });

  it('restores a typed address on a click', async () => {
    const address = 'http://proxy.example.org:3128';
    const { main, person } = await openWindow(withNetwork({ address }));
    await clickSettings(person);
    await person.click(radio('Custom'));
    const network = { ...defaultSettings.network, proxy: 'custom', address };
    expect(main.argumentsOf('change-settings')).toEqual([{ ...defaultSettings, network }]);
  });
});

describe('Custom certificates', () => {
  it('are chosen in the system’s dialog, and report an error', async () => {
    const { main, person } = await openWindow(snapshotView());
    await clickSettings(person);
    const error = { code: 'bad-input', detail: 'This file contains a private key.' } as const;
    main.answer('choose-certificates', () => ({ ok: false, error }));
    await person.click(button('Choose…'));
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('private key');
  });

  it('are removed by a click', async () => {
    const { main, person } = await openWindow(withNetwork({ certificateFile: '/home/me/a.pem' }));
    await clickSettings(person);
    expect(screen.getByText('/home/me/a.pem')).toBeTruthy();
    const remove = { name: 'Remove', description: 'Additional certificates' };
    await person.click(screen.getByRole('button', remove));
    expect(main.argumentsOf('change-settings')).toEqual([defaultSettings]);
  });
});

describe('A proxy that requires a password', () => {
  it('opens a sign-in dialog, which closes on success', async () => {
    const accounts = [accountView({ connection: askedByProxy })];
    const { main, person } = await openWindow(snapshotView({ accounts }));
    main.answer('save-proxy-login', ok);
    await person.click(button('Sign in to the proxy'));
    expect(screen.getByRole('dialog', { name: 'Sign in to proxy.example.org:3128' })).toBeTruthy();
    await person.type(textbox('User name'), 'edwin');
    await person.type(screen.getByLabelText('Proxy password'), 'secret');
    await person.click(inDialog('Sign in to the proxy'));
    await settle();
    expect(main.argumentsOf('save-proxy-login')).toEqual([
      { proxy: 'proxy.example.org:3128', userName: 'edwin', password: 'secret' },
    ]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

it.each([false, true])('is taken from a CasJobs.config on request (%s)', async (wanted) => {
  const place = { service: 'sdss', host: 'a.org', isUpgraded: false, movedFrom: null };
  const preview: ImportPreview = {
    importId: '3f0c1f4e-96f5-4a0e-9a9a-5b3d1d2c7a11',
    source: 'file',
    from: '/a',
    findings: [{ signInBy: 'wsId', who: '47', edges: 'none', place }],
    proxy: 'proxy.example.org:3128',
  };
  const { main, person } = await openWindow(noAccount(), (fake) => {
    fake.answer('pick-import', () => ({ ok: true, value: preview }));
    fake.answer('choose-proxy', ok);
  });
  await person.click(button('Import from CasJobs.config…'));
  await settle();
  const box = screen.getByRole('checkbox', { name: /proxy\.example\.org:3128/ });
  if (wanted) await person.click(box);
  await person.click(button('Import account'));
  await settle();
  const sent = wanted ? [{ address: 'proxy.example.org:3128' }] : [];
  expect(main.argumentsOf('choose-proxy')).toEqual(sent);
  expect(main.argumentsOf('import-account')).toHaveLength(1);
});
