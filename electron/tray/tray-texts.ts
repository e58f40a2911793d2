// What the tray shows of jobs and of accounts with a problem: which ones, and the text for each. Pure; the view model has
// decided the rules of a job.
import type {
  JobView,
  Snapshot,
  Waited,
  AccountView,
  ConnectionStatus,
} from '../core/view-model/snapshot.ts';
import {
  joined,
  noText,
  oneLine,
  valueText,
  withoutMnemonics,
  type SafeText,
} from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';
import { statusText, lengthText } from '../i18n/value-texts.ts';
import { timeText } from '../i18n/locale.ts';

const isShown = ({ status, vanished }: JobView): boolean =>
  !vanished && (status === 'ready' || status === 'started' || status === 'canceling');

/** Jobs that are ready, started or canceling, newest first. One that the service no longer lists is not among them. */
export const activeJobs = ({ jobs }: Snapshot): readonly JobView[] => {
  const active = activeOf.get(jobs) ?? jobs.filter(isShown);
  activeOf.set(jobs, active);
  return active;
};

/** Icon, tooltip and menu all ask for those of the newest snapshot. */
const activeOf = new WeakMap<Snapshot['jobs'], readonly JobView[]>();

/** Whether the service is canceling it, or was asked to. */
export const isCanceling = ({ status, asking }: JobView): boolean =>
  status === 'canceling' || asking;

/** The jobs of `Cancel all active jobs`: active ones whose cancel was not requested yet. */
export const cancellableJobs = (snapshot: Snapshot): readonly JobView[] =>
  activeJobs(snapshot).filter((job) => job.canCancel && !isCanceling(job));

const lengthOf = (span: Waited, now: number): number | null => {
  if (span.kind === 'fixed') return span.ms;
  return span.kind === 'growing' ? now - span.since : null;
};

const ageOf = (job: JobView, now: number): number | null => {
  if (job.status === 'canceling')
    return job.cancelingSince === null ? null : now - job.cancelingSince;
  return lengthOf(job.status === 'ready' ? job.waiting : job.running, now);
};

/** `started 12 min`; only the status if the service's times have no known zone. */
const statusLengthText = (job: JobView, now: number): SafeText => {
  const age = ageOf(job, now);
  const status = statusText(job);
  return age === null ? status : t('tray.status-length', { status, length: lengthLabel(age) });
};

/** `Job 5001 · m31 halo`; with several accounts the account's name follows the id. */
export const jobName = (job: JobView, { accounts }: Snapshot): SafeText => {
  const account = accounts.find(({ key }) => key === job.accountKey);
  const parts = [
    t('job.heading', { id: job.jobId }),
    accounts.length > 1 && account ? oneLine(account.name) : noText,
    oneLine(job.taskName ?? ''),
  ];
  return joined(
    parts.filter((part) => part !== ''),
    ' · ',
  );
};

/** `Job 5001 · m31 halo · started 12 min`. */
export const jobText = (job: JobView, snapshot: Snapshot, now: number): SafeText =>
  joined([jobName(job, snapshot), statusLengthText(job, now)], ' · ');

/** More lines would fill the screen; the window shows the others. */
const MOST_JOBS = 10;

/** A text that identifies a job of an account. */
export const refOf = ({ accountKey, jobId }: Pick<JobView, 'accountKey' | 'jobId'>): string =>
  `${accountKey}:${jobId}`;

/** The jobs of the menu's lines: those that were there before keep their places, then the newest others. */
export const menuJobs = (snapshot: Snapshot, before: readonly string[]): readonly JobView[] => {
  const places = new Map(before.map((ref, place) => [ref, place]));
  const placeOf = (job: JobView): number | undefined => places.get(refOf(job));
  // Of many thousand jobs only these few are compared by account, too.
  const ids = new Set(before.map((ref) => ref.slice(ref.lastIndexOf(':') + 1)));
  const kept = snapshot.jobs.filter((job) => ids.has(job.jobId) && placeOf(job) !== undefined);
  const inPlace = [...kept].sort((one, other) => (placeOf(one) ?? 0) - (placeOf(other) ?? 0));
  const others = activeJobs(snapshot).filter((job) => !places.has(refOf(job)));
  return [...inPlace, ...others].slice(0, MOST_JOBS);
};

type FailedConnection = Extract<ConnectionStatus, { kind: 'error' }>;
export type FailingAccount = AccountView & { readonly connection: FailedConnection };

/** How long a problem that may pass by itself lasts before it is shown, so that the icon does not flicker; ms. */
const TROUBLE_LASTS_MS = 3 * 60_000;

/** They stay until the user acts, so they are shown at once. */
const staying: ReadonlySet<FailedConnection['code']> = new Set<FailedConnection['code']>([
  'credentials-rejected',
  'keychain-unavailable',
  'keychain-off',
  'keychain-failed',
  'keychain-locked',
  'keychain-denied',
  'keychain-gone',
  'keychain-changed',
  'keychain-slow',
  'no-such-operation',
]);

const isFailing = (account: AccountView): account is FailingAccount =>
  account.connection.kind === 'error';

const isShownAt = ({ connection }: FailingAccount, now: number): boolean =>
  staying.has(connection.code) || now - connection.since >= TROUBLE_LASTS_MS;

/** The accounts whose problem is shown at `now`. While watching is paused, none is known. */
export const failingAccounts = (
  { accounts, paused }: Snapshot,
  now: number,
): readonly FailingAccount[] =>
  paused ? [] : accounts.filter(isFailing).filter((account) => isShownAt(account, now));

/** `Pan-STARRS can't be reached`. */
export const errorText = ({ name, connection }: FailingAccount): SafeText =>
  t(`error.${connection.code}-tray`, { account: oneLine(name) });

/** Whether the problem may pass by itself, so that users want to know since when it lasts. */
export const passesByItself = ({ connection }: FailingAccount): boolean =>
  !staying.has(connection.code);

/**
 * A text as a menu label that shows every character. One `&` would mark a mnemonic, on Linux too, and macOS drops it;
 * Electron doubles `_` for Linux menus itself (https://github.com/electron/electron/issues/9584).
 */
export const labelOf = withoutMnemonics;

const MINUTE = 60_000;

/**
 * A duration in ms: `just now` below a minute, `12 min`, `3 h 20 min`, `2 d 4 h`. No seconds, because each new text
 * replaces the menu, and on Linux a click into a menu that was replaced while it is open is lost.
 */
const lengthLabel = (ms: number): SafeText => (ms < MINUTE ? t('ago.just-now') : lengthText(ms));

/** `just now`, `6 min ago`. */
export const agoLabel = (ms: number): SafeText =>
  ms < MINUTE ? t('ago.just-now') : t('ago.length', { length: lengthText(ms) });

/** The time of day in the user's time zone and locale. */
export const clockLabel = (at: number): SafeText =>
  valueText(timeText(at, { hour: '2-digit', minute: '2-digit' }));
