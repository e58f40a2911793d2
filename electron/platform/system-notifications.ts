// The app's notifications: shown by Electron, or on Linux over D-Bus, and what a click on one does.
import { app, Notification } from 'electron';
import type { Core } from '../core/core.ts';
import type { Log } from '../log.ts';
import { t } from '../i18n/translate.ts';
import { buttonWords, createNotifier, type Present } from '../notifications/notifier.ts';
import type { DesktopView, Snapshot } from '../core/view-model/snapshot.ts';
import * as paths from './app-paths.ts';
import type { Show } from './menu-actions.ts';
import type { Notice, NoticeButton } from '../notifications/notifications.ts';
import { createNotificationService, type NotificationService } from './notification-service.ts';
import {
  createSystemPresenter,
  type ElectronNotifications,
  type Presenter,
} from '../notifications/electron-presenter.ts';
import { openSessionBus } from './session-bus.ts';
import { appId } from './app-paths.ts';

interface NotificationsParts {
  /** Null while the app starts, when there are no notifications yet. */
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
    /** @param isSeen whether the user sees the window */
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

/** @param core null while the app starts, when there are no notifications yet */
const createNotificationActions = (core: () => Core | null, show: Show) => {
  const onClick = ({ accountKey, jobId, topic }: Notice): void =>
    show({ view: topic === 'summary' ? 'activity' : 'jobs', accountKey, jobId });
  /** If it fails, the window opens and says why. */
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

/**
 * The class by which Windows calls the app when one of its toasts is clicked. It must not change: each start would leave
 * another class in the registry, and older toasts would call one that is gone. The uninstaller removes it.
 */
const TOAST_CLASS = '{5B1C2E6A-7D0F-4C0B-9E55-3A1B6E0C7C41}';

/** Call it before the first notification. Electron 33 does not have it yet. */
export const prepareNotices = (): void => {
  if (process.platform === 'win32' && 'setToastActivatorCLSID' in app)
    app.setToastActivatorCLSID(TOAST_CLASS);
};

interface PresenterParts {
  /** The path of the picture beside the text. */
  readonly icon: string;
  readonly log: Log;
  /** See SystemPresenterParts. */
  readonly changed: (isOver: boolean) => void;
}

const createPresenter = ({ icon, log, changed }: PresenterParts): Presenter => {
  const { platform } = process;
  if (platform === 'linux') return linuxPresenter(icon);
  return createSystemPresenter({
    platform,
    icon,
    system: electronNotifications(),
    changed,
    failed: (reason) => log('notice-not-shown', { reason }),
  });
};

/** Electron 33 has neither `handleActivation` nor `getHistory`. */
const electronNotifications = (): ElectronNotifications => ({
  isSupported: () => Notification.isSupported(),
  create: (options) => new Notification(options),
  ...('handleActivation' in Notification
    ? { handleActivation: (act) => Notification.handleActivation(act) }
    : {}),
  ...('getHistory' in Notification ? { getHistory: () => Notification.getHistory() } : {}),
});

const linuxPresenter = (icon: string): Presenter => {
  const service = createNotificationService({
    openBus: openSessionBus,
    appName: app.getName(),
    entry: appId(),
  });
  return {
    present: presentByService(service, icon),
    refusal: () => null,
    askPermission: () => undefined,
    followOld: () => undefined,
    close: () => service.close(),
  };
};

/** @param iconFile the path of the picture beside the text */
const presentByService =
  ({ show }: Pick<NotificationService, 'show'>, iconFile: string): Present =>
  (notice, { onClick, onButton, onGone }) => {
    const { title, body, urgency, buttons } = notice;
    return show(
      {
        title,
        body,
        iconFile,
        urgency: urgency === 'quiet' ? 'low' : 'normal',
        isSilent: urgency === 'quiet',
        stays: urgency === 'stays',
        click: t('tray.show'),
        // A click on the message shows it already.
        buttons: buttons
          .filter((button) => button !== 'show')
          .map((button) => ({ id: button, text: buttonWords(button) })),
      },
      {
        onAction: (pressed) => {
          const button = buttons.find((one) => one === pressed);
          if (button === undefined) onClick();
          else onButton(button);
        },
        onClosed: onGone,
      },
    );
  };
