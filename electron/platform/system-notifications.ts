// The notices of the app: what shows them, and what a click on one does.
import type { Core } from '../core/core.ts';
import type { Log } from '../log.ts';
import { createNotifier } from '../notifications/notifier.ts';
import type { DesktopView, Snapshot } from '../core/view-model/snapshot.ts';
import * as paths from './app-paths.ts';
import { createPresenter } from './notification-presenter.ts';
import type { Show } from './tray-actions.ts';
import type { Notice, NoticeButton } from '../notifications/notifications.ts';

export interface NotificationsParts {
  /** Null while the app starts, when there are no notices yet. */
  readonly core: () => Core | null;
  readonly show: Show;
  readonly log: Log;
}

export const createNotifications = ({ core, show, log }: NotificationsParts) => {
  const presenter = createPresenter({
    icon: paths.iconFile(),
    log,
    changed: (isOver) => {
      core()?.desktopChanged();
      if (isOver) core()?.noticesBack();
    },
  });
  const notifier = createNotifier({
    present: presenter.present,
    ...createNotificationActions(core, show),
  });
  return {
    notify: notifier.show,
    view: (): Pick<DesktopView, 'noNotices'> => {
      const reason = presenter.refusal();
      return reason === null ? {} : { noNotices: { reason } };
    },
    /** @param isSeen whether its person sits before the window */
    render: ({ accounts }: Snapshot, isSeen: boolean): void => {
      if (isSeen && accounts.length > 0) presenter.askPermission();
    },
    /** Once there is a core. */
    open: (): void => {
      const hasAccount = core()?.snapshot().accounts.length !== 0;
      presenter.followOld((job) => show(job ? { view: 'jobs', ...job } : undefined), hasAccount);
    },
    close: (): void => {
      notifier.close();
      presenter.close();
    },
  };
};

/** The buttons that are a command of the same name. */
type Asking = Exclude<NoticeButton, 'show'>;

/** `core` is null while the app starts, when there are no notices yet. */
const createNotificationActions = (core: () => Core | null, show: Show) => {
  const onClick = ({ accountKey, jobId, topic }: Notice): void =>
    show({ view: topic === 'summary' ? 'activity' : 'jobs', accountKey, jobId });
  /** What could not be done has only the window to say so. */
  const ask = async (name: Asking, notice: Notice): Promise<void> => {
    const { accountKey, jobId } = notice;
    if (accountKey === null || jobId === null) return;
    const done = await core()?.commands[name]({ accountKey, jobId });
    if (!done?.ok) onClick(notice);
  };
  return {
    onClick,
    onButton: (notice: Notice, button: NoticeButton): void => {
      if (button === 'show') onClick(notice);
      else void ask(button, notice);
    },
  };
};
