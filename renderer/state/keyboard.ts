// Which letter or sign a key press means, independent of keyboard layout and Caps Lock. Pure.

export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> &
  Partial<Pick<KeyboardEvent, 'code' | 'isComposing' | 'repeat' | 'getModifierState'>>;

/** The signs that shortcuts use, by the position of their keys on a US keyboard. */
const signs: Readonly<Partial<Record<string, string>>> = { Comma: ',', Slash: '/' };

const isAscii = (text: string): boolean => text.charCodeAt(0) < 128;

/**
 * In lower case. With a layout of another script (Cyrillic, Greek, Hebrew), it is the Latin letter at the same position,
 * as in other programs; Latin layouts keep their own.
 */
export const latinKey = ({ key, code = '' }: Pick<KeyPress, 'key' | 'code'>): string => {
  if (key.length !== 1 || isAscii(key)) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? signs[code] ?? key.toLowerCase();
};

/** By `navigator.userAgent`. */
export const isMac = (computer: string = navigator.userAgent): boolean => computer.includes('Mac');

/**
 * Whether the command key is held: Cmd on a Mac, where Ctrl edits text, and Ctrl elsewhere, where Meta belongs to the
 * desktop.
 */
export const hasCommand = (
  { ctrlKey, metaKey }: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'>,
  computer?: string,
): boolean => (isMac(computer) ? metaKey && !ctrlKey : ctrlKey && !metaKey);

/** Alt, or AltGr, which types signs: Windows reports it as Ctrl+Alt, Linux as a modifier of its own. */
export const hasAlt = (press: KeyPress): boolean =>
  press.altKey || press.getModifierState?.('AltGraph') === true;
