// The items of the command palette that match what was typed: commands, and jobs by ID or name. Pure, except for what
// an item does.
import { computeCommandScore } from 'bits-ui';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { t, type PlainKey } from '../../electron/i18n/translate.ts';
import type { IconName } from '../components/icons.ts';
import { knownJobs, questionAbout } from './cancel-question.ts';
import type { AppStore } from './app-store.svelte.ts';
import { isCancellable, jobKeyOf } from './jobs.ts';
import { keysOf, type ShortcutId } from './shortcuts.ts';

/** What the user chooses: anything, or the job or account for a command. */
export type Page = 'all' | 'cancel' | 'show' | 'account';

export interface PaletteItem {
  /** Unique among the items. */
  readonly id: string;
  readonly text: string;
  /** The name of a job beside the text. */
  readonly about?: string;
  readonly keys?: string;
  readonly icon: IconName;
  /** The next page, or an action. */
  readonly next: Page | (() => void);
}

export interface PaletteItems {
  readonly commands: readonly PaletteItem[];
  readonly jobs: readonly PaletteItem[];
}

/** What only the window can do. */
export interface PaletteActions {
  readonly refresh: () => void;
  readonly setPaused: (paused: boolean) => void;
}

/** The most jobs to show; typing another letter finds the others. */
const MOST_JOBS = 8;

export const paletteItems = (
  page: Page,
  typed: string,
  app: AppStore,
  actions: PaletteActions,
): PaletteItems => {
  if (page === 'account') return { commands: ranked(accountItems(app), typed), jobs: [] };
  if (page !== 'all') return { commands: [], jobs: jobItems(page, typed, app) };
  const commands = ranked(commandItems(app, actions), typed);
  return { commands, jobs: typed.trim() === '' ? [] : foundJobs(typed, app) };
};

/** The items that match what was typed, the best first; without text, all in their order. */
const ranked = (items: readonly PaletteItem[], typed: string): PaletteItem[] =>
  typed.trim() === ''
    ? [...items]
    : items
        .map((item) => ({ item, score: computeCommandScore(item.text, typed.trim()) }))
        .filter(({ score }) => score > 0)
        .sort((one, other) => other.score - one.score)
        .map(({ item }) => item);

const command = (key: PlainKey, icon: IconName, next: PaletteItem['next']): PaletteItem => ({
  id: key,
  icon,
  next,
  text: t(key),
});

const withKeys = (item: PaletteItem, id: ShortcutId): PaletteItem => ({
  ...item,
  keys: keysOf(id),
});

const commandItems = (app: AppStore, actions: PaletteActions): PaletteItem[] => {
  const { navigation } = app;
  const settings = withKeys(
    command('palette.settings', 'settings', () => navigation.go('settings')),
    'settings',
  );
  const last = [
    settings,
    command('palette.add-account', 'plus', () => navigation.go('connect')),
    withKeys(
      command('palette.shortcuts', 'unknown', () => (navigation.layer = 'shortcuts')),
      'shortcuts',
    ),
  ];
  return app.accounts.length === 0 ? last : [...jobCommands(app, actions), ...last];
};

const jobCommands = (app: AppStore, { refresh, setPaused }: PaletteActions): PaletteItem[] => {
  const { navigation } = app;
  const isPaused = app.snapshot?.paused === true;
  const cancellable = app.jobs.filter(isCancellable);
  return [
    ...(cancellable.length > 0 ? [command('palette.cancel', 'cancelled', 'cancel')] : []),
    ...(cancellable.length > 1 ? [cancelAllItem(cancellable, app)] : []),
    withKeys(
      command('palette.cancel-by-id', 'cancelled', () => navigation.focusJobId()),
      'job-id',
    ),
    ...(app.jobs.length > 0 ? [command('palette.show', 'search', 'show')] : []),
    withKeys(command('palette.refresh', 'refresh', refresh), 'refresh'),
    command('palette.switch-account', 'key', 'account'),
    command(isPaused ? 'palette.resume' : 'palette.pause', isPaused ? 'started' : 'pause', () =>
      setPaused(!isPaused),
    ),
  ];
};

/** About the jobs of the chosen account. */
const cancelAllItem = (jobs: readonly JobView[], app: AppStore): PaletteItem => ({
  id: 'cancel-all',
  icon: 'cancelled',
  text: t('tray.cancel-all', { count: jobs.length }),
  next: () => {
    app.navigation.question = questionAbout(jobs, knownJobs(app.snapshot?.jobs ?? []));
  },
});

const accountItems = ({ accounts, navigation }: AppStore): PaletteItem[] => {
  const show = (key: string | null) => (): void => {
    navigation.go('jobs');
    navigation.account = key;
  };
  const each = accounts.map(({ key, name }) => ({
    id: `account:${key}`,
    text: name,
    icon: 'key',
    next: show(key),
  }));
  const all = { id: 'account', text: t('window.all-accounts'), icon: 'key', next: show(null) };
  return [...(accounts.length > 1 ? [all] : []), ...each] as PaletteItem[];
};

const jobItems = (page: 'cancel' | 'show', typed: string, app: AppStore): PaletteItem[] => {
  const fit = page === 'cancel' ? app.jobs.filter(isCancellable) : app.jobs;
  return jobsLike(fit, typed).map((job) =>
    page === 'cancel' ? cancelItem(job, app) : showItem(job, app),
  );
};

/** Each matching job can be shown and, if possible, cancelled. */
const foundJobs = (typed: string, app: AppStore): PaletteItem[] =>
  jobsLike(app.jobs, typed).flatMap((job) => [
    showItem(job, app),
    ...(isCancellable(job) ? [cancelItem(job, app)] : []),
  ]);

const showItem = (job: JobView, { navigation }: AppStore): PaletteItem => ({
  id: `show:${jobKeyOf(job)}`,
  icon: job.status,
  about: job.taskName ?? '',
  text: t('job.heading', { id: job.jobId }),
  next: () => navigation.open(job),
});

const cancelItem = (job: JobView, app: AppStore): PaletteItem => ({
  id: `cancel:${jobKeyOf(job)}`,
  icon: 'cancelled',
  about: job.taskName ?? '',
  text: t('palette.cancel-one', { id: job.jobId }),
  next: () => {
    app.navigation.question = questionAbout([job], knownJobs(app.snapshot?.jobs ?? []));
  },
});

/** First the jobs whose ID starts with the text, then those with every word in ID, task or context. */
const jobsLike = (jobs: readonly JobView[], typed: string): JobView[] => {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const isLike = ({ jobId, taskName, context }: JobView): boolean => {
    const text = `${jobId} ${taskName ?? ''} ${context ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const like = jobs.filter(isLike);
  const isFirst = ({ jobId }: JobView): boolean => jobId.startsWith(words[0] ?? '');
  return [...like.filter(isFirst), ...like.filter((job) => !isFirst(job))].slice(0, MOST_JOBS);
};
