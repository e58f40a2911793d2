// The activity list: what the app did and what the service said, newest last. Keeps it on disk, behind what is in memory.
import type { ActivityLine } from '../snapshot.ts';
import { MOST_DETAIL, MOST_LINES, type ActivityFile, type KeptLine } from './activity-file.ts';

export type NewLine = Omit<ActivityLine, 'id'>;

export interface Activity {
  /** A line that an earlier run of the app has written already, of the same moment, is not written twice. */
  add(line: NewLine): void;
  /** Takes out what was told of an account and its jobs: it is gone, and leaves nothing on the disk. */
  forget(accountKey: string): void;
  forgetAll(): void;
  lines(): readonly ActivityLine[];
}

const keyOf = ({ at, accountKey, jobId, title }: NewLine): string =>
  JSON.stringify([at, accountKey, jobId, title]);

/** @param save has the newest lines written; called after each change */
export const createActivity = (
  file: Pick<ActivityFile, 'value'>,
  save: (lines: () => KeptLine[]) => void,
): Activity => {
  // A later version may keep more of them.
  const kept = file.value().lines.slice(-MOST_LINES);
  const before = new Set(kept.map(keyOf));
  let lines: readonly ActivityLine[] = kept.map((line, index) => ({ id: index + 1, ...line }));
  let lastId = lines.length;
  const change = (next: readonly ActivityLine[]): void => {
    lines = next;
    save(() => lines.map(withoutId));
  };
  return {
    lines: () => lines,
    forget: (accountKey) => change(lines.filter((line) => line.accountKey !== accountKey)),
    forgetAll: () => change([]),
    add: (line) => {
      if (before.has(keyOf(line))) return;
      lastId += 1;
      const detail = line.detail.slice(0, MOST_DETAIL);
      change([...lines, { ...line, id: lastId, detail }].slice(-MOST_LINES));
    },
  };
};

const withoutId = (line: ActivityLine): KeptLine => {
  const { at, title, body, weight, accountKey, jobId, detail } = line;
  return { at, title, body, weight, accountKey, jobId, detail };
};
