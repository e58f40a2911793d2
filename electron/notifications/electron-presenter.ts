// Shows notifications on macOS and Windows, by Electron's class Notification, which is passed in. Remembers whether the
// system shows them at all, and follows clicks on those of earlier runs (activation.ts).
import { buttonWords, type Present } from './notifier.ts';
import type { Notice } from './notifications.ts';
import { sentenceOf, type SafeText } from '../i18n/safe-text.ts';
import {
  createNoticeNames,
  followOldNotifications,
  jobNamed,
  nameIn,
  type NamedJob,
  type OldNotification,
} from './activation.ts';

/** What Windows reports of a click on a toast, also after the app was started again. */
export interface Activation {
  readonly type: string;
  readonly arguments: string;
}

/** The part of Electron's class Notification that is used here. */
export interface ElectronNotifications {
  readonly isSupported: () => boolean;
  readonly create: (options: Options) => SystemNotification;
  /** Windows, from Electron 42 on: calls at each click, and for one that started the app. */
  readonly handleActivation?: (act: (activation: Activation) => void) => void;
  /** macOS, from Electron 42 on: what is in Notification Center. */
  readonly getHistory?: () => Promise<readonly OldNotification[]>;
}

export interface Presenter {
  readonly present: Present;
  /** Why the system shows no notifications, empty if it gives no reason; null if it is not known to refuse. */
  readonly refusal: () => string | null;
  /**
   * macOS asks the user for permission at the first notification, which is then lost. So this is called earlier, when
   * there is an account and the user is present. Calling it again does nothing.
   */
  readonly askPermission: () => void;
  /**
   * Notifications of earlier runs open their job; null: the window opens as it is.
   * @param hasAccount without an account there are no old ones, and macOS should not ask for permission
   */
  readonly followOld: (show: (job: NamedJob | null) => void, hasAccount: boolean) => void;
  readonly close: () => void;
}

export interface SystemPresenterParts {
  readonly platform: NodeJS.Platform;
  /** The path of the picture beside the text. */
  readonly icon: string;
  readonly system: ElectronNotifications;
  /** `refusal()` has changed; `isOver`: notifications are shown again. */
  readonly changed: (isOver: boolean) => void;
  /** Called for each notification that was not shown. */
  readonly failed: (reason: string) => void;
}

export const createSystemPresenter = (parts: SystemPresenterParts): Presenter => {
  const { platform, icon, system } = parts;
  const refusal = createRefusal(parts);
  const names = createNoticeNames(Date.now());
  let isAsked = platform !== 'darwin';
  let dropOld = (): void => undefined;

  const followHistory = async (show: (job: NamedJob | null) => void): Promise<void> => {
    const old = (await system.getHistory?.().catch(() => [])) ?? [];
    dropOld = followOldNotifications(old, names, show);
  };

  return {
    present: presentByElectron({
      platform,
      icon,
      isSupported: system.isSupported,
      create: system.create,
      onResult: (reason) => refusal.record(reason),
      idOf: (notice) => names.of(notice),
    }),
    refusal: () => refusal.reason(),
    askPermission: () => {
      if (isAsked) return;
      isAsked = true;
      // Electron asks with the first call that concerns notifications.
      if (!system.isSupported()) refusal.record('');
    },
    followOld: (show, hasAccount) => {
      if (platform === 'darwin') {
        if (hasAccount) void followHistory(show);
        return;
      }
      system.handleActivation?.(({ type, arguments: text }) => {
        const name = nameIn(text);
        // A notification of this run handles its buttons itself.
        if (type === 'click' || !names.isOfThisRun(name)) show(jobNamed(name));
      });
    },
    close: () => dropOld(),
  };
};

interface Refusal {
  /** Why the system shows no notifications, empty if it gives no reason; null if it is not known to refuse. */
  reason(): string | null;
  /** Why a notification was not shown; null if it was. */
  record(reason: string | null): void;
}

interface RefusalParts {
  /** `reason()` has changed; `isOver`: a notification was shown after one was not. */
  readonly changed: (isOver: boolean) => void;
  /** Called for each notification that was not shown. */
  readonly failed: (reason: string) => void;
}

export const createRefusal = ({ changed, failed }: RefusalParts): Refusal => {
  let reason: string | null = null;
  return {
    reason: () => reason,
    record: (next) => {
      const clean = next === null ? null : sentenceOf(next);
      if (clean !== null) failed(clean);
      if (clean === reason) return;
      const isOver = clean === null;
      reason = clean;
      changed(isOver);
    },
  };
};

/** Electron's options, with safe texts only. */
export interface Options extends Omit<
  Electron.NotificationConstructorOptions,
  'replyPlaceholder' | 'closeButtonText' | 'toastXml' | 'groupTitle'
> {
  readonly title: SafeText;
  readonly subtitle: SafeText;
  readonly body: SafeText;
  readonly actions: { readonly type: 'button'; readonly text: SafeText }[];
}

/** The part of one of Electron's notifications that is used here. */
interface SystemNotification {
  on(event: 'click' | 'show', listener: () => void): unknown;
  /** Electron 45 names the button in the event, 33 in the second argument. */
  on(
    event: 'action',
    listener: (event: { readonly actionIndex?: number }, index: number) => void,
  ): unknown;
  /** `reason`: from Electron 42 on, on Windows. */
  on(event: 'close', listener: (event: { readonly reason?: string }) => void): unknown;
  on(event: 'failed', listener: (event: object, error: string) => void): unknown;
  show(): void;
  close(): void;
}

export interface ElectronPresenterParts {
  readonly platform: NodeJS.Platform;
  /** The path of the picture beside the text. */
  readonly icon: string;
  readonly isSupported: () => boolean;
  readonly create: (options: Options) => SystemNotification;
  /** Why a notification was not shown, empty if the system gives no reason; null if it was shown. */
  readonly onResult: (refusal: string | null) => void;
  /** The name by which it leads to its job after the app has ended; null for none. */
  readonly idOf: (notice: Notice) => string | null;
}

/** `silent` and `urgency` have an effect only on systems that know them. */
const optionsOf = (
  notice: Notice,
  { platform, icon, idOf }: Pick<ElectronPresenterParts, 'platform' | 'icon' | 'idOf'>,
): Options => {
  const { title, body, subtitle, urgency, buttons } = notice;
  const id = idOf(notice);
  return {
    title,
    body,
    subtitle,
    // macOS shows the app's own icon by itself, and this one as a second picture.
    ...(platform === 'darwin' ? {} : { icon }),
    ...(id === null ? {} : { id }),
    silent: urgency === 'quiet',
    urgency: urgency === 'quiet' ? 'low' : 'normal',
    timeoutType: urgency === 'stays' ? 'never' : 'default',
    actions: buttons.map((button) => ({ type: 'button', text: buttonWords(button) })),
  };
};

/**
 * Whether a closed notification can no longer be clicked. On Windows it moves into the list of notifications when its
 * time is over. Electron 33 gives no reason there, so it is kept.
 */
const isGone = (platform: NodeJS.Platform, reason: string | undefined): boolean =>
  platform !== 'win32' || (reason !== undefined && reason !== 'timedOut');

export const presentByElectron =
  (parts: ElectronPresenterParts): Present =>
  (notice, { onClick, onButton, onGone }) =>
    new Promise((resolve) => {
      const refuse = (reason: string): void => {
        parts.onResult(reason);
        resolve(null);
      };
      if (!parts.isSupported()) {
        refuse('');
        return;
      }
      const notification = parts.create(optionsOf(notice, parts));
      notification.on('click', onClick);
      notification.on('action', (event, index) => {
        const button = notice.buttons[event.actionIndex ?? index];
        if (button) onButton(button);
      });
      notification.on('close', ({ reason }) => {
        if (isGone(parts.platform, reason)) onGone();
      });
      notification.on('failed', (_event, error) => {
        onGone();
        refuse(error);
      });
      notification.on('show', () => {
        parts.onResult(null);
        // Without a reference it would be garbage collected, and its click lost.
        resolve({ close: () => notification.close() });
      });
      notification.show();
    });
