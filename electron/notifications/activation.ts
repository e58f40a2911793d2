// A notification that is clicked after the app was started again leads to its job by the name that it was given: Windows
// hands the name back at the click, macOS keeps the notification. Knows no Electron; a name that comes back from the
// system is read as a stranger's.
import type { Notice } from './notifications.ts';

export interface NamedJob {
  readonly accountKey: string;
  readonly jobId: string;
}

/** Windows keeps no longer name, macOS does. */
const LONGEST = 64;

const form = /^([A-Za-z0-9_-]{1,64})\.([0-9]{1,19})\.[0-9a-z]{1,6}$/;

/** A number that goes round: two notifications about one job that may lie there together must differ in it. */
const ROUND = 36 ** 4;

interface NoticeNames {
  /** A new name; null for what is about no job. */
  of(notice: Pick<Notice, 'accountKey' | 'jobId'>): string | null;
  /** Whether a notification was named so in this run. */
  isOfThisRun(name: string): boolean;
}

/** @param start any number */
export const createNoticeNames = (start: number): NoticeNames => {
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
    isOfThisRun: (name) => names.has(name),
  };
};

/** Out of a toast's activation arguments, such as `type=click&tag=<name>`; empty where there is none. */
export const nameIn = (text: string): string =>
  /(?:^|[&;])tag=([^&;]{1,64})(?:[&;]|$)/.exec(text)?.[1] ?? '';

/** The job of a notification so named; null where the name is none of ours. */
export const jobNamed = (name: string): NamedJob | null => {
  const [, accountKey, jobId] = form.exec(name) ?? [];
  return accountKey === undefined || jobId === undefined ? null : { accountKey, jobId };
};

/** macOS: one that lies in Notification Center. */
export interface OldNotification {
  readonly id: string;
  on(event: 'click' | 'action' | 'close', listener: () => void): unknown;
}

/**
 * Hears those of earlier runs. Their buttons have no meaning any more: what they offered was for then.
 * @param names of this run, whose notifications are heard already
 * @returns what lets go of them: one that nobody holds is collected, and its click is lost
 */
export const hearOld = (
  old: readonly OldNotification[],
  names: Pick<NoticeNames, 'isOfThisRun'>,
  show: (job: NamedJob | null) => void,
): (() => void) => {
  const held = new Set(old.filter(({ id }) => !names.isOfThisRun(id)));
  for (const one of held) {
    const clicked = (): void => {
      held.delete(one);
      show(jobNamed(one.id));
    };
    one.on('click', clicked);
    one.on('action', clicked);
    one.on('close', () => void held.delete(one));
  }
  return () => held.clear();
};
