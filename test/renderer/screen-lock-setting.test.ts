// @vitest-environment happy-dom
// `Lock with the screen` is offered only if the desktop signals its screen lock.
import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../electron/settings/settings.ts';
import { snapshotView } from '../fakes/view-models.ts';
import { button, openWindow } from './render-window.ts';

const { desktop } = snapshotView();

const openSettings = async (noScreenLock: boolean, withScreen: boolean) => {
  const lock = { ...defaultSettings.lock, withScreen };
  const settings = { ...defaultSettings, lock };
  const first = snapshotView({ settings, desktop: { ...desktop, noScreenLock } });
  const window = await openWindow(first);
  await window.person.click(button('Settings'));
  return window;
};

const toggle = (): HTMLElement | null =>
  screen.queryByRole('checkbox', { name: 'Lock with the screen' });

describe('Lock with the screen', () => {
  it('is offered only if the desktop signals its screen lock', async () => {
    const { push } = await openSettings(false, false);
    expect(toggle()).not.toBeNull();
    await push(snapshotView({ desktop: { ...desktop, noScreenLock: true } }));
    expect(toggle()).toBeNull();
  });

  it('can be switched off without such signals, and says so', async () => {
    const { main, person } = await openSettings(true, true);
    expect(screen.getByText(/does not report when it locks the screen/)).toBeTruthy();
    await person.click(toggle()!);
    expect(main.argumentsOf('change-settings')).toMatchObject([{ lock: { withScreen: false } }]);
  });
});
