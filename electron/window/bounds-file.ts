// The small file in which the window's bounds are remembered. Losing it costs nothing, so it never fails.
import { readFileSync } from 'node:fs';
import { writeWholeAtOnce } from '../disk/whole-file.ts';
import { readBounds, type Bounds } from './bounds.ts';

export const recallBounds = (file: string): Bounds | null => {
  try {
    return readBounds(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

/** Written at once, because the app may be about to quit. False where it could not be. */
export const rememberBounds = (file: string, { x, y, width, height }: Bounds): boolean => {
  try {
    writeWholeAtOnce(file, JSON.stringify({ x, y, width, height }));
    return true;
  } catch {
    return false;
  }
};
