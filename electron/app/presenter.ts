// By what notices are shown on this system, and whether it shows any.
import { app, Notification } from 'electron';
import type { Log } from '../log.ts';
import { activatedJob, createToastNames, type ActivatedJob } from '../notices/activation.ts';
import { presentByElectron } from '../notices/electron-presenter.ts';
import { presentByService } from '../notices/linux-presenter.ts';
import type { Present } from '../notices/notifier.ts';
import { createRefusal } from '../notices/refusal.ts';
import { createNotificationService } from '../session/notification-service.ts';
import { openSessionBus } from '../session/session-bus.ts';
import { appId } from './app-id.ts';
import type { DesktopView } from '../snapshot.ts';

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

export interface Presenter {
  readonly present: Present;
  /** For the views; see DesktopView. */
  readonly view: () => Pick<DesktopView, 'noNotices'>;
  /**
   * macOS asks its person whether the app may show notices, at the first of them: which is lost then. So it is asked
   * beforehand, when there is an account and its person sits there. Call it as often as you like.
   */
  readonly askPermission: () => void;
  /** Windows: toasts that nobody holds any more lead to their job. */
  readonly followToasts: (show: (job: ActivatedJob | null) => void) => void;
  readonly close: () => void;
}

export interface PresenterParts {
  /** The path of the picture shown beside the words. */
  readonly icon: string;
  readonly log: Log;
  /** `view()` is another; `isOver`: notices are shown again. */
  readonly changed: (isOver: boolean) => void;
}

export const createPresenter = ({ icon, log, changed }: PresenterParts): Presenter => {
  const { platform } = process;
  if (platform === 'linux') return linuxPresenter(icon);
  const refusal = createRefusal({
    changed,
    failed: (reason) => log('notice-not-shown', { reason }),
  });
  const names = createToastNames(Date.now());
  let isAsked = platform !== 'darwin';
  return {
    present: presentByElectron({
      ...{ platform, icon },
      heard: (reason) => refusal.heard(reason),
      idOf: (notice) => names.of(notice),
      isSupported: () => Notification.isSupported(),
      create: (options) => new Notification(options),
    }),
    view: () => {
      const reason = refusal.reason();
      return reason === null ? {} : { noNotices: { reason } };
    },
    askPermission: () => {
      if (isAsked) return;
      isAsked = true;
      // Electron asks when it first has to do with notices.
      if (!Notification.isSupported()) refusal.heard('');
    },
    followToasts: (show) => {
      if (platform !== 'win32' || !('handleActivation' in Notification)) return;
      // The notification itself hears its buttons, too, while it is there.
      Notification.handleActivation(({ type, arguments: text }) => {
        if (type === 'click' || !names.isOfThisRun(text)) show(activatedJob(text));
      });
    },
    close: () => undefined,
  };
};

const linuxPresenter = (icon: string): Presenter => {
  const service = createNotificationService({
    openBus: openSessionBus,
    appName: app.getName(),
    entry: appId(),
  });
  return {
    present: presentByService(service, icon),
    view: () => ({}),
    askPermission: () => undefined,
    followToasts: () => undefined,
    close: () => service.close(),
  };
};
