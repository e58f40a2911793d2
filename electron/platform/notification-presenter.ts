// By what notices are shown on this system, and whether it shows any.
import { app, Notification } from 'electron';
import type { Log } from '../log.ts';
import { presentByService } from '../notifications/linux-presenter.ts';
import {
  createSystemPresenter,
  type Notifications,
  type Presenter,
} from '../notifications/system-presenter.ts';
import { createNotificationService } from './notification-service.ts';
import { openSessionBus } from './session-bus.ts';
import { appId } from './app-id.ts';

/**
 * The class by which Windows calls the app when one of its toasts is clicked. Always the same, or each start leaves a
 * class of its own in the registry, and older toasts call one that is gone. build/ removes it with the app.
 */
const TOAST_CLASS = '{5B1C2E6A-7D0F-4C0B-9E55-3A1B6E0C7C41}';

/** Call it before the first notice. Electron 33 does not know it yet. */
export const prepareNotices = (): void => {
  if (process.platform === 'win32' && 'setToastActivatorCLSID' in app)
    app.setToastActivatorCLSID(TOAST_CLASS);
};

export interface PresenterParts {
  /** The path of the picture shown beside the words. */
  readonly icon: string;
  readonly log: Log;
  /** See SystemPresenterParts. */
  readonly changed: (isOver: boolean) => void;
}

export const createPresenter = ({ icon, log, changed }: PresenterParts): Presenter => {
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

/** Electron 33 has neither of the last two. */
const electronNotifications = (): Notifications => ({
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
