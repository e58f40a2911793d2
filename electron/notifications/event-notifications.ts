// Shows a notification for each event that the user wants to know of, and remembers which of them are unseen.
import type { ErrorCode } from '../result.ts';
import type { Settings } from '../settings/settings.ts';
import type { EventSubscriber } from '../watch/app-events.ts';
import {
  noticeFor,
  noticeForAccepted,
  noticeForStopped,
  noticeForError,
  type Notice,
  type Suppressed,
} from './notifications.ts';

export type Notify = (notice: Notice, then: (shown: boolean) => void) => void;

/**
 * A notice that says neither that it was shown nor that it was not: after so long a window that is seen tells it
 * instead; ms. Longer than a notification may be held back to be combined with others.
 */
const NOTICE_ANSWERS_MS = 30_000;

interface EventNotificationsDeps {
  readonly settings: () => Settings;
  /** Shows a notification, and says then whether it could be shown. */
  readonly notify: Notify;
  /** The user has seen it. */
  readonly acknowledge: (id: number) => void;
  /** Something waits to be shown by a window: call `drawn` when the user sees one. */
  readonly changed: () => void;
}

export interface EventNotifications extends EventSubscriber {
  /**
   * A window that the user sees has drawn all that was reported so far. That acknowledges the outcomes that no
   * notification shows: none is wanted, or it could not be shown, or has not answered for long. All others stay pending
   * again after a restart.
   */
  drawn(): void;
  /** The system shows notifications again, or now for the first time: those that it did not show are shown once more. */
  noticesBack(): void;
  /** Forgets which errors were reported. */
  forgetAll(): void;
  /** At the end: no notification is waited for any more. */
  close(): void;
}

export const createEventNotifications = (deps: EventNotificationsDeps): EventNotifications => {
  const { settings, notify } = deps;
  const answers = createAnswers(deps);
  /** The last reported error of each account. An error is reported when it begins, not as long as it lasts. */
  const errors = new Map<string, ErrorCode>();

  const nothing = (): void => undefined;
  const show = (notice: Notice | Suppressed, then: (shown: boolean) => void = nothing): void => {
    if ('title' in notice) notify(notice, then);
    else then(false);
  };

  return {
    outcome: ({ id, event }) => {
      const notice = noticeFor(event, settings());
      show(notice, answers.expect(id, 'title' in notice ? notice : null));
    },
    cancelAccepted: (event) => show(noticeForAccepted(event, settings())),
    cancelsStopped: (stopped, source) => {
      // In the window the activity list says so.
      if (source !== 'window') show(noticeForStopped(stopped));
    },
    connection: ({ key, name }, status) => {
      const code = status.kind === 'error' ? status.code : undefined;
      if (errors.get(key) === code) return;
      if (code === undefined) errors.delete(key);
      else {
        errors.set(key, code);
        show(noticeForError({ accountKey: key, accountName: name, code }, settings()));
      }
    },
    jobsForgotten: (accountKey) => void errors.delete(accountKey),
    drawn: () => answers.drawn(),
    noticesBack: () => answers.repeat(notify),
    forgetAll: () => errors.clear(),
    close: () => answers.close(),
  };
};

/** What the notices of outcomes say of themselves, and who else tells the outcome. */
const createAnswers = ({
  acknowledge,
  changed,
}: Pick<EventNotificationsDeps, 'acknowledge' | 'changed'>) => {
  const waiting = new Map<number, NodeJS.Timeout>();
  /** For the window to tell; with the notice, where one was tried for the first time. */
  const unshown = new Map<number, Notice | null>();
  const stopWaiting = (id: number): void => {
    clearTimeout(waiting.get(id));
    waiting.delete(id);
  };
  const leaveToWindow = (id: number, notice: Notice | null): void => {
    stopWaiting(id);
    unshown.set(id, notice);
    // A window that is seen by now would tell it with its next drawing only.
    changed();
  };
  const settle = (id: number): void => {
    stopWaiting(id);
    unshown.delete(id);
    acknowledge(id);
  };
  const expect = (id: number, notice: Notice | null): ((shown: boolean) => void) => {
    const timer = setTimeout(() => leaveToWindow(id, null), NOTICE_ANSWERS_MS);
    timer.unref();
    waiting.set(id, timer);
    return (shown) => (shown ? settle(id) : leaveToWindow(id, notice));
  };
  return {
    expect,
    repeat: (notify: Notify): void => {
      for (const [id, notice] of [...unshown]) {
        if (notice === null) continue;
        unshown.delete(id);
        notify(notice, expect(id, null));
      }
    },
    drawn: () => [...unshown.keys()].forEach(settle),
    close: () => [...waiting.keys()].forEach(stopWaiting),
  };
};
