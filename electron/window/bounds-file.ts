// The small file in which the window's bounds are remembered. Losing it costs nothing, so it never fails.
import { readFileSync } from 'node:fs';
import { mergeContent } from '../storage/merge-content.ts';
import { textOf } from '../storage/decode-text.ts';
import { writeAtomicSync } from '../storage/atomic-file.ts';
import { readBounds, type Remembered } from './bounds.ts';

export const recallBounds = (file: string): Remembered | null => readBounds(textIn(file));

const textIn = (file: string): string => {
  try {
    return textOf(readFileSync(file));
  } catch {
    return '';
  }
};

const OWN = { x: null, y: null, width: null, height: null, isMaximized: null };

/**
 * Written at once, because the app may be about to quit. False where it could not be. What another version keeps in
 * the file stays.
 */
export const rememberBounds = (file: string, bounds: Remembered): boolean => {
  const { x, y, width, height, isMaximized } = bounds;
  const entries = Object.entries({ x, y, width, height, isMaximized });
  const known = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  try {
    writeAtomicSync(file, JSON.stringify(mergeContent(contentOf(textIn(file)), OWN, known)));
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
