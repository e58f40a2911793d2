// The small file in which the window's bounds are remembered. Losing it costs nothing, so it never fails.
import { readFileSync } from 'node:fs';
import { layOver } from '../disk/lay-over.ts';
import { textOf } from '../disk/text.ts';
import { writeWholeAtOnce } from '../disk/whole-file.ts';
import { readBounds, type Bounds } from './bounds.ts';

export const recallBounds = (file: string): Bounds | null => readBounds(textIn(file));

const textIn = (file: string): string => {
  try {
    return textOf(readFileSync(file));
  } catch {
    return '';
  }
};

/**
 * Written at once, because the app may be about to quit. False where it could not be. What another version keeps in
 * the file stays.
 */
export const rememberBounds = (file: string, { x, y, width, height }: Bounds): boolean => {
  const bounds = { x, y, width, height };
  try {
    writeWholeAtOnce(file, JSON.stringify(layOver(contentOf(textIn(file)), {}, bounds)));
    return true;
  } catch {
    return false;
  }
};

const contentOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
