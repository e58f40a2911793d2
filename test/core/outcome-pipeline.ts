// What tells outcomes, put together as the core does it, over a disk in memory: outcomes in; lines, rows and notices out.
import { vi } from 'vitest';
import { createActivity, type KeptActivity } from '../../electron/activity/activity-log.ts';
import { createActivityRecorder } from '../../electron/activity/activity-recorder.ts';
import { createJobOutcomes } from '../../electron/core/job-outcomes.ts';
import { createEventNotifications } from '../../electron/notifications/event-notifications.ts';
import type { Notice } from '../../electron/notifications/notifications.ts';
import { defaultSettings } from '../../electron/settings/settings.ts';
import { createAppEvents } from '../../electron/watch/app-events.ts';
import { createPendingOutcomes } from '../../electron/watch/pending-outcomes.ts';
import { createWatchStore } from '../../electron/watch/watch-persistence.ts';
import { memoryFile, type MemoryFile } from '../watch/memory-file.ts';

export interface PipelineParts {
  readonly file?: MemoryFile;
  readonly kept?: KeptActivity;
  /** What a notice says of itself; null: nothing, for good. */
  readonly shows?: boolean | null;
  /** Whether the activity list gets onto the disk. */
  readonly writes?: boolean;
}

export const openOutcomePipeline = (parts: PipelineParts = {}) => {
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
    file,
    now: Date.now(),
    sentCancels: () => 0,
    unwritten: () => undefined,
  });
  const changed = vi.fn<() => void>();
  const now = (): number => Date.now();
  const recorder = createActivityRecorder({
    activity,
    now,
    changed,
    hasAccount: (key) => !gone.has(key),
    whenActivityWritten: (then) => {
      if (isWritten) then();
    },
    written: (id) => pendingOutcomes.written(id),
  });
  const jobOutcomes = createJobOutcomes(activity);
  const notifications = createEventNotifications({
    changed,
    settings: () => defaultSettings,
    notify: (notice, then) => {
      notices.push(notice);
      if (shows === null) answers.push(then);
      else then(shows);
    },
    acknowledge: (id) => pendingOutcomes.acknowledge(id),
  });
  const events = createAppEvents([jobOutcomes, recorder, notifications]);
  const pendingOutcomes = createPendingOutcomes({
    store,
    wallNow: now,
    wantsProgram: () => false,
    deliver: (one) => {
      events.outcome(one);
      void pendingOutcomes.programDone(one.id);
    },
  });
  return {
    activity,
    answers,
    changed,
    recorder,
    file,
    gone,
    outcomeOf: (...ref: Parameters<typeof jobOutcomes.outcomeOf>) => jobOutcomes.outcomeOf(...ref),
    drawn: () => notifications.drawn(),
    notices,
    pendingOutcomes,
    store,
    /** How often the activity list was to be written. */
    writes: () => writes,
    titles: () => activity.lines().map(({ title }) => title),
    /** The app ends and starts again. */
    again: (next: PipelineParts = {}) => {
      notifications.close();
      recorder.flush();
      return openOutcomePipeline({ file, kept: isWritten ? saved() : before, shows, ...next });
    },
  };
};
