// The activity list: what the app did and what the service said, since the start. Kept in memory, newest last.
import type { ActivityLine } from '../snapshot.ts';

/** Older lines are dropped; so many are a long day's work. */
const MOST_LINES = 300;

export interface Activity {
  add(line: Omit<ActivityLine, 'id'>): void;
  lines(): readonly ActivityLine[];
}

export const createActivity = (): Activity => {
  let lines: readonly ActivityLine[] = [];
  let lastId = 0;
  return {
    lines: () => lines,
    add: (line) => {
      lastId += 1;
      lines = [...lines, { id: lastId, ...line }].slice(-MOST_LINES);
    },
  };
};
