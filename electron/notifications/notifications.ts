// Whether an event of a job or an account becomes a notification, and why not. Pure: values in, values out;
// no clock.
import type { Settings } from '../settings/settings.ts';
import type { ErrorCode } from '../result.ts';
import type { Stopped } from '../watch/outbox.ts';
import type { CancelAccepted, OutcomeKind, OutcomeEvent } from '../watch/outcomes.ts';
import { outcomeTexts, acceptedTexts, stoppedTexts, type OutcomeTexts } from './outcome-texts.ts';
import { noText, oneLine, type SafeText } from '../i18n/safe-text.ts';
import { t, type Key } from '../i18n/translate.ts';

/** Which switch in Settings applies to a notification. */
type NoticeKind = 'cancel' | 'done' | 'error';

/**
 * What a notification is about; `begun` is an accepted cancel, `stopped` many that the user stopped, `in-tray` the app
 * that keeps running without its window, `summary` several notifications in one.
 */
export type NoticeTopic = OutcomeKind | 'begun' | 'account' | 'stopped' | 'in-tray' | 'summary';

export interface Notice extends OutcomeTexts {
  /** The task name, for systems that have a line for it; empty if there is none. */
  readonly subtitle: SafeText;
  readonly kind: NoticeKind;
  readonly topic: NoticeTopic;
  /** Null if it is about more than one account. */
  readonly accountKey: string | null;
  readonly jobId: string | null;
  /**
   * - `quiet`  without a sound
   * - `stays`  on the screen until it is answered, because the user must act
   *
   * None is so urgent that it may break through 'do not disturb': the system keeps it for later.
   */
  readonly urgency: 'quiet' | 'normal' | 'stays';
  /** What the user can do at once, if the system shows buttons; the first is the most prominent. */
  readonly buttons: readonly NoticeButton[];
  /** Of a summary: the marks of everything in it; see markOf. */
  readonly includes?: ReadonlySet<string>;
}

export type NoticeButton = 'show' | 'open-output' | 'submit-again';

/**
 * - `turned-off`     the user does not want notifications of this kind
 * - `seen-in-window` the command came from the window, where the job's row shows it
 * - `seen-in-terminal` the command came from a terminal, which shows it
 * - `seen-in-tray`   the tray's icon and menu show it as long as it lasts; it may pass by itself
 */
export interface Suppressed {
  readonly silent: 'turned-off' | 'seen-in-window' | 'seen-in-terminal' | 'seen-in-tray';
}

/** A job that is no longer listed may have been watched for either reason, so either switch allows it. */
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
  return kind === 'done' ? notices.done : notices.problems;
};

/** The notification of an outcome, or why there is none. */
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

/** The notification of an accepted cancel. In the window the job's row shows it, so none is needed. */
export const noticeForAccepted = (
  accepted: CancelAccepted,
  settings: Pick<Settings, 'notices'>,
): Notice | Suppressed => {
  if (accepted.source === 'terminal') return { silent: 'seen-in-terminal' };
  if (accepted.source === 'window') return { silent: 'seen-in-window' };
  if (!isOn('cancel', settings)) return { silent: 'turned-off' };
  const about = { ...acceptedTexts(accepted), ...aboutJob(accepted) };
  // The user has just clicked: it only confirms the click.
  return { ...about, kind: 'cancel', topic: 'begun', urgency: 'quiet' };
};

/** The notification that many cancels were stopped from outside the window. */
export const noticeForStopped = (stopped: Stopped): Notice => ({
  ...stoppedTexts(stopped),
  subtitle: noText,
  kind: 'cancel',
  topic: 'stopped',
  accountKey: null,
  jobId: null,
  urgency: 'normal',
  buttons: [],
});

/** Windows: where the app is after its window was closed. */
export const noticeInTray = (): Notice => ({
  title: t('in-tray.title'),
  body: t('in-tray.body'),
  weight: 'plain',
  subtitle: noText,
  kind: 'error',
  topic: 'in-tray',
  accountKey: null,
  jobId: null,
  urgency: 'quiet',
  buttons: [],
});

const aboutJob = ({ accountKey, jobId, taskName }: Omit<CancelAccepted, 'source'>) =>
  ({
    subtitle: oneLine(taskName ?? ''),
    accountKey,
    jobId,
    urgency: 'normal',
    buttons: ['show'],
  }) as const;

/** Outcomes after which the user may want to run the same query again. */
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

interface AccountError {
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

/** Null if it may pass by itself; the tray's icon shows it as long as it lasts. */
const stoppedBy = (code: ErrorCode, account: SafeText): Pick<Notice, 'title' | 'body'> | null => {
  if (code === 'credentials-rejected') {
    const body = t('stopped.password-rejected-body');
    return { title: t('stopped.password-rejected', { account }), body };
  }
  const title = t('stopped.password-unread', { account });
  return stops(code) ? { title, body: t(keychainBodies[code]) } : null;
};

/** The notification of an account's problem: only if watching has stopped until the user acts. */
export const noticeForError = (
  { accountKey, accountName, code }: AccountError,
  settings: Pick<Settings, 'notices'>,
): Notice | Suppressed => {
  const words = stoppedBy(code, oneLine(accountName));
  if (words === null) return { silent: 'seen-in-tray' };
  if (!isOn('error', settings)) return { silent: 'turned-off' };
  return {
    // The name is in the title, because on Linux a body is read as markup, and a name may contain `<` or `&`.
    ...words,
    weight: 'attention',
    subtitle: noText,
    kind: 'error',
    topic: 'account',
    accountKey,
    jobId: null,
    urgency: 'stays',
    buttons: [],
  };
};
