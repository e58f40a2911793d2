// Whether jobs are shown as a list or a timeline: remembered until the app quits, even if its window is closed.
// The page's storage is in memory (electron/window/build-window.ts), never on disk.

export type JobsView = 'list' | 'timeline';

const KEY = 'jobs-view';

export const recallJobsView = (): JobsView =>
  localStorage.getItem(KEY) === 'timeline' ? 'timeline' : 'list';

export const keepJobsView = (view: JobsView): void => localStorage.setItem(KEY, view);
