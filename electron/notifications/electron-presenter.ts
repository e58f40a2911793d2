// Shows notices by Electron, where that holds nothing up: on macOS and Windows. Electron itself is handed in.
import { buttonWords, type Present } from './notifier.ts';
import type { Notice } from './notifications.ts';
import type { SafeText } from '../i18n/safe-text.ts';

/** None of whose texts can be a raw one. */
export interface Options extends Omit<
  Electron.NotificationConstructorOptions,
  'replyPlaceholder' | 'closeButtonText' | 'toastXml' | 'groupTitle'
> {
  readonly title: SafeText;
  readonly subtitle: SafeText;
  readonly body: SafeText;
  readonly actions: { readonly type: 'button'; readonly text: SafeText }[];
}

/** What is used of Electron's Notification. */
export interface SystemNotification {
  on(event: 'click' | 'show', listener: () => void): unknown;
  /** Electron 45 tells the button by the event, 33 by the second argument. */
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
  /** The path of the picture shown beside the words. */
  readonly icon: string;
  readonly isSupported: () => boolean;
  readonly create: (options: Options) => SystemNotification;
  /** A notice was shown: null. Or it was not, and this is why; empty where the system does not say. */
  readonly heard: (refusal: string | null) => void;
  /** A name for it by which it leads to its job after the app has ended; null for none. */
  readonly idOf: (notice: Notice) => string | null;
}

/** `silent` and `urgency` are heeded where the system knows them. */
const optionsOf = (
  notice: Notice,
  { platform, icon, idOf }: Pick<ElectronPresenterParts, 'platform' | 'icon' | 'idOf'>,
): Options => {
  const { title, body, subtitle, stress, buttons } = notice;
  const id = idOf(notice);
  return {
    title,
    body,
    subtitle,
    // macOS shows the app's own by itself, and this one as a second picture.
    ...(platform === 'darwin' ? {} : { icon }),
    ...(id === null ? {} : { id }),
    silent: stress === 'quiet',
    urgency: stress === 'quiet' ? 'low' : 'normal',
    timeoutType: stress === 'stays' ? 'never' : 'default',
    actions: buttons.map((button) => ({ type: 'button', text: buttonWords(button) })),
  };
};

/**
 * Whether a closed one is out of reach. On Windows one whose time is over slides into the list of notifications, where
 * it can still be clicked. Electron 33 gives no reason there, so it is kept.
 */
const isGone = (platform: NodeJS.Platform, reason: string | undefined): boolean =>
  platform !== 'win32' || (reason !== undefined && reason !== 'timedOut');

export const presentByElectron =
  (parts: ElectronPresenterParts): Present =>
  (notice, { onClick, onButton, onGone }) =>
    new Promise((resolve) => {
      const refuse = (reason: string): void => {
        parts.heard(reason);
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
        parts.heard(null);
        // Held on to, or it is collected and its click is lost.
        resolve({ close: () => notification.close() });
      });
      notification.show();
    });
