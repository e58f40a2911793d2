// What the words behind the program's name wish for.
import { app } from 'electron';

type Words = readonly string[];

export const wantsHidden = (words: Words): boolean => words.includes('--hidden');

/** For a key of the desktop's own, where it gives programs none. */
export const wantsCancelById = (words: Words): boolean => words.includes('--cancel-by-id');

/** macOS hands a login item no arguments. */
export const startsHidden = (): boolean =>
  wantsHidden(process.argv) ||
  (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);
