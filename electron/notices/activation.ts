// Windows: a toast that is clicked after the app has ended, or was started again, is told to the app by the name that
// the toast was given. Pure; the name comes back from the system, so it is read as a stranger's.
import type { Notice } from './notices.ts';

export interface ActivatedJob {
  readonly accountKey: string;
  readonly jobId: string;
}

/** Windows keeps no longer name. */
const LONGEST = 64;

const form = /^([A-Za-z0-9_-]{1,64})\.([0-9]{1,19})\.[0-9a-z]{1,6}$/;

/** A number that goes round: two toasts about one job that may lie there together must differ in it. */
const ROUND = 36 ** 4;

export interface ToastNames {
  /** A new name; null for what is about no job. */
  of(notice: Pick<Notice, 'accountKey' | 'jobId'>): string | null;
  /** Whether these activation arguments are of a toast that was named in this run. */
  isOfThisRun(text: string): boolean;
}

/** @param start any number */
export const createToastNames = (start: number): ToastNames => {
  const names = new Set<string>();
  let count = start;
  return {
    of: ({ accountKey, jobId }) => {
      if (accountKey === null || jobId === null) return null;
      count += 1;
      const name = `${accountKey}.${jobId}.${(count % ROUND).toString(36)}`;
      if (name.length > LONGEST || !form.test(name)) return null;
      names.add(name);
      return name;
    },
    isOfThisRun: (text) => names.has(nameIn(text)),
  };
};

/** Out of a toast's activation arguments, such as `type=click&tag=<name>`. */
const nameIn = (text: string): string =>
  /(?:^|[&;])tag=([^&;]{1,64})(?:[&;]|$)/.exec(text)?.[1] ?? '';

/** The job of a toast's activation arguments; null where they name none. */
export const activatedJob = (text: string): ActivatedJob | null => {
  const [, accountKey, jobId] = form.exec(nameIn(text)) ?? [];
  return accountKey === undefined || jobId === undefined ? null : { accountKey, jobId };
};
