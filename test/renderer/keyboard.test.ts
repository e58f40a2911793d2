// @vitest-environment happy-dom
// Key presses on other layouts, with Caps Lock, AltGr, an input method, or held down.
import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { shortcutOf } from '../../renderer/state/shortcuts.ts';
import { wishOf } from '../../renderer/state/table-keys.ts';
import type { KeyPress } from '../../renderer/state/keyboard.ts';
import { jobView, snapshotView } from '../fakes/views.ts';
import { button, openWindow, settle } from './window.ts';

const press = (part: Partial<KeyPress>): KeyPress => ({
  ...{ key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...part,
});
const withCtrl = (part: Partial<KeyPress>): KeyPress => press({ ctrlKey: true, ...part });
const altGraph = { getModifierState: (name: string) => name === 'AltGraph' };

describe('A shortcut', () => {
  it.each([
    ['Caps Lock', withCtrl({ key: 'K', code: 'KeyK' }), 'palette'],
    ['⌘ with Caps Lock', press({ metaKey: true, key: 'R' }), 'refresh'],
    ['a Russian layout', withCtrl({ key: 'л', code: 'KeyK' }), 'palette'],
    ['a Russian layout with Caps Lock', withCtrl({ key: 'К', code: 'KeyR' }), 'refresh'],
    ['a Greek layout', withCtrl({ key: 'φ', code: 'KeyF' }), 'filter'],
    ['the comma of a Russian layout', withCtrl({ key: 'б', code: 'Comma' }), 'settings'],
    ['Dvorak, by its own letter', withCtrl({ key: 'k', code: 'KeyV' }), 'palette'],
    ['AltGr that types the sign', press({ key: '/', code: 'Digit7', ...altGraph }), 'job-id'],
    ['? with Shift', press({ key: '?', shiftKey: true }), 'shortcuts'],
  ])('is heard with %s', (_, pressed, id) => {
    expect(shortcutOf(pressed, false)).toBe(id);
  });

  it.each([
    ['another letter of Dvorak', withCtrl({ key: 't', code: 'KeyK' })],
    ['Ctrl+Shift', withCtrl({ key: 'K', code: 'KeyK', shiftKey: true })],
    ['AltGr on Windows', withCtrl({ key: 'k', altKey: true })],
    ['Ctrl and AltGr on Linux', withCtrl({ key: 'k', ...altGraph })],
    ['an input method', withCtrl({ key: 'k', isComposing: true })],
    ['a Cyrillic letter without Ctrl', press({ key: '.', code: 'Slash' })],
  ])('is not heard with %s', (_, pressed) => {
    expect(shortcutOf(pressed, false)).toBeNull();
  });
});

describe('Select all in the table', () => {
  const at = { at: 0, page: 1 };
  it.each([
    ['Caps Lock', withCtrl({ key: 'A', code: 'KeyA' })],
    ['a Russian layout', withCtrl({ key: 'ф', code: 'KeyA' })],
  ])('is heard with %s', (_, pressed) => {
    expect(wishOf({ ...pressed, target: null }, at)).toEqual({ kind: 'all' });
  });

  it('is not heard with AltGr', () => {
    expect(wishOf({ ...withCtrl({ key: 'a', ...altGraph }), target: null }, at)).toBeNull();
  });
});

describe('A key that is held down', () => {
  it('opens the palette once, and does not close it again', async () => {
    await openWindow(snapshotView());
    const held = (repeat: boolean) => ({ key: 'k', ctrlKey: true, repeat, bubbles: true });
    await fireEvent.keyDown(document.body, held(false));
    await settle();
    await fireEvent.keyDown(document.activeElement!, held(true));
    await settle();
    expect(screen.getByRole('dialog', { name: 'Commands' })).toBeTruthy();
  });

  it('selects a row once', async () => {
    const { desk } = await openWindow(snapshotView({ jobs: [jobView()] }));
    const row = button('5001');
    row.focus();
    await fireEvent.keyDown(row, { key: ' ' });
    await fireEvent.keyDown(row, { key: ' ', repeat: true });
    expect(desk.list.chosen).toHaveLength(1);
  });
});

describe('Esc that ends the composing of an input method', () => {
  it('leaves the dialog and the pane open', async () => {
    const { person } = await openWindow(snapshotView({ jobs: [jobView()] }));
    await person.click(button('5001'));
    await fireEvent.keyDown(document.activeElement!, { key: 'Escape', isComposing: true });
    await person.keyboard('{Control>}k{/Control}');
    await settle();
    await fireEvent.keyDown(document.activeElement!, { key: 'Escape', isComposing: true });
    await settle();
    expect(screen.getByRole('dialog', { name: 'Commands' })).toBeTruthy();
    expect(screen.getByRole('complementary', { name: 'Job 5001' })).toBeTruthy();
  });
});
