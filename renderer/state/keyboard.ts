// Which letter or sign a key press means, whatever the keyboard's layout and Caps Lock say. Pure.

export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> &
  Partial<Pick<KeyboardEvent, 'code' | 'isComposing' | 'repeat' | 'getModifierState'>>;

/** The keys with signs that a shortcut uses, by their places on a US keyboard. */
const signs: Readonly<Partial<Record<string, string>>> = { Comma: ',', Slash: '/' };

const isAscii = (text: string): boolean => text.charCodeAt(0) < 128;

/**
 * In lower case. With a layout of another script (Cyrillic, Greek, Hebrew) it is the Latin letter at the same place,
 * as other programs have it; Latin layouts keep their own.
 */
export const latinKey = ({ key, code = '' }: Pick<KeyPress, 'key' | 'code'>): string => {
  if (key.length !== 1 || isAscii(key)) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? signs[code] ?? key.toLowerCase();
};

/** What `navigator.userAgent` says of the computer. */
export const isMac = (computer: string = navigator.userAgent): boolean => computer.includes('Mac');

/**
 * Whether the key of commands is held: Cmd on a Mac, where Ctrl moves and deletes in text, and Ctrl elsewhere, where the
 * other one belongs to the desktop.
 */
export const hasCommand = (
  { ctrlKey, metaKey }: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'>,
  computer?: string,
): boolean => (isMac(computer) ? metaKey && !ctrlKey : ctrlKey && !metaKey);

/** Alt, or AltGr, which types signs: Windows reports it as Ctrl+Alt, Linux as a modifier of its own. */
export const hasAlt = (press: KeyPress): boolean =>
  press.altKey || press.getModifierState?.('AltGraph') === true;
