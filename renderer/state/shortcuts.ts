// The keys that work everywhere in the window, and how they are written. Pure.
import { t } from '../../electron/i18n/translate.ts';
import { hasAlt, hasCommand, isMac, latinKey, type KeyPress } from './keyboard.ts';

export type ShortcutId = 'palette' | 'refresh' | 'filter' | 'job-id' | 'settings' | 'shortcuts';

interface Shortcut {
  readonly id: ShortcutId;
  /** As KeyboardEvent.key tells it, in lower case. */
  readonly key: string;
  /** With Ctrl, or ⌘ on a Mac. One without must not be heard where somebody types. */
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

/** Which shortcut was pressed; `isTyping`: into a field. A sign such as `?` may need Shift, a letter must not. */
export const shortcutOf = (
  pressed: KeyPress,
  isTyping: boolean,
  computer?: string,
): ShortcutId | null => {
  const { ctrlKey, metaKey, shiftKey } = pressed;
  const isCommand = hasCommand(pressed, computer);
  // With the other one it is the field's, or the desktop's.
  if (!isCommand && (ctrlKey || metaKey)) return null;
  // An input method has the keys until its text is complete.
  if (pressed.isComposing) return null;
  // Without Ctrl, AltGr only types the sign.
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
