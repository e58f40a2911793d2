// The tray's menu as a template, for a snapshot. Pure; knows Electron's types only. Each line has an id, so that it
// can be found without its words. What a line does is handed in.
import type { MenuItemConstructorOptions } from 'electron';
import type { JobView, Snapshot } from '../snapshot.ts';
import { agoText, labelOf } from './texts.ts';
import { activeJobs, cancellableJobs, jobText } from './tray-jobs.ts';
import { troubledAccounts, troubleText, type TroubledAccount } from './tray-trouble.ts';

export interface TrayActions {
  /** Cancels without asking back: two clicks were made for it. */
  readonly cancel: (accountKey: string, jobId: string) => void;
  readonly show: (accountKey: string, jobId: string) => void;
  /** Asks back, then cancels what `cancellableJobs` names. */
  readonly cancelAll: () => void;
  readonly cancelById: () => void;
  readonly refresh: () => void;
  readonly setPaused: (paused: boolean) => void;
  readonly open: () => void;
  readonly settings: () => void;
  readonly connect: () => void;
  readonly quit: () => void;
}

type Line = MenuItemConstructorOptions;

/** More lines than these would fill the screen; the window shows the rest. */
const MOST_JOBS = 10;

const rule: Line = { type: 'separator' };

/** Electron hands things along with a click, which no action is to take for an argument. */
const line = (id: string, label: string, act: () => void): Line => ({
  id,
  label: labelOf(label),
  click: () => act(),
});

/** Said, not offered. */
const saying = (id: string, label: string): Line => ({
  id,
  label: labelOf(label),
  enabled: false,
});

/** The whole menu, top to bottom, at `now` (ms since 1970). */
export const trayMenu = (snapshot: Snapshot, now: number, actions: TrayActions): Line[] => {
  const last = [
    line('open', 'Open CasJobs Tray', actions.open),
    line('settings', 'Settings…', actions.settings),
    rule,
    line('quit', 'Quit CasJobs Tray', actions.quit),
  ];
  if (snapshot.accounts.length === 0)
    return [line('connect', 'Connect to CasJobs…', actions.connect), rule, ...last];
  return [
    ...sayings(snapshot, now),
    ...jobLines(snapshot, now, actions),
    rule,
    ...commands(snapshot, actions),
    rule,
    ...last,
  ];
};

const sayings = (snapshot: Snapshot, now: number): Line[] => {
  const troubles = troubledAccounts(snapshot, now).map((account) => troubleLine(account, now));
  if (snapshot.paused) return [saying('status', 'Watching is paused')];
  if (troubles.length > 0 || activeJobs(snapshot).length > 0) return troubles;
  const isUnseen = snapshot.accounts.every(({ lastGoodLookAt }) => lastGoodLookAt === null);
  return [saying('status', isUnseen ? 'Not looked yet' : 'No active jobs')];
};

/** A failed look says when the last good one was. */
const troubleLine = (account: TroubledAccount, now: number): Line => {
  const { key, lastGoodLookAt } = account;
  const seen = lastGoodLookAt === null ? '' : ` · last seen ${agoText(now - lastGoodLookAt)}`;
  const text = `${troubleText(account)}${seen}`;
  return saying(`trouble:${key}`, text.charAt(0).toUpperCase() + text.slice(1));
};

const jobLines = (snapshot: Snapshot, now: number, actions: TrayActions): Line[] => {
  const jobs = activeJobs(snapshot);
  const lines = jobs.slice(0, MOST_JOBS).map((job) => ({
    id: `job:${refOf(job)}`,
    label: labelOf(jobText(job, snapshot, now)),
    submenu: doorsOf(job, actions),
  }));
  return jobs.length > MOST_JOBS ? [...lines, line('more', 'More…', actions.open)] : lines;
};

const refOf = ({ accountKey, jobId }: JobView): string => `${accountKey}:${jobId}`;

const doorsOf = (job: JobView, actions: TrayActions): Line[] => {
  const { accountKey, jobId } = job;
  return [
    {
      ...line(`cancel:${refOf(job)}`, cancelLabel(job), () => actions.cancel(accountKey, jobId)),
      enabled: job.canCancel && !job.asking,
    },
    line(`show:${refOf(job)}`, 'Show', () => actions.show(accountKey, jobId)),
  ];
};

const cancelLabel = ({ status, asking }: JobView): string => {
  if (status === 'canceling') return 'Canceling…';
  return asking ? 'Asking CasJobs…' : 'Cancel now';
};

const commands = (snapshot: Snapshot, actions: TrayActions): Line[] => {
  const count = cancellableJobs(snapshot).length;
  const cancelAll = line('cancel-all', `Cancel all active jobs (${count})…`, actions.cancelAll);
  return [
    ...(count > 0 ? [cancelAll] : []),
    line('cancel-by-id', 'Cancel by ID…', actions.cancelById),
    line('refresh', 'Refresh', actions.refresh),
    {
      ...line('pause', 'Pause watching', () => actions.setPaused(!snapshot.paused)),
      type: 'checkbox',
      checked: snapshot.paused,
    },
  ];
};
