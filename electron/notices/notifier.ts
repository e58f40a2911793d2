// Shows notices as the system's notifications: the only file that knows Electron's Notification. What to say is
// decided in notices.ts, when in calm.ts. A notice that cannot be shown is no loss: the tray and the activity list
// say it too. The system's 'do not disturb' needs no question here: on every system whoever shows notifications
// keeps them back and lists them for later, unless they are marked as critical; and none of ours is.
import { Notification } from 'electron';
import { dueOf } from './calm.ts';
import { isToldBy, markOf } from './gather.ts';
import type { Notice, NoticeButton } from './notices.ts';
import { say } from '../words/say.ts';

/** Notices that come within this time are looked at together; ms. One look tells all its outcomes at once. */
const ONE_MOMENT_MS = 300;

/** A shown notification is kept, or it is collected and its click is lost; but not for ever. */
const MOST_KEPT = 50;

export interface NotifierParts {
  readonly onClick: (notice: Notice) => void;
  /** A button was pressed. On Linux Electron shows none. */
  readonly onButton: (notice: Notice, button: NoticeButton) => void;
  /** The path of the picture shown beside the words. */
  readonly icon: string;
}

/** How Electron is to show it. `silent` and `urgency` are heeded where the system knows them. */
const optionsOf = (
  { title, body, subtitle, stress, buttons }: Notice,
  icon: string,
): Electron.NotificationConstructorOptions => ({
  ...{ title, body, subtitle, icon },
  silent: stress === 'quiet',
  urgency: stress === 'quiet' ? 'low' : 'normal',
  timeoutType: stress === 'stays' ? 'never' : 'default',
  actions: buttons.map((button) => ({ type: 'button', text: buttonWords(button) })),
});

const buttonWords = (button: NoticeButton): string => {
  if (button === 'show') return say('tray.show');
  return say(button === 'open-output' ? 'job.open-output' : 'submit.again');
};

/** One that waits for its moment, and who wants to know what came of it. */
interface Waiting {
  readonly notice: Notice;
  readonly then: (shown: boolean) => void;
}

/** The notifications that may still be clicked, by what they are about. */
const createKept = () => {
  const kept = new Map<string, Notification>();
  return {
    add: (mark: string, notification: Notification): void => {
      // What was said of the same thing before is old now.
      kept.get(mark)?.close();
      kept.delete(mark);
      kept.set(mark, notification);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    },
    drop: (mark: string, notification: Notification): void => {
      if (kept.get(mark) === notification) kept.delete(mark);
    },
    clear: (): void => kept.clear(),
  };
};

/** Shows a notice at once. */
const createPresenter = ({ onClick, onButton, icon }: NotifierParts) => {
  const kept = createKept();
  const present = (notice: Notice, then: Waiting['then']): void => {
    const mark = markOf(notice);
    const notification = new Notification(optionsOf(notice, icon));
    const drop = (): void => kept.drop(mark, notification);
    notification.on('click', () => {
      drop();
      onClick(notice);
    });
    notification.on('action', (_event, index) => {
      drop();
      const button = notice.buttons[index];
      if (button) onButton(notice, button);
    });
    notification.on('close', drop);
    notification.on('failed', () => {
      drop();
      then(false);
    });
    notification.on('show', () => then(true));
    kept.add(mark, notification);
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

  return { present: tryToPresent, clear: kept.clear };
};

/** Made after Electron is ready. */
export const createNotifier = (parts: NotifierParts) => {
  const presenter = createPresenter(parts);
  let waiting: readonly Waiting[] = [];
  let shownAt: readonly number[] = [];
  let timer: NodeJS.Timeout | null = null;

  const presentDue = (): void => {
    timer = null;
    const now = Date.now();
    const all = waiting;
    const { show, restInMs } = dueOf({ notices: all.map(({ notice }) => notice), shownAt, now });
    if (restInMs !== null) {
      timer = setTimeout(presentDue, restInMs);
      return;
    }
    waiting = [];
    shownAt = [...shownAt, ...show.map(() => now)].slice(-MOST_KEPT);
    for (const notice of show) {
      const told = all.filter((one) => isToldBy(one.notice, notice));
      presenter.present(notice, (shown) => told.forEach(({ then }) => then(shown)));
    }
  };

  return {
    /** Shows it when it is due; `then` is told whether that was possible. */
    show: (notice: Notice, then: Waiting['then']): void => {
      waiting = [...waiting, { notice, then }];
      timer ??= setTimeout(presentDue, ONE_MOMENT_MS);
    },
    close: (): void => {
      if (timer) clearTimeout(timer);
      timer = null;
      waiting = [];
      presenter.clear();
    },
  };
};
