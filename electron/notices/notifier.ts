// Shows notices as the system's notifications: the only file that knows Electron's Notification. What to say is
// decided in notices.ts. A notice that cannot be shown is no loss: the tray and the activity list say it too.
import { Notification } from 'electron';
import { gather } from './gather.ts';
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

/** Made after Electron is ready. */
export const createNotifier = ({ onClick, icon, afterMoment = afterOneMoment }: NotifierParts) => {
  const kept = new Set<Notification>();
  let waiting: readonly Notice[] = [];
  let stopWaiting: (() => void) | null = null;

  const keep = (notification: Notification): void => {
    kept.add(notification);
    const [oldest] = kept;
    if (kept.size > MOST_KEPT && oldest) kept.delete(oldest);
  };

  const present = (notice: Notice): void => {
    const { title, body, subtitle, urgency } = notice;
    const notification = new Notification({ title, body, subtitle, urgency, icon });
    const drop = (): void => void kept.delete(notification);
    notification.on('click', () => {
      drop();
      onClick(notice);
    });
    notification.on('close', drop);
    notification.on('failed', drop);
    keep(notification);
    notification.show();
  };

  const tryToPresent = (notice: Notice): void => {
    try {
      if (Notification.isSupported()) present(notice);
    } catch {
      // A notification service that fails must not take the watching down with it.
    }
  };

  const presentAll = (): void => {
    const notices = gather(waiting);
    waiting = [];
    stopWaiting = null;
    for (const notice of notices) tryToPresent(notice);
  };

  return {
    show: (notice: Notice): void => {
      waiting = [...waiting, notice];
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
