// Notices on macOS and Windows, as the app needs them: shown, refused by the system, and clicked after a restart. Electron
// itself is handed in.
import {
  createNoticeNames,
  hearOld,
  jobNamed,
  nameIn,
  type NamedJob,
  type OldNotification,
} from './activation.ts';
import { presentByElectron, type Options, type SystemNotification } from './electron-presenter.ts';
import type { Present } from './notifier.ts';
import { sentenceOf } from '../i18n/safe-text.ts';

/** What Windows tells of a click on a toast, whether or not it is still held. */
export interface Activation {
  readonly type: string;
  readonly arguments: string;
}

/** What is used of Electron's class Notification. */
export interface Notifications {
  readonly isSupported: () => boolean;
  readonly create: (options: Options) => SystemNotification;
  /** Windows, from Electron 42 on: calls at each click, and for one that started the app. */
  readonly handleActivation?: (act: (activation: Activation) => void) => void;
  /** macOS, from Electron 42 on: what lies in Notification Center. */
  readonly getHistory?: () => Promise<readonly OldNotification[]>;
}

export interface Presenter {
  readonly present: Present;
  /** Why the system shows no notices, empty where it does not say; null: nothing is known against it. */
  readonly refusal: () => string | null;
  /**
   * macOS asks its person whether the app may show notices, at the first of them: which is lost then. So it is asked
   * beforehand, when there is an account and its person sits there. Call it as often as you like.
   */
  readonly askPermission: () => void;
  /**
   * Notifications of earlier runs lead to their job; null: the window is shown as it is.
   * @param hasAccount otherwise nobody has old ones, and macOS is not made to ask for permission
   */
  readonly followOld: (show: (job: NamedJob | null) => void, hasAccount: boolean) => void;
  readonly close: () => void;
}

export interface SystemPresenterParts {
  readonly platform: NodeJS.Platform;
  /** The path of the picture shown beside the words. */
  readonly icon: string;
  readonly system: Notifications;
  /** `refusal()` is another; `isOver`: notices are shown again. */
  readonly changed: (isOver: boolean) => void;
  /** Told of each notice that was not shown. */
  readonly failed: (reason: string) => void;
}

export const createSystemPresenter = (parts: SystemPresenterParts): Presenter => {
  const { platform, icon, system } = parts;
  const refusal = createRefusal(parts);
  const names = createNoticeNames(Date.now());
  let isAsked = platform !== 'darwin';
  let letGoOld = (): void => undefined;

  const followHistory = async (show: (job: NamedJob | null) => void): Promise<void> => {
    const old = (await system.getHistory?.().catch(() => [])) ?? [];
    letGoOld = hearOld(old, names, show);
  };

  return {
    present: presentByElectron({
      platform,
      icon,
      isSupported: system.isSupported,
      create: system.create,
      heard: (reason) => refusal.heard(reason),
      idOf: (notice) => names.of(notice),
    }),
    refusal: () => refusal.reason(),
    askPermission: () => {
      if (isAsked) return;
      isAsked = true;
      // Electron asks when it first has to do with notices.
      if (!system.isSupported()) refusal.heard('');
    },
    followOld: (show, hasAccount) => {
      if (platform === 'darwin') {
        if (hasAccount) void followHistory(show);
        return;
      }
      system.handleActivation?.(({ type, arguments: text }) => {
        const name = nameIn(text);
        // The notification itself hears its buttons while it is there.
        if (type === 'click' || !names.isOfThisRun(name)) show(jobNamed(name));
      });
    },
    close: () => letGoOld(),
  };
};

export interface Refusal {
  /** Why the system shows none, in its own words or in none; null: nothing is known against it. */
  reason(): string | null;
  /** How a notice went: null where it was shown. */
  heard(reason: string | null): void;
}

export interface RefusalParts {
  /** `reason()` is another one; `isOver`: a notice was shown after one was not. */
  readonly changed: (isOver: boolean) => void;
  /** Told of each notice that was not shown. */
  readonly failed: (reason: string) => void;
}

export const createRefusal = ({ changed, failed }: RefusalParts): Refusal => {
  let reason: string | null = null;
  return {
    reason: () => reason,
    heard: (next) => {
      const clean = next === null ? null : sentenceOf(next);
      if (clean !== null) failed(clean);
      if (clean === reason) return;
      const isOver = clean === null;
      reason = clean;
      changed(isOver);
    },
  };
};
