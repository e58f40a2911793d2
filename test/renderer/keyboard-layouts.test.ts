// @vitest-environment happy-dom
// Shortcuts on other keyboard layouts, with Caps Lock, AltGr and an input method, and held keys.
import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { shortcutOf } from '../../renderer/state/shortcuts.ts';
import { tableActionOf } from '../../renderer/state/table-keys.ts';
import { hasCommand, type KeyPress } from '../../renderer/state/keyboard.ts';
import { jobView, snapshotView } from '../fakes/view-models.ts';
import { button, openWindow, settle } from './render-window.ts';

const press = (part: Partial<KeyPress>): KeyPress => ({
  key: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...part,
});
const withCtrl = (part: Partial<KeyPress>): KeyPress => press({ ctrlKey: true, ...part });
const altGraph = { getModifierState: (name: string) => name === 'AltGraph' };

describe('A keyboard shortcut', () => {
  it.each([
    ['Caps Lock', withCtrl({ key: 'K', code: 'KeyK' }), 'palette'],
    ['a Russian layout', withCtrl({ key: 'л', code: 'KeyK' }), 'palette'],
    ['a Russian layout with Caps Lock', withCtrl({ key: 'К', code: 'KeyR' }), 'refresh'],
    ['a Greek layout', withCtrl({ key: 'φ', code: 'KeyF' }), 'filter'],
    ['the comma of a Russian layout', withCtrl({ key: 'б', code: 'Comma' }), 'settings'],
    ['Dvorak, by its own letter', withCtrl({ key: 'k', code: 'KeyV' }), 'palette'],
    ['AltGr that types the sign', press({ key: '/', code: 'Digit7', ...altGraph }), 'job-id'],
    ['? with Shift', press({ key: '?', shiftKey: true }), 'shortcuts'],
  ])('works with %s', (_, pressed, id) => {
    expect(shortcutOf(pressed, false)).toBe(id);
  });

  it.each([
    ['another letter of Dvorak', withCtrl({ key: 't', code: 'KeyK' })],
    ['Ctrl+Shift', withCtrl({ key: 'K', code: 'KeyK', shiftKey: true })],
    ['AltGr on Windows', withCtrl({ key: 'k', altKey: true })],
    ['Ctrl and AltGr on Linux', withCtrl({ key: 'k', ...altGraph })],
    ['an input method', withCtrl({ key: 'k', isComposing: true })],
    ['a Cyrillic letter without Ctrl', press({ key: '.', code: 'Slash' })],
  ])('is ignored with %s', (_, pressed) => {
    expect(shortcutOf(pressed, false)).toBeNull();
  });
});

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/156.0.0.0';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0.0.0';
const LINUX = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0';

describe('The command key', () => {
  const withMeta = (key: string): KeyPress => press({ metaKey: true, key });
  const at = { at: 0, page: 1 };

  it('is Cmd on a Mac, where Ctrl edits text', () => {
    expect(shortcutOf(withMeta('K'), true, MAC)).toBe('palette');
    expect(tableActionOf({ ...withMeta('a'), target: null }, at, MAC)).toEqual({ kind: 'all' });
    for (const key of ['k', 'f', 'r', '/', '?'])
      expect(shortcutOf(withCtrl({ key }), false, MAC)).toBeNull();
    expect(tableActionOf({ ...withCtrl({ key: 'a' }), target: null }, at, MAC)).toBeNull();
  });

  it.each([WINDOWS, LINUX])("is Ctrl, not the desktop's key, on %s", (computer) => {
    expect(shortcutOf(withCtrl({ key: 'k' }), true, computer)).toBe('palette');
    expect(tableActionOf({ ...withCtrl({ key: 'a' }), target: null }, at, computer)?.kind).toBe(
      'all',
    );
    for (const key of ['k', 'f', 'r', '/'])
      expect(shortcutOf(withMeta(key), false, computer)).toBeNull();
    expect(tableActionOf({ ...withMeta('a'), target: null }, at, computer)).toBeNull();
  });

  it('held with a click selects a row', () => {
    const keys = (ctrlKey: boolean, metaKey: boolean) => ({ ctrlKey, metaKey });
    expect(hasCommand(keys(false, true), MAC)).toBe(true);
    expect(hasCommand(keys(true, false), MAC)).toBe(false);
    expect(hasCommand(keys(true, false), WINDOWS)).toBe(true);
    expect(hasCommand(keys(false, true), WINDOWS)).toBe(false);
  });
});

describe('Select all in the table', () => {
  const at = { at: 0, page: 1 };
  it.each([
    ['Caps Lock', withCtrl({ key: 'A', code: 'KeyA' })],
    ['a Russian layout', withCtrl({ key: 'ф', code: 'KeyA' })],
  ])('works with %s', (_, pressed) => {
    expect(tableActionOf({ ...pressed, target: null }, at)).toEqual({ kind: 'all' });
  });

  it('is ignored with AltGr', () => {
    expect(tableActionOf({ ...withCtrl({ key: 'a', ...altGraph }), target: null }, at)).toBeNull();
  });
});

describe('A held key', () => {
  it('opens the palette once and does not close it again', async () => {
    await openWindow(snapshotView());
    const held = (repeat: boolean) => ({ key: 'k', ctrlKey: true, repeat, bubbles: true });
    await fireEvent.keyDown(document.body, held(false));
    await settle();
    await fireEvent.keyDown(document.activeElement!, held(true));
    await settle();
    expect(screen.getByRole('dialog', { name: 'Commands' })).toBeTruthy();
  });

  it('selects a row once', async () => {
    const { app } = await openWindow(snapshotView({ jobs: [jobView()] }));
    const row = button('5001');
    row.focus();
    await fireEvent.keyDown(row, { key: ' ' });
    await fireEvent.keyDown(row, { key: ' ', repeat: true });
    expect(app.list.chosen).toHaveLength(1);
  });
});

describe("Esc in an input method's composition", () => {
  it('keeps the dialog and the pane open', async () => {
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
