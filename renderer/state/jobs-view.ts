// How the jobs are shown, list or timeline: remembered while the app runs, also when its window is closed and opened.
// The page's storage lies in main's memory only (electron/window/build-window.ts), so nothing of it is on disk.

export type JobsView = 'list' | 'timeline';

const KEY = 'jobs-view';

export const recallJobsView = (): JobsView =>
  localStorage.getItem(KEY) === 'timeline' ? 'timeline' : 'list';

export const keepJobsView = (view: JobsView): void => localStorage.setItem(KEY, view);
