// Shows notices as the system's notifications: the only file that knows Electron's Notification. What to say is
// decided in notices.ts. A notice that cannot be shown is no loss: the tray and the activity list say it too.
import { Notification } from 'electron';
import { gather, isToldBy } from './gather.ts';
import type { Notice } from './notices.ts';

/** Notices that come within this time are looked at together; ms. One look tells all its outcomes at once. */
const ONE_MOMENT_MS = 300;

/** A shown notification is kept, or it is collected and its click is lost; but not for ever. */
const MOST_KEPT = 50;

export interface NotifierParts {
  readonly onClick: (notice: Notice) => void;
  /** The path of the picture shown beside the words. */
  readonly icon: string;
  /** Sets the timer that ends a moment; the answer stops it. */
  readonly afterMoment?: (run: () => void) => () => void;
}

const afterOneMoment = (run: () => void): (() => void) => {
  const timer = setTimeout(run, ONE_MOMENT_MS);
  return () => clearTimeout(timer);
};

/** One that waits for its moment to end, and who wants to know what came of it. */
interface Waiting {
  readonly notice: Notice;
  readonly then: (shown: boolean) => void;
}

/** Made after Electron is ready. */
export const createNotifier = ({ onClick, icon, afterMoment = afterOneMoment }: NotifierParts) => {
  const kept = new Set<Notification>();
  let waiting: readonly Waiting[] = [];
  let stopWaiting: (() => void) | null = null;

  const keep = (notification: Notification): void => {
    kept.add(notification);
    const [oldest] = kept;
    if (kept.size > MOST_KEPT && oldest) kept.delete(oldest);
  };

  const present = (notice: Notice, then: Waiting['then']): void => {
    const { title, body, subtitle, urgency } = notice;
    const notification = new Notification({ title, body, subtitle, urgency, icon });
    const drop = (): void => void kept.delete(notification);
    notification.on('click', () => {
      drop();
      onClick(notice);
    });
    notification.on('close', drop);
    notification.on('failed', () => {
      drop();
      then(false);
    });
    notification.on('show', () => then(true));
    keep(notification);
    notification.show();
  };

  const tryToPresent = (notice: Notice, then: Waiting['then']): void => {
    try {
      if (Notification.isSupported()) present(notice, then);
      else then(false);
    } catch {
      // A notification service that fails must not take the watching down with it.
      then(false);
    }
  };

  const presentAll = (): void => {
    const all = waiting;
    waiting = [];
    stopWaiting = null;
    for (const notice of gather(all.map((one) => one.notice))) {
      const told = all.filter((one) => isToldBy(one.notice, notice));
      tryToPresent(notice, (shown) => told.forEach(({ then }) => then(shown)));
    }
  };

  return {
    /** Shows it with others of its moment; `then` is told whether that was possible. */
    show: (notice: Notice, then: Waiting['then']): void => {
      waiting = [...waiting, { notice, then }];
      stopWaiting ??= afterMoment(presentAll);
    },
    close: (): void => {
      stopWaiting?.();
      stopWaiting = null;
      waiting = [];
      kept.clear();
    },
  };
};
