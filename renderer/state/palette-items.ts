// What the command palette items for what was typed: commands, and jobs by id or name. Pure; what an offer does is
// handed in or done to the place.
import { computeCommandScore } from 'bits-ui';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { t, type PlainKey } from '../../electron/i18n/translate.ts';
import type { IconName } from '../components/icons.ts';
import { knownJobs, questionAbout } from './cancel-question.ts';
import type { AppStore } from './app-store.svelte.ts';
import { isCancellable, jobKeyOf } from './jobs.ts';
import { keysOf, type ShortcutId } from './shortcuts.ts';

/** What is being chosen: anything, or the job or account that a command is about. */
export type Page = 'all' | 'cancel' | 'show' | 'account';

export interface PaletteItem {
  /** Differs from that of any other offer. */
  readonly id: string;
  readonly text: string;
  /** A foreign name beside the text. */
  readonly about?: string;
  readonly keys?: string;
  readonly icon: IconName;
  /** A page to go on to, or something to do. */
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

/** More jobs than these are not read; a letter more finds the right one. */
const MOST_JOBS = 8;

export const paletteItems = (
  page: Page,
  typed: string,
  app: AppStore,
  actions: PaletteActions,
): PaletteItems => {
  if (page === 'account') return { commands: ranked(accountOffers(app), typed), jobs: [] };
  if (page !== 'all') return { commands: [], jobs: jobOffers(page, typed, app) };
  const commands = ranked(commandItems(app, actions), typed);
  return { commands, jobs: typed.trim() === '' ? [] : foundJobs(typed, app) };
};

/** Those that fit what was typed, the best first; all in their order where nothing was. */
const ranked = (items: readonly PaletteItem[], typed: string): PaletteItem[] =>
  typed.trim() === ''
    ? [...items]
    : items
        .map((offer) => ({ offer, score: computeCommandScore(offer.text, typed.trim()) }))
        .filter(({ score }) => score > 0)
        .sort((one, other) => other.score - one.score)
        .map(({ offer }) => offer);

const command = (key: PlainKey, icon: IconName, next: PaletteItem['next']): PaletteItem => ({
  id: key,
  icon,
  next,
  text: t(key),
});

const withKeys = (offer: PaletteItem, id: ShortcutId): PaletteItem => ({
  ...offer,
  keys: keysOf(id),
});

const commandItems = (app: AppStore, actions: PaletteActions): PaletteItem[] => {
  const { navigation: place } = app;
  const settings = withKeys(
    command('palette.settings', 'settings', () => place.go('settings')),
    'settings',
  );
  const last = [
    settings,
    command('palette.add-account', 'plus', () => place.go('connect')),
    withKeys(
      command('palette.shortcuts', 'unknown', () => (place.layer = 'shortcuts')),
      'shortcuts',
    ),
  ];
  return app.accounts.length === 0 ? last : [...jobItems(app, actions), ...last];
};

const jobItems = (app: AppStore, { refresh, setPaused }: PaletteActions): PaletteItem[] => {
  const { navigation: place } = app;
  const isPaused = app.snapshot?.paused === true;
  const cancellable = app.jobs.filter(isCancellable);
  return [
    ...(cancellable.length > 0 ? [command('palette.cancel', 'cancelled', 'cancel')] : []),
    ...(cancellable.length > 1 ? [cancelAllOffer(cancellable, app)] : []),
    withKeys(
      command('palette.cancel-by-id', 'cancelled', () => place.callJobId()),
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

/** Of the jobs that are listed, those of the chosen account. */
const cancelAllOffer = (jobs: readonly JobView[], app: AppStore): PaletteItem => ({
  id: 'cancel-all',
  icon: 'cancelled',
  text: t('tray.cancel-all', { count: jobs.length }),
  next: () => {
    app.navigation.question = questionAbout(jobs, knownJobs(app.snapshot?.jobs ?? []));
  },
});

const accountOffers = ({ accounts, navigation: place }: AppStore): PaletteItem[] => {
  const show = (key: string | null) => (): void => {
    place.go('jobs');
    place.account = key;
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

const jobOffers = (page: 'cancel' | 'show', typed: string, app: AppStore): PaletteItem[] => {
  const fit = page === 'cancel' ? app.jobs.filter(isCancellable) : app.jobs;
  return jobsLike(fit, typed).map((job) =>
    page === 'cancel' ? cancelOffer(job, app) : showOffer(job, app),
  );
};

/** Each job that fits can be shown, and the best ones cancelled. */
const foundJobs = (typed: string, app: AppStore): PaletteItem[] =>
  jobsLike(app.jobs, typed).flatMap((job) => [
    showOffer(job, app),
    ...(isCancellable(job) ? [cancelOffer(job, app)] : []),
  ]);

const showOffer = (job: JobView, { navigation: place }: AppStore): PaletteItem => ({
  id: `show:${jobKeyOf(job)}`,
  icon: job.status,
  about: job.taskName ?? '',
  text: t('job.heading', { id: job.jobId }),
  next: () => place.open(job),
});

const cancelOffer = (job: JobView, app: AppStore): PaletteItem => ({
  id: `cancel:${jobKeyOf(job)}`,
  icon: 'cancelled',
  about: job.taskName ?? '',
  text: t('palette.cancel-one', { id: job.jobId }),
  next: () => {
    app.navigation.question = questionAbout([job], knownJobs(app.snapshot?.jobs ?? []));
  },
});

/** Those whose id begins so, then those that have every word in id, task or context. */
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
