// Shows the app's notifications. notifications.ts decides what they say, summarize.ts when and how many; the system's way
// to show one is passed in. If one can't be shown, the tray and the activity list still report it. 'Do not disturb' needs
// no handling: each system holds notifications back and lists them for later, unless they are critical, and none is.
import { dueNotices, isIncludedIn, markOf } from './summarize.ts';
import type { Notice, NoticeButton } from './notifications.ts';
import type { SafeText } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';

/** Notifications within this time are handled together; ms. One poll reports all its outcomes at once. */
const ONE_MOMENT_MS = 300;

/** Shown notifications that are kept: without a reference one is garbage collected, and its click lost. */
const MOST_KEPT = 50;

/** What the user does with a notification. */
export interface Answers {
  readonly onClick: () => void;
  readonly onButton: (button: NoticeButton) => void;
  /** It can no longer be clicked. */
  readonly onGone: () => void;
}

export interface ShownNotice {
  close(): void;
}

/** Shows one at once, without blocking anything. Null if the system did not show it. */
export type Present = (notice: Notice, answers: Answers) => Promise<ShownNotice | null>;

interface NotifierParts {
  readonly present: Present;
  readonly onClick: (notice: Notice) => void;
  readonly onButton: (notice: Notice, button: NoticeButton) => void;
}

export const buttonWords = (button: NoticeButton): SafeText => {
  if (button === 'show') return t('tray.show');
  return t(button === 'open-output' ? 'job.open-output' : 'submit.again');
};

/** One that waits to be shown, and what is called with whether it was. */
interface Waiting {
  readonly notice: Notice;
  readonly then: (shown: boolean) => void;
}

/** The notifications that may still be clicked, by what they are about. */
const createKept = () => {
  const kept = new Map<string, ShownNotice>();
  return {
    add: (mark: string, shown: ShownNotice): void => {
      // The previous one about the same thing is outdated.
      kept.get(mark)?.close();
      kept.delete(mark);
      kept.set(mark, shown);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    },
    drop: (mark: string, shown: ShownNotice | null): void => {
      if (kept.get(mark) === shown) kept.delete(mark);
    },
    clear: (): void => kept.clear(),
  };
};

/** Shows a notification at once. */
const createPresenter = ({ present, onClick, onButton }: NotifierParts) => {
  const kept = createKept();
  /** The newest about one thing: an older one that is shown late is outdated. */
  const newest = new Map<string, Notice>();
  const show = async (notice: Notice): Promise<boolean> => {
    const mark = markOf(notice);
    newest.set(mark, notice);
    const at: { shown: ShownNotice | null } = { shown: null };
    const drop = (): void => kept.drop(mark, at.shown);
    const shown = await present(notice, {
      onClick: () => {
        drop();
        onClick(notice);
      },
      onButton: (button) => {
        drop();
        onButton(notice, button);
      },
      onGone: drop,
    });
    at.shown = shown;
    const isNewest = newest.get(mark) === notice;
    if (isNewest) newest.delete(mark);
    if (shown === null) return false;
    if (isNewest) kept.add(mark, shown);
    else shown.close();
    return true;
  };
  return {
    // A failure here must not stop the watching.
    show: (notice: Notice): Promise<boolean> => show(notice).catch(() => false),
    clear: kept.clear,
  };
};

interface Notifier {
  /** Shows it when it is due; calls `then` with whether that was possible. */
  readonly show: (notice: Notice, then?: (shown: boolean) => void) => void;
  readonly close: () => void;
}

export const createNotifier = (parts: NotifierParts): Notifier => {
  const presenter = createPresenter(parts);
  let waiting: readonly Waiting[] = [];
  let shownAt: readonly number[] = [];
  let timer: NodeJS.Timeout | null = null;

  const presentDue = (): void => {
    timer = null;
    const now = Date.now();
    const all = waiting;
    const { show, restInMs } = dueNotices({
      notices: all.map(({ notice }) => notice),
      shownAt,
      now,
    });
    if (restInMs !== null) {
      timer = setTimeout(presentDue, restInMs);
      return;
    }
    waiting = [];
    shownAt = [...shownAt, ...show.map(() => now)].slice(-MOST_KEPT);
    for (const notice of show) {
      const included = all.filter((one) => isIncludedIn(one.notice, notice));
      void presenter.show(notice).then((shown) => included.forEach(({ then }) => then(shown)));
    }
  };

  return {
    show: (notice, then = () => undefined) => {
      waiting = [...waiting, { notice, then }];
      timer ??= setTimeout(presentDue, ONE_MOMENT_MS);
    },
    close: () => {
      if (timer) clearTimeout(timer);
      timer = null;
      waiting = [];
      presenter.clear();
    },
  };
};
