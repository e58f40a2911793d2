// @vitest-environment happy-dom
// The global shortcut in Settings, recorded from the keyboard.
import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../electron/settings/settings.ts';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { keysText, pressedOf } from '../../renderer/state/key-press.ts';
import { snapshotView } from '../fakes/view-models.ts';
import { button, openedSettings } from './render-window.ts';

const field = (shown: string): HTMLElement => button(`Shortcut for Cancel by ID… ${shown}`);

const withKeys = (shortcut: Snapshot['desktop']['shortcut']): Snapshot =>
  snapshotView({
    settings: { ...defaultSettings, shortcut: 'Ctrl+Shift+K' },
    desktop: { trayMissing: false, closeMinimizes: false, shortcut },
  });

describe('The global shortcut in Settings', () => {
  it('is off by default and becomes the pressed keys', async () => {
    const { main, person } = await openedSettings(snapshotView());
    await person.click(field('Off'));
    expect(field('Press the keys…')).toBe(document.activeElement);
    await person.keyboard('{Control>}{Shift>}k{/Shift}{/Control}');
    expect(main.argumentsOf('change-settings')).toEqual([
      { ...defaultSettings, shortcut: 'Ctrl+Shift+K' },
    ]);
  });

  it('rejects a single modifier, which would block other programs', async () => {
    const { main, person } = await openedSettings(snapshotView());
    await person.click(field('Off'));
    await person.keyboard('{Control>}c{/Control}');
    expect(screen.getByText(/^Hold at least two of Ctrl/)).toBeTruthy();
    expect(main.argumentsOf('change-settings')).toEqual([]);
    await person.keyboard('{Control>}{Alt>}c{/Alt}{/Control}');
    expect(main.argumentsOf('change-settings')).toMatchObject([{ shortcut: 'Ctrl+Alt+C' }]);
    expect(screen.queryByText(/^Hold at least two/)).toBeNull();
  });

  it('is unchanged on Esc, and ignores other shortcuts while recording', async () => {
    const { main, person } = await openedSettings(withKeys('held'));
    await person.click(field('Ctrl+Shift+K'));
    await person.keyboard('{Control>}r{/Control}{Escape}');
    expect(field('Ctrl+Shift+K')).toBeTruthy();
    expect(main.asked).toEqual([]);
  });

  it('is turned off by its button', async () => {
    const { main, person } = await openedSettings(withKeys('held'));
    await person.click(button('Turn off'));
    expect(main.argumentsOf('change-settings')).toMatchObject([{ shortcut: null }]);
  });

  it.each([
    ['refused', /another program uses it/],
    ['asked', /asks you to allow this shortcut/],
    ['closed', /casjobs-tray --cancel-by-id/],
  ] as const)("shows the system's state: %s", async (state, words) => {
    await openedSettings(withKeys(state));
    expect(screen.getByText(words)).toBeTruthy();
  });
});

describe('The hint of the global shortcut', () => {
  const hints = ['fills in the job ID that you copied', 'Then paste the job ID'];
  const shown = (): string[] =>
    hints.filter((hint) => screen.queryByText(hint, { exact: false }) !== null);

  it('announces the copied job ID', async () => {
    await openedSettings(withKeys('held'));
    expect(shown()).toEqual([hints[0]]);
  });

  it('asks to paste if the system restricts the clipboard', async () => {
    const { desktop, ...rest } = withKeys('held');
    await openedSettings({ ...rest, desktop: { ...desktop, pastesByHand: true } });
    expect(shown()).toEqual([hints[1]]);
  });
});

describe('Keys of a shortcut', () => {
  const press = (part: Partial<KeyboardEvent>) =>
    pressedOf({
      key: '',
      code: '',
      ctrlKey: false,
      altKey: false,
      shiftKey: false,
      metaKey: false,
      ...part,
    });
  const ctrlShift = { ctrlKey: true, shiftKey: true };

  it.each<[string, Partial<KeyboardEvent>, string]>([
    ['a letter by what stands on it', { ...ctrlShift, key: 'A', code: 'KeyQ' }, 'Ctrl+Shift+A'],
    ['a digit, though Shift makes it a sign', { ...ctrlShift, key: '!', code: 'Digit1' }, '1'],
    [
      'a letter, though Option makes it a sign',
      { altKey: true, metaKey: true, key: '˚', code: 'KeyK' },
      'Alt+Meta+K',
    ],
    ['a function key', { ctrlKey: true, altKey: true, key: 'F12', code: 'F12' }, 'Ctrl+Alt+F12'],
  ])('%s', (_, part, keys) => {
    const pressed = press(part);
    expect(pressed.kind === 'keys' && pressed.keys.endsWith(keys)).toBe(true);
  });

  it('reject keys that no shortcut may have', () => {
    expect(press({ ...ctrlShift, key: 'Enter', code: 'Enter' })).toEqual({ kind: 'no-key' });
    expect(press({ shiftKey: true, key: 'K', code: 'KeyK' })).toEqual({ kind: 'too-few' });
    expect(press({ ...ctrlShift, key: 'Shift', code: 'ShiftLeft' })).toEqual({ kind: 'more' });
  });

  it('use the names of the keyboard', () => {
    expect(keysText('Alt+Meta+K', 'Macintosh; Intel Mac OS X')).toBe('Option+Cmd+K');
    expect(keysText('Ctrl+Meta+K', 'Windows NT 10.0')).toBe('Ctrl+Win+K');
    expect(keysText('Ctrl+Meta+K', 'X11; Linux x86_64')).toBe('Ctrl+Super+K');
  });
});
