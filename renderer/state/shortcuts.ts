// The shortcuts that work everywhere in the window, and their names. Pure.
import { t } from '../../electron/i18n/translate.ts';
import { hasAlt, hasCommand, isMac, latinKey, type KeyPress } from './keyboard.ts';

export type ShortcutId = 'palette' | 'refresh' | 'filter' | 'job-id' | 'settings' | 'shortcuts';

interface Shortcut {
  readonly id: ShortcutId;
  /** KeyboardEvent.key in lower case. */
  readonly key: string;
  /** With Ctrl, or ⌘ on a Mac. A shortcut without it does not work while the user types. */
  readonly isCommand: boolean;
}

export const shortcuts: readonly Shortcut[] = [
  { id: 'palette', key: 'k', isCommand: true },
  { id: 'refresh', key: 'r', isCommand: true },
  { id: 'filter', key: 'f', isCommand: true },
  { id: 'settings', key: ',', isCommand: true },
  { id: 'job-id', key: '/', isCommand: false },
  { id: 'shortcuts', key: '?', isCommand: false },
];

/** Which shortcut was pressed. `isTyping`: in a text field. A sign such as `?` may need Shift, a letter does not. */
export const shortcutOf = (
  pressed: KeyPress,
  isTyping: boolean,
  computer?: string,
): ShortcutId | null => {
  const { ctrlKey, metaKey, shiftKey } = pressed;
  const isCommand = hasCommand(pressed, computer);
  // With the other modifier, the key belongs to the field or the desktop.
  if (!isCommand && (ctrlKey || metaKey)) return null;
  // During the composition of an input method, keys belong to it.
  if (pressed.isComposing) return null;
  // Without Ctrl, AltGr only types a sign.
  if (
    (isCommand && hasAlt(pressed)) ||
    pressed.altKey ||
    (isCommand && shiftKey) ||
    (!isCommand && isTyping)
  )
    return null;
  const key = isCommand ? latinKey(pressed) : pressed.key;
  const found = shortcuts.find((one) => one.isCommand === isCommand && one.key === key);
  return found?.id ?? null;
};

/** `Ctrl+K`, on a Mac `⌘K`. */
export const commandKeys = (key: string): string =>
  isMac() ? `⌘${key.toUpperCase()}` : `${t('key.ctrl')}+${key.toUpperCase()}`;

export const keysOf = (id: ShortcutId): string => {
  const { key = '', isCommand = false } = shortcuts.find((one) => one.id === id) ?? {};
  return isCommand ? commandKeys(key) : key;
};
