// What is said to a person whose desktop shows no tray, and what closing the window does there.
import { describe, expect, it } from 'vitest';
import { canMinimize, trayAdviceOf } from '../../electron/platform/tray-hints.ts';

const on = (desktop: string | undefined) => ({ XDG_CURRENT_DESKTOP: desktop });

describe('a desktop without a tray', () => {
  it.each([
    ['GNOME', 'gnome'],
    ['ubuntu:GNOME', 'gnome'],
    ['GNOME-Classic:GNOME', 'gnome'],
    ['sway', 'bar'],
    ['sway:wlroots', 'bar'],
    ['Hyprland', 'bar'],
    ['i3', 'bar'],
    ['KDE', 'plain'],
    ['X-Cinnamon', 'plain'],
    ['Not-GNOME-at-all', 'plain'],
    ['', 'plain'],
    [undefined, 'plain'],
  ])('called %s is advised as %s', (desktop, advice) => {
    expect(trayAdviceOf('linux', on(desktop))).toBe(advice);
  });

  it('is the menu bar on macOS, whatever its environment says', () => {
    expect(trayAdviceOf('darwin', on('GNOME'))).toBe('menu-bar');
    expect(trayAdviceOf('win32', on('GNOME'))).toBe('plain');
  });

  it.each([
    ['linux', 'GNOME', false, true],
    ['linux', 'GNOME', true, false],
    ['linux', 'i3', false, false],
    ['linux', 'sway', false, false],
    ['linux', undefined, false, true],
    ['darwin', undefined, false, true],
    ['win32', 'sway', false, true],
  ] as const)(
    'on %s, called %s, native Wayland %s, keeps a minimized window: %s',
    (platform, desktop, isNative, can) => {
      expect(canMinimize(platform, on(desktop), isNative)).toBe(can);
    },
  );
});
