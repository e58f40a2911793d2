// The files that the program was started with, as a desktop's `Open With` does: they are imported. Pure.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A path, an address of a file, or a name like `CasJobs.config`. A mistyped command is none of them. */
const isFileName = (word: string): boolean => /[/\\]|\.config$/i.test(word);

/**
 * @param words what follows the program's name; a second start passes them with the options first
 * @param isAppNamed whether the first of them that is no option is the app's folder, as Electron itself wants it
 * @returns the others that are no options, if all of them name files; else none
 */
export const fileArguments = (words: readonly string[], isAppNamed = false): readonly string[] => {
  const own = words.filter((word) => !word.startsWith('-')).slice(isAppNamed ? 1 : 0);
  return own.every(isFileName) ? own : [];
};

/** Systems have no longer paths. */
const LONGEST_PATH = 8_000;

/**
 * @param folder where the program was started
 * @returns null if that is no path
 */
export const absoluteFile = (word: string, folder: string): string | null => {
  if (word.includes('\0') || word.length > LONGEST_PATH) return null;
  if (!/^file:/i.test(word)) return path.resolve(folder, word);
  try {
    return fileURLToPath(word);
  } catch {
    return null;
  }
};
