// The columns of the job table, the keys of their headers, and the statuses by urgency. Pure.
import type { JobView } from '../../electron/core/view-model/snapshot.ts';

export const sortColumns = ['id', 'task', 'account', 'context', 'status', 'rows', 'time'] as const;
export type SortColumn = (typeof sortColumns)[number];

export const columnTexts = {
  id: 'jobs.job',
  task: 'jobs.task',
  account: 'jobs.account',
  context: 'jobs.context',
  status: 'jobs.status',
  rows: 'jobs.rows',
  time: 'jobs.time',
} as const satisfies Readonly<Record<SortColumn, string>>;

/** Statuses that need attention come first. */
export const statuses = [
  'canceling',
  'started',
  'ready',
  'unknown',
  'failed',
  'finished',
  'cancelled',
] as const satisfies readonly JobView['status'][];
