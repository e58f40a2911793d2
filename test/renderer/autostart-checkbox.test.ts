// @vitest-environment happy-dom
// Start at login in Settings shows the system's state, and the way to the system's settings if it is blocked.
import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { snapshotView } from '../fakes/view-models.ts';
import { button, openWindow, settle } from './render-window.ts';

type Login = Snapshot['startAtLogin'];

const openSettings = async (startAtLogin: Login) => {
  let reads = 0;
  const window = await openWindow(snapshotView({ startAtLogin }), (fake) =>
    fake.answer('read-start-at-login', () => {
      reads += 1;
      return { ok: true, value: null };
    }),
  );
  await window.person.click(button('Settings'));
  return { ...window, reads: () => reads };
};

const toggle = (): HTMLInputElement => screen.getByRole('checkbox', { name: 'Start at login' });

describe('Start at login in Settings', () => {
  it("shows the system's state, not the requested one", async () => {
    const { main, person, push } = await openSettings({ kind: 'off' });
    await person.click(toggle());
    await settle();
    expect(main.argumentsOf('start-at-login')).toEqual([{ on: true }]);
    expect(toggle().checked).toBe(false);
    await push(snapshotView({ startAtLogin: { kind: 'on', other: null } }));
    expect(toggle().checked).toBe(true);
  });

  it("reads the system's state when Settings opens and when the window gets the focus", async () => {
    const { reads } = await openSettings({ kind: 'off' });
    expect(reads()).toBe(1);
    globalThis.dispatchEvent(new Event('focus'));
    expect(reads()).toBe(2);
  });

  it('names another installed copy that starts at login', async () => {
    await openSettings({ kind: 'on', other: '/usr/bin/casjobs-tray' });
    expect(toggle().checked).toBe(true);
    expect(screen.getByText(/another copy: \/usr\/bin\/casjobs-tray/)).toBeTruthy();
  });

  it.each<[Login, RegExp, string | null]>([
    [{ kind: 'broken' }, /program that it started is gone/, null],
    [{ kind: 'blocked', system: 'windows' }, /turned off in Windows/, 'startup settings'],
    [{ kind: 'blocked', system: 'macos' }, /macOS does not allow it/, 'Login Items'],
    [{ kind: 'refused', system: 'windows' }, /Windows did not add/, 'startup settings'],
    [{ kind: 'refused', system: 'macos' }, /macOS did not add/, 'Login Items'],
  ])("is off and shows the reason and the system's settings: %j", async (state, words, page) => {
    const { main, person } = await openSettings(state);
    expect(toggle().checked).toBe(false);
    expect(screen.getByText(words)).toBeTruthy();
    if (page === null) expect(screen.queryByRole('button', { name: /^Open / })).toBeNull();
    else {
      await person.click(button(`Open ${page}`));
      expect(main.argumentsOf('open-login-page')).toHaveLength(1);
    }
  });

  it('is hidden in a build without autostart', async () => {
    await openSettings({ kind: 'none' });
    expect(screen.queryByRole('checkbox', { name: 'Start at login' })).toBeNull();
  });

  it('reports a failed write', async () => {
    const { main, person } = await openSettings({ kind: 'off' });
    const detail = 'Start at login could not be changed. Try again.';
    main.answer('start-at-login', () => ({ ok: false, error: { code: 'file', detail } }));
    await person.click(toggle());
    await settle();
    expect(screen.getByRole('alert').textContent).toContain(detail);
  });
});
