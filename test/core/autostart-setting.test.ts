// Start at login on a whole core: the system is asked, not remembered.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../electron/settings/settings.ts';
import { createFakeAutostart } from '../fakes/fake-autostart.ts';
import { openTestCore } from './test-core.ts';

const on = { kind: 'on', other: null } as const;
const wanted = { ...defaultSettings, startAtLogin: true };

/** A core whose person has switched it on. */
const openWanting = async () => {
  const login = createFakeAutostart();
  const home = await openTestCore({ login });
  await home.core.commands['start-at-login']({ on: true });
  login.asked.length = 0;
  return { home, login };
};

describe('start at login', () => {
  it('is switched by its own request, and shown as the system has it', async () => {
    const login = createFakeAutostart();
    const { core } = await openTestCore({ login });
    expect(await core.commands['start-at-login']({ on: true })).toMatchObject({ ok: true });
    expect(core.snapshot()).toMatchObject({ startAtLogin: on, settings: { startAtLogin: true } });
    await core.commands['start-at-login']({ on: false });
    expect(core.snapshot()).toMatchObject({
      startAtLogin: { kind: 'off' },
      settings: { startAtLogin: false },
    });
    expect(login.asked).toEqual(['on', 'off']);
  });

  it('is not touched by a change of other settings, whatever the page holds of it', async () => {
    const login = createFakeAutostart();
    const { core } = await openTestCore({ login });
    await core.commands['change-settings']({ ...wanted, theme: 'dark' });
    expect(login.asked).toEqual([]);
    expect(core.snapshot().settings).toMatchObject({ theme: 'dark', startAtLogin: false });
  });

  it.each(['off', 'blocked'] as const)(
    'that was switched off elsewhere (%s) is not wanted any more',
    async (kind) => {
      const { home, login } = await openWanting();
      login.state = kind === 'off' ? { kind } : { kind, system: 'windows' };
      await home.core.commands['read-start-at-login']();
      expect(home.core.snapshot()).toMatchObject({
        startAtLogin: { kind },
        settings: { startAtLogin: false },
      });
      login.state = { kind: 'broken' };
      const later = await home.restart();
      await later.until(({ startAtLogin }) => startAtLogin.kind === 'broken');
      expect(login.asked).toEqual([]);
    },
  );

  it('that has broken by itself is mended at the next start, where it is wanted', async () => {
    const { home, login } = await openWanting();
    login.state = { kind: 'broken' };
    const later = await home.restart();
    await later.until(({ startAtLogin }) => startAtLogin.kind === 'on');
    expect(login.asked).toEqual(['repair']);
  });

  it('that could not be mended is shown as broken', async () => {
    const { home, login } = await openWanting();
    login.state = { kind: 'broken' };
    login.repair = () => Promise.reject(new Error('EACCES'));
    const later = await home.restart();
    await later.until(({ startAtLogin }) => startAtLogin.kind === 'broken');
    expect(later.core.snapshot().settings.startAtLogin).toBe(true);
  });

  it('that the disk does not let be is not shown as switched on, and says so', async () => {
    const login = createFakeAutostart();
    login.set = () => Promise.reject(Object.assign(new Error(''), { code: 'EACCES' }));
    const { core } = await openTestCore({ login });
    const refused = await core.commands['start-at-login']({ on: true });
    expect(refused).toMatchObject({ ok: false, error: { code: 'file' } });
    expect(refused.ok ? '' : refused.error.detail).toContain('autostart folder');
    expect(core.snapshot()).toMatchObject({
      startAtLogin: { kind: 'off' },
      settings: { startAtLogin: false },
    });
  });

  it('that holds while the setting could not be saved is shown, and the failure said', async () => {
    const { core, folder } = await openTestCore({ login: createFakeAutostart() });
    await mkdir(path.join(folder, 'settings.json.new'));
    const refused = await core.commands['start-at-login']({ on: true });
    expect(refused).toMatchObject({ ok: false, error: { code: 'file' } });
    expect(refused.ok ? '' : refused.error.detail).toContain('settings could not be saved');
    expect(core.snapshot().startAtLogin).toEqual(on);
  });
});
