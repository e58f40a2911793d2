// What tells outcomes, put together as the core does it, over a disk in memory: outcomes in; lines, rows and notices out.
import { vi } from 'vitest';
import { createActivity } from '../../electron/activity/activity.ts';
import type { KeptActivity } from '../../electron/activity/activity-file.ts';
import { createDiary } from '../../electron/house/diary.ts';
import { createNews } from '../../electron/house/news.ts';
import type { Notice } from '../../electron/notices/notices.ts';
import { defaultSettings } from '../../electron/settings/settings.ts';
import { createOwed } from '../../electron/watch/owed.ts';
import { createWatchStore } from '../../electron/watch/watch-store.ts';
import { memoryFile, type MemoryFile } from '../watch/memory-file.ts';

export interface TellingParts {
  readonly file?: MemoryFile;
  readonly kept?: KeptActivity;
  /** What a notice says of itself; null: nothing, for good. */
  readonly shows?: boolean | null;
  /** Whether the activity list gets onto the disk. */
  readonly writes?: boolean;
}

export const openTelling = (parts: TellingParts = {}) => {
  const { file = memoryFile(), kept, shows = true, writes: isWritten = true } = parts;
  const notices: Notice[] = [];
  /** Says of the notices that have said nothing whether they were shown; in their order. */
  const answers: ((shown: boolean) => void)[] = [];
  const gone = new Set<string>();
  const before: KeptActivity = kept ?? { version: 1, lines: [] };
  let saved = (): KeptActivity => before;
  let writes = 0;
  const activity = createActivity({ value: () => before }, (contents) => {
    saved = contents;
    writes += 1;
  });
  const store = createWatchStore({
    ...{ file, now: Date.now(), sentCancels: () => 0 },
    unwritten: () => undefined,
  });
  const changed = vi.fn<() => void>();
  const now = (): number => Date.now();
  const diary = createDiary({
    ...{ activity, now, changed, hasAccount: (key) => !gone.has(key) },
    whenActivityWritten: (then) => {
      if (isWritten) then();
    },
  });
  const news = createNews({
    ...{ diary, activity, changed, settings: () => defaultSettings },
    notify: (notice, then) => {
      notices.push(notice);
      if (shows === null) answers.push(then);
      else then(shows);
    },
    paid: (id) => owed.paid(id),
    written: (id) => owed.written(id),
  });
  const owed = createOwed({ store, wallNow: now, tell: (one) => news.tell(one) });
  return {
    ...{ activity, answers, changed, diary, file, gone, news, notices, owed, store },
    /** How often the activity list was to be written. */
    writes: () => writes,
    titles: () => activity.lines().map(({ title }) => title),
    /** The app ends and starts again. */
    again: (next: TellingParts = {}) => {
      news.close();
      diary.flush();
      return openTelling({ file, kept: isWritten ? saved() : before, shows, ...next });
    },
  };
};
