// Whether the app's windows are native ones of Wayland.
import { describe, expect, it } from 'vitest';
import { isNativeWayland } from '../../electron/platform/desktop-features.ts';

const wayland = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-1', DISPLAY: ':0' };
const x11 = { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' };

describe('windows', () => {
  it.each([
    ['since Electron 38 in a Wayland session', '', wayland, 38],
    ['where the switch says so', 'wayland', x11, 33],
    ['where the switch lets Chromium choose', 'auto', wayland, 33],
  ])('are native %s', (_, chosen, env, electron) => {
    expect(isNativeWayland(chosen, env, electron)).toBe(true);
  });

  it.each([
    ['before Electron 38', '', wayland, 37],
    ['where the switch says X11', 'x11', wayland, 45],
    ['in an X11 session', 'auto', x11, 45],
    ['where no Wayland answers', '', { XDG_SESSION_TYPE: 'wayland' }, 45],
  ])('are those of X11 %s', (_, chosen, env, electron) => {
    expect(isNativeWayland(chosen, env, electron)).toBe(false);
  });
});
