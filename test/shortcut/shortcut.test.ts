// The global shortcut is registered as the settings say, and released.
import { describe, expect, it } from 'vitest';
import { createShortcut } from '../../electron/shortcut/shortcut.ts';

/** A system's global shortcuts, of which another program has some. */
const createKeys = (taken: readonly string[] = []) => {
  const held = new Map<string, () => void>();
  return {
    held: () => [...held.keys()],
    press: (keys: string) => held.get(keys)?.(),
    register: (keys: string, act: () => void): boolean => {
      if (taken.includes(keys)) return false;
      if (keys === 'Nonsense') throw new TypeError('conversion failure');
      held.set(keys, act);
      return true;
    },
    unregister: (keys: string): void => void held.delete(keys),
  };
};

const shortcutOver = (keys: ReturnType<typeof createKeys>, desktop = 'plain') => {
  const seen = { acts: 0, changes: 0 };
  const shortcut = createShortcut({
    ...keys,
    act: () => (seen.acts += 1),
    changed: () => (seen.changes += 1),
    desktop: () => desktop as 'plain' | 'asking' | 'closed',
  });
  return { shortcut, seen };
};

describe('the global shortcut', () => {
  it('is registered when keys are chosen, and released at the end', () => {
    const keys = createKeys();
    const { shortcut, seen } = shortcutOver(keys);
    expect(shortcut.state()).toBe('off');
    shortcut.follow('Ctrl+Shift+K');
    expect(shortcut.state()).toBe('held');
    keys.press('Ctrl+Shift+K');
    expect(seen).toEqual({ acts: 1, changes: 1 });
    shortcut.close();
    expect(keys.held()).toEqual([]);
  });

  it('changes its keys and turns off', () => {
    const keys = createKeys();
    const { shortcut } = shortcutOver(keys);
    shortcut.follow('Ctrl+Shift+K');
    shortcut.follow('Ctrl+Alt+F9');
    expect(keys.held()).toEqual(['Ctrl+Alt+F9']);
    shortcut.follow(null);
    expect(keys.held()).toEqual([]);
    expect(shortcut.state()).toBe('off');
  });

  it.each(['Ctrl+Shift+T', 'Nonsense'])('reports that the system rejects %s', (wanted) => {
    const { shortcut } = shortcutOver(createKeys(['Ctrl+Shift+T']));
    shortcut.follow(wanted);
    expect(shortcut.state()).toBe('refused');
  });

  it('does not release keys of another program', () => {
    const keys = createKeys(['Ctrl+Shift+T']);
    const given: string[] = [];
    const { shortcut } = shortcutOver({ ...keys, unregister: (one) => void given.push(one) });
    shortcut.follow('Ctrl+Shift+T');
    shortcut.follow(null);
    expect(given).toEqual([]);
  });

  it('is not registered again when another setting changes', () => {
    const keys = createKeys();
    const { shortcut, seen } = shortcutOver(keys);
    shortcut.follow('Ctrl+Shift+K');
    shortcut.follow('Ctrl+Shift+K');
    expect(seen.changes).toBe(1);
  });

  it('ignores its former keys if the system cannot release them', () => {
    const keys = createKeys();
    const portal = { ...keys, unregister: () => undefined };
    const { shortcut, seen } = shortcutOver(portal, 'asking');
    shortcut.follow('Ctrl+Shift+K');
    shortcut.follow('Ctrl+Alt+F9');
    keys.press('Ctrl+Shift+K');
    expect(seen.acts).toBe(0);
    keys.press('Ctrl+Alt+F9');
    expect(seen.acts).toBe(1);
    shortcut.follow(null);
    keys.press('Ctrl+Alt+F9');
    expect(seen.acts).toBe(1);
    shortcut.follow('Ctrl+Shift+K');
    shortcut.close();
    keys.press('Ctrl+Shift+K');
    expect(seen.acts).toBe(1);
  });

  it("is not attributed to another program if the desktop's dialog was declined", () => {
    const { shortcut } = shortcutOver(createKeys(['Ctrl+Shift+T']), 'asking');
    shortcut.follow('Ctrl+Shift+T');
    expect(shortcut.state()).toBe('closed');
  });

  it.each([
    ['asking', 'asked'],
    ['closed', 'closed'],
  ])('is not reported as registered on a desktop that is %s to programs', (desktop, state) => {
    const { shortcut } = shortcutOver(createKeys(), desktop);
    shortcut.follow('Ctrl+Shift+K');
    expect(shortcut.state()).toBe(state);
  });
});
