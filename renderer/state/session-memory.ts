// What the window remembers when it is closed and opened again. Its session is in memory (electron/window/build-window.ts),
// so it is forgotten when the app quits.
import { type JobOrder } from './job-order.ts';
import { sortColumns } from './columns.ts';

const ORDER = 'jobs.order';

/** Null if nothing valid is remembered. */
export const recallOrder = (): JobOrder | null => {
  const [word, direction] = (localStorage.getItem(ORDER) ?? '').split(' ');
  const by = sortColumns.find((column) => column === word);
  if (by === undefined || (direction !== 'ascending' && direction !== 'descending')) return null;
  return { by, direction };
};

export const rememberOrder = (order: JobOrder | null): void => {
  if (order === null) localStorage.removeItem(ORDER);
  else localStorage.setItem(ORDER, `${order.by} ${order.direction}`);
};

const AS_SUBMITTED = 'query.as-submitted';

/** Whether queries are shown as they were submitted. */
export const recallAsSubmitted = (): boolean => localStorage.getItem(AS_SUBMITTED) !== null;

export const rememberAsSubmitted = (on: boolean): void => {
  if (on) localStorage.setItem(AS_SUBMITTED, '');
  else localStorage.removeItem(AS_SUBMITTED);
};

const DETAILS_WIDTH = 'details.width';

/** The width that the user gave the details, px; null if none is remembered. */
export const recallDetailsWidth = (): number | null => {
  const width = Number(localStorage.getItem(DETAILS_WIDTH) ?? NaN);
  return Number.isFinite(width) ? width : null;
};

export const rememberDetailsWidth = (width: number): void =>
  localStorage.setItem(DETAILS_WIDTH, String(width));
