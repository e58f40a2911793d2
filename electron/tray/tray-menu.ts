// The tray's menu as a template, for a snapshot. Pure. Each line has an id, so that it
// can be found without its text. What a line does is passed in.
import type { MenuItemConstructorOptions } from 'electron';
import type { JobView, Snapshot } from '../core/view-model/snapshot.ts';
import {
  agoLabel,
  labelOf,
  activeJobs,
  cancellableJobs,
  jobText,
  menuJobs,
  refOf,
  failingAccounts,
  errorText,
  type FailingAccount,
} from './tray-texts.ts';
import { capitalized, type SafeText } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';

export interface TrayActions {
  /** Cancels without confirmation, because it took two clicks. */
  readonly cancel: (accountKey: string, jobId: string) => void;
  readonly show: (accountKey: string, jobId: string) => void;
  /** Asks for confirmation, then cancels `cancellableJobs`. */
  readonly cancelAll: () => void;
  /** Stops the cancels that wait to be sent. */
  readonly stopCancels: () => void;
  readonly cancelById: () => void;
  readonly refresh: () => void;
  readonly setPaused: (paused: boolean) => void;
  readonly open: () => void;
  readonly settings: () => void;
  readonly connect: () => void;
  /** Opens the page of the newer version. */
  readonly openRelease: () => void;
  /** Starts the version that was installed meanwhile. */
  readonly restart: () => void;
  readonly quit: () => void;
}

/** A line of a menu, with safe texts only. */
export interface TrayLine extends Omit<
  MenuItemConstructorOptions,
  'label' | 'sublabel' | 'toolTip' | 'submenu'
> {
  readonly label?: SafeText;
  readonly submenu?: TrayLine[];
}

/** The parts of the menu that may stay unchanged while it is held; see menu-replacement.ts. */
interface MenuContent {
  readonly head: readonly TrayLine[];
  readonly jobs: readonly JobView[];
}

const rule: TrayLine = { type: 'separator' };

/** Electron passes arguments with a click, which the actions must not get. */
const line = (id: string, label: SafeText, act: () => void): TrayLine => ({
  id,
  label: labelOf(label),
  click: () => act(),
});

/** A line that can't be clicked. */
const saying = (id: string, label: SafeText): TrayLine => ({
  id,
  label: labelOf(label),
  enabled: false,
});

/** The whole menu, top to bottom, at `now` (ms since 1970). */
export const trayMenu = (
  snapshot: Snapshot,
  now: number,
  actions: TrayActions,
  content: MenuContent = { head: statusLines(snapshot, now), jobs: menuJobs(snapshot, []) },
): TrayLine[] => {
  const last = [
    line('open', t('tray.open'), actions.open),
    line('settings', t('tray.settings'), actions.settings),
    rule,
    line('quit', t('tray.quit'), actions.quit),
  ];
  const first = versionLines(snapshot, actions);
  if (snapshot.accounts.length === 0)
    return [...first, line('connect', t('tray.connect'), actions.connect), rule, ...last];
  return [
    ...first,
    ...content.head,
    ...jobLines(content.jobs, snapshot, now, actions),
    rule,
    ...commands(snapshot, actions),
    rule,
    ...last,
  ];
};

/** Of a version that is installed already, or of one that could be. */
const versionLines = ({ desktop, updates }: Snapshot, actions: TrayActions): TrayLine[] => {
  if (desktop.isUpgraded) return [line('restart', t('tray.restart'), actions.restart), rule];
  if (!updates?.available) return [];
  const { version } = updates.available;
  return [line('release', t('updates.available', { version }), actions.openRelease), rule];
};

/** The lines at the top, which can't be clicked. */
export const statusLines = (snapshot: Snapshot, now: number): TrayLine[] => {
  const errors = failingAccounts(snapshot, now).map((account) => errorLine(account, now));
  if (snapshot.paused) return [saying('status', t('tray.menu-paused'))];
  if (errors.length > 0 || activeJobs(snapshot).length > 0) return errors;
  const isUnseen = snapshot.accounts.every(({ lastSuccessAt }) => lastSuccessAt === null);
  return [saying('status', t(isUnseen ? 'tray.menu-not-updated' : 'tray.menu-no-jobs'))];
};

/** After a failed poll, the time of the last successful one. */
const errorLine = (account: FailingAccount, now: number): TrayLine => {
  const { key, lastSuccessAt } = account;
  const error = errorText(account);
  const text =
    lastSuccessAt === null
      ? error
      : t('tray.error-seen', { error, ago: agoLabel(now - lastSuccessAt) });
  return saying(`error:${key}`, capitalized(text));
};

const jobLines = (
  jobs: readonly JobView[],
  snapshot: Snapshot,
  now: number,
  actions: TrayActions,
): TrayLine[] => {
  const lines = jobs.map((job) => ({
    id: `job:${refOf(job)}`,
    label: labelOf(jobText(job, snapshot, now)),
    submenu: doorsOf(job, actions),
  }));
  const named = new Set(jobs.map(refOf));
  const hasMore = activeJobs(snapshot).some((job) => !named.has(refOf(job)));
  return hasMore ? [...lines, line('more', t('tray.more'), actions.open)] : lines;
};

const doorsOf = (job: JobView, actions: TrayActions): TrayLine[] => {
  const { accountKey, jobId } = job;
  const show = line(`show:${refOf(job)}`, t('tray.show'), () => actions.show(accountKey, jobId));
  if (job.isQuick && !job.asking) return [show];
  return [
    {
      ...line(`cancel:${refOf(job)}`, cancelLabel(job), () => actions.cancel(accountKey, jobId)),
      enabled: job.canCancel && !job.asking,
    },
    show,
  ];
};

const cancelLabel = ({ status, asking }: JobView): SafeText => {
  if (status === 'canceling') return t('tray.canceling-now');
  return t(asking ? 'jobs.asking' : 'tray.cancel-now');
};

/** Without how many were sent: each new text replaces the menu, and on Linux a click into a replaced one is lost. */
const sendingLines = ({ sendingCancels }: Snapshot, actions: TrayActions): TrayLine[] =>
  sendingCancels === null
    ? []
    : [
        saying('sending', t('tray.sending', { count: sendingCancels.total })),
        line('stop-cancels', t('tray.stop-cancels'), actions.stopCancels),
      ];

const commands = (snapshot: Snapshot, actions: TrayActions): TrayLine[] => {
  const count = cancellableJobs(snapshot).length;
  const cancelAll = line('cancel-all', t('tray.cancel-all', { count }), actions.cancelAll);
  return [
    ...sendingLines(snapshot, actions),
    ...(count > 0 ? [cancelAll] : []),
    line('cancel-by-id', t('tray.cancel-by-id'), actions.cancelById),
    line('refresh', t('window.refresh'), actions.refresh),
    line('pause', t(snapshot.paused ? 'tray.resume' : 'tray.pause'), () =>
      actions.setPaused(!snapshot.paused),
    ),
  ];
};
