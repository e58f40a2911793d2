// Keeps a file beside its own place under another name: by a rename or a copy.
import { retryIfLocked } from './retry-if-locked.ts';

/** Keeps what is in the file: it may be all that its user has of it. @returns where it lies now */
export const quarantine = async (
  file: string,
  why: 'damaged' | 'changed',
  put: (from: string, to: string) => Promise<void>,
): Promise<string> => {
  const aside = file.replace(/\.json$/, `.${why}-${Date.now()}.json`);
  await retryIfLocked(() => put(file, aside));
  return aside;
};
