// Whether something that happened to a job is told as a notice, and why not. Pure: values in, values out; knows
// no Electron and no clock.
import type { Settings } from '../settings/settings.ts';
import type { ErrorCode } from '../result.ts';
import type { Stopped } from '../watch/outbox.ts';
import type { CancelAccepted, OutcomeKind, OutcomeEvent } from '../watch/outcomes.ts';
import { outcomeTexts, acceptedTexts, stoppedTexts, type OutcomeTexts } from './outcome-texts.ts';
import { nothingSaid, oneLine, type SafeText } from '../i18n/safe-text.ts';
import { t, type Key } from '../i18n/translate.ts';

/** Which switch in Settings a notice belongs to. */
type NoticeKind = 'cancel' | 'done' | 'trouble';

/**
 * What a notice is about; `begun` is a cancel that was taken, `stopped` many that a person stopped, `in-tray` the app
 * that goes on without its window, `summary` several notices in one.
 */
export type NoticeTopic = OutcomeKind | 'begun' | 'account' | 'stopped' | 'in-tray' | 'summary';

export interface Notice extends OutcomeTexts {
  /** The task name, for systems that have a line for it; empty where there is none. */
  readonly subtitle: SafeText;
  readonly kind: NoticeKind;
  readonly topic: NoticeTopic;
  /** Null where it is about more than one account. */
  readonly accountKey: string | null;
  readonly jobId: string | null;
  /**
   * - `quiet`  without a sound
   * - `stays`  on the screen until it is answered: nothing goes on before a person acts
   *
   * None is so urgent that it may break through 'do not disturb': the system keeps it until the person looks.
   */
  readonly stress: 'quiet' | 'normal' | 'stays';
  /** What can be done about it at once, where the system shows buttons; the first is the most prominent. */
  readonly buttons: readonly NoticeButton[];
  /** Of a summary: the marks of all that it tells; see markOf. */
  readonly tells?: ReadonlySet<string>;
}

export type NoticeButton = 'show' | 'open-output' | 'submit-again';

/**
 * - `turned-off`     the person does not want notices of this kind
 * - `seen-in-window` the command came from the window, whose row shows it
 * - `seen-in-tray`   the tray's icon and menu say it for as long as it lasts; it may pass by itself
 */
export interface Suppressed {
  readonly silent: 'turned-off' | 'seen-in-window' | 'seen-in-tray';
}

/** A job that is gone from the list may have been watched for either reason, so either switch lets it through. */
const kindsOf: Readonly<Record<OutcomeKind, readonly NoticeKind[]>> = {
  cancelled: ['cancel'],
  'failed-while-cancelling': ['cancel'],
  'finished-before': ['cancel'],
  'already-over': ['cancel'],
  'no-such-job': ['cancel'],
  'quick-job': ['cancel'],
  'not-yours': ['cancel'],
  'still-canceling': ['cancel'],
  'not-sent': ['cancel'],
  'not-confirmed': ['cancel'],
  'done-finished': ['done'],
  'done-failed': ['done'],
  'done-cancelled': ['done'],
  vanished: ['cancel', 'done'],
  'canceling-after-all': ['cancel'],
  'cancelled-after-all': ['cancel'],
  'listed-after-all': ['cancel', 'done'],
};

const isOn = (kind: NoticeKind, { notices }: Pick<Settings, 'notices'>): boolean => {
  if (kind === 'cancel') return notices.cancelling;
  return kind === 'done' ? notices.done : notices.trouble;
};

/** The notice of an outcome, or why there is none. */
export const noticeFor = (
  event: OutcomeEvent,
  settings: Pick<Settings, 'notices'>,
): Notice | Suppressed => {
  const kind = kindsOf[event.outcome].find((one) => isOn(one, settings));
  if (kind === undefined) return { silent: 'turned-off' };
  return {
    ...outcomeTexts(event),
    ...aboutJob(event),
    kind,
    topic: event.outcome,
    buttons: buttonsOf(event),
  };
};

/** The notice that a cancel is on its way. In the window the row says so, and no notice is needed. */
export const noticeForAccepted = (
  accepted: CancelAccepted,
  settings: Pick<Settings, 'notices'>,
): Notice | Suppressed => {
  if (accepted.source === 'window') return { silent: 'seen-in-window' };
  if (!isOn('cancel', settings)) return { silent: 'turned-off' };
  const about = { ...acceptedTexts(accepted), ...aboutJob(accepted) };
  // The person has just clicked: it only says that the click was heard.
  return { ...about, kind: 'cancel', topic: 'begun', stress: 'quiet' };
};

/** The notice that many cancels were stopped from where no window shows it. */
export const noticeForStopped = (stopped: Stopped): Notice => ({
  ...stoppedTexts(stopped),
  subtitle: nothingSaid,
  kind: 'cancel',
  topic: 'stopped',
  accountKey: null,
  jobId: null,
  stress: 'normal',
  buttons: [],
});

/** Windows: where the app goes on when its window was closed. */
export const noticeInTray = (): Notice => ({
  title: t('in-tray.title'),
  body: t('in-tray.body'),
  weight: 'plain',
  subtitle: nothingSaid,
  kind: 'trouble',
  topic: 'in-tray',
  accountKey: null,
  jobId: null,
  stress: 'quiet',
  buttons: [],
});

const aboutJob = ({ accountKey, jobId, taskName }: Omit<CancelAccepted, 'source'>) =>
  ({
    subtitle: oneLine(taskName ?? ''),
    accountKey,
    jobId,
    stress: 'normal',
    buttons: ['show'],
  }) as const;

/** Ends after which a person may want the same query to run after all. */
const isUndone = (outcome: OutcomeKind): boolean =>
  outcome === 'cancelled' ||
  outcome === 'cancelled-after-all' ||
  outcome === 'done-cancelled' ||
  outcome === 'done-failed' ||
  outcome === 'failed-while-cancelling';

const buttonsOf = ({ outcome, hasOutput }: OutcomeEvent): readonly NoticeButton[] => {
  if (outcome === 'done-finished' && hasOutput) return ['open-output', 'show'];
  return isUndone(outcome) ? ['show', 'submit-again'] : ['show'];
};

interface AccountTrouble {
  readonly accountKey: string;
  readonly accountName: string;
  readonly code: ErrorCode;
}

const keychainBodies = {
  'keychain-unavailable': 'stopped.no-keychain-body',
  'keychain-off': 'stopped.keychain-off-body',
  'keychain-failed': 'stopped.failed-keychain-body',
  'keychain-locked': 'stopped.locked-keychain-body',
  'keychain-denied': 'stopped.denied-keychain-body',
  'keychain-gone': 'stopped.entry-gone-body',
  'keychain-changed': 'stopped.entry-changed-body',
} as const satisfies Partial<Record<ErrorCode, Key>>;

const stops = (code: ErrorCode): code is keyof typeof keychainBodies => code in keychainBodies;

/** Null: it may pass by itself, and the tray's icon says it for as long as it lasts. */
const stoppedBy = (code: ErrorCode, account: SafeText): Pick<Notice, 'title' | 'body'> | null => {
  if (code === 'credentials-rejected') {
    const body = t('stopped.password-rejected-body');
    return { title: t('stopped.password-rejected', { account }), body };
  }
  const title = t('stopped.password-unread', { account });
  return stops(code) ? { title, body: t(keychainBodies[code]) } : null;
};

/** The notice of an account's trouble: only where watching has stopped until a person acts. */
export const noticeForTrouble = (
  { accountKey, accountName, code }: AccountTrouble,
  settings: Pick<Settings, 'notices'>,
): Notice | Suppressed => {
  const words = stoppedBy(code, oneLine(accountName));
  if (words === null) return { silent: 'seen-in-tray' };
  if (!isOn('trouble', settings)) return { silent: 'turned-off' };
  return {
    // The name stands in the title: on Linux a body is read as markup, and a name may hold `<` or `&`.
    ...words,
    weight: 'attention',
    subtitle: nothingSaid,
    kind: 'trouble',
    topic: 'account',
    accountKey,
    jobId: null,
    stress: 'stays',
    buttons: [],
  };
};
