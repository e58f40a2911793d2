// Reads the keys that the user presses for the global shortcut, and names them. Pure. Main checks them again; the
// check here only answers sooner.
import { t } from '../../electron/i18n/translate.ts';

/** Modifiers as Electron names them, in the order of settings.json; `Meta` is Cmd on macOS, Windows or Super elsewhere. */
const modifiers = ['Ctrl', 'Alt', 'Shift', 'Meta'] as const;
type Modifier = (typeof modifiers)[number];

export type Pressed =
  /** For example `Ctrl+Shift+K`. */
  | { readonly kind: 'keys'; readonly keys: string }
  /** Only modifiers so far. */
  | { readonly kind: 'more' }
  /** One modifier or none: such keys belong to the program that has the focus. */
  | { readonly kind: 'too-few' }
  /** A key that cannot be part of a shortcut. */
  | { readonly kind: 'no-key' };

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const modifierKeys = /^(Control|Alt|AltGraph|Shift|Meta|OS|CapsLock|Fn)$/;

/** The letter on the key, not its position: a French keyboard has A where others have Q. */
const keyOf = ({ key, code }: KeyPress): string | null => {
  if (/^F([1-9]|1\d|2[0-4])$/.test(key)) return key;
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  // Shift and Alt may change the character; then the position of the key decides.
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1] ?? null;
};

export const pressedOf = (press: KeyPress): Pressed => {
  if (modifierKeys.test(press.key)) return { kind: 'more' };
  const held: Readonly<Record<Modifier, boolean>> = {
    Ctrl: press.ctrlKey,
    Alt: press.altKey,
    Shift: press.shiftKey,
    Meta: press.metaKey,
  };
  const names = modifiers.filter((modifier) => held[modifier]);
  const key = keyOf(press);
  if (names.length < 2) return { kind: 'too-few' };
  return key === null ? { kind: 'no-key' } : { kind: 'keys', keys: [...names, key].join('+') };
};

const metaText = (computer: string): string => {
  if (/Mac/.test(computer)) return t('key.meta-mac');
  return t(/Windows/.test(computer) ? 'key.meta-windows' : 'key.meta');
};

const nameText = (name: string, computer: string): string => {
  if (name === 'Ctrl') return t('key.ctrl');
  if (name === 'Alt') return t(/Mac/.test(computer) ? 'key.alt-mac' : 'key.alt');
  if (name === 'Shift') return t('key.shift');
  return name === 'Meta' ? metaText(computer) : name;
};

/** The names of the keys on this system. @param computer the value of `navigator.userAgent` */
export const keysText = (keys: string, computer: string): string =>
  keys
    .split('+')
    .map((name) => nameText(name, computer))
    .join('+');
