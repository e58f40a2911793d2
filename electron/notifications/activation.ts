// A notification that is clicked after a restart of the app opens its job, which is in the notification's name: Windows
// returns the name with the click, macOS keeps the notification. A name that comes back from the
// system is not trusted. No Electron.
import type { Notice } from './notifications.ts';

export interface NamedJob {
  readonly accountKey: string;
  readonly jobId: string;
}

/** The limit of Windows. */
const LONGEST = 64;

const form = /^([A-Za-z0-9_-]{1,64})\.([0-9]{1,19})\.[0-9a-z]{1,6}$/;

/** A counter, so that two notifications about one job have different names. It starts over at this number. */
const ROUND = 36 ** 4;

interface NoticeNames {
  /** A new name; null if it is not about a job. */
  of(notice: Pick<Notice, 'accountKey' | 'jobId'>): string | null;
  /** Whether a notification of this run has the name. */
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

/** The name in a toast's activation arguments, for example `type=click&tag=<name>`; empty if there is none. */
export const nameIn = (text: string): string =>
  /(?:^|[&;])tag=([^&;]{1,64})(?:[&;]|$)/.exec(text)?.[1] ?? '';

/** The job in a notification's name; null if the name is not the app's. */
export const jobNamed = (name: string): NamedJob | null => {
  const [, accountKey, jobId] = form.exec(name) ?? [];
  return accountKey === undefined || jobId === undefined ? null : { accountKey, jobId };
};

/** macOS: a notification in Notification Center. */
export interface OldNotification {
  readonly id: string;
  on(event: 'click' | 'action' | 'close', listener: () => void): unknown;
}

/**
 * Follows clicks on notifications of earlier runs. A button does the same as a click, because its offer is outdated.
 * @param names of this run, whose notifications have listeners already
 * @returns a function that drops them: one without a reference is garbage collected, and its click lost
 */
export const followOldNotifications = (
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
