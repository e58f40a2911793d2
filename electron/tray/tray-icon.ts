// The tray's icon, by name, and its tooltip for a snapshot. Pure.
import type { Snapshot } from '../core/view-model/snapshot.ts';
import {
  clockLabel,
  activeJobs,
  isCanceling,
  passesByItself,
  failingAccounts,
  errorText,
} from './tray-texts.ts';
import type { SafeText } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';

export interface TrayIcon {
  readonly icon: 'idle' | 'active' | 'canceling' | 'error';
  /** The same in words. */
  readonly tooltip: SafeText;
}

/** The icon and tooltip at `now`, ms since 1970. */
export const trayIcon = (snapshot: Snapshot, now: number): TrayIcon => ({
  icon: iconOf(snapshot, now),
  tooltip: t('tray.tooltip', { saying: sayingOf(snapshot, now) }),
});

const iconOf = (snapshot: Snapshot, now: number): TrayIcon['icon'] => {
  if (failingAccounts(snapshot, now).length > 0) return 'error';
  const jobs = activeJobs(snapshot);
  if (jobs.some(isCanceling)) return 'canceling';
  return jobs.length > 0 ? 'active' : 'idle';
};

const sayingOf = (snapshot: Snapshot, now: number): SafeText => {
  if (snapshot.accounts.length === 0) return t('tray.signed-out');
  if (snapshot.paused) return t('tray.paused');
  return errorSummary(snapshot, now) ?? sendingSaying(snapshot) ?? jobsSaying(snapshot);
};

const errorSummary = (snapshot: Snapshot, now: number): SafeText | null => {
  const failing = failingAccounts(snapshot, now);
  const [first] = failing;
  if (first === undefined) return null;
  if (failing.length > 1) return t('tray.errors', { count: failing.length });
  const error = errorText(first);
  return passesByItself(first)
    ? t('tray.error-since', { error, clock: clockLabel(first.connection.since) })
    : error;
};

const sendingSaying = ({ sendingCancels }: Snapshot): SafeText | null => {
  if (sendingCancels === null) return null;
  const { sent, total } = sendingCancels;
  return t('tray.sent-of', { sent, count: total });
};

const jobsSaying = (snapshot: Snapshot): SafeText => {
  const jobs = activeJobs(snapshot);
  const canceling = jobs.filter(isCanceling).length;
  const active = jobs.length - canceling;
  if (canceling === 0 && active === 0) return t('tray.no-jobs');
  if (canceling === 0) return t('tray.active', { count: active });
  if (active === 0) return t('tray.canceling', { count: canceling });
  return t('tray.active-canceling', { active, canceling });
};
