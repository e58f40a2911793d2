// What the command palette offers for what was typed: commands, and jobs by id or name. Pure; what an offer does is
// handed in or done to the place.
import { computeCommandScore } from 'bits-ui';
import type { JobView } from '../../electron/snapshot.ts';
import { say, type PlainKey } from '../../electron/words/say.ts';
import type { IconName } from '../components/icons.ts';
import { knownJobs, questionAbout } from './cancel-question.ts';
import type { Desk } from './desk.svelte.ts';
import { isCancellable, keyOf } from './jobs.ts';
import { keysOf, type ShortcutId } from './shortcuts.ts';

/** What is being chosen: anything, or the job or account that a command is about. */
export type Page = 'all' | 'cancel' | 'show' | 'account';

export interface Offer {
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

export interface Offers {
  readonly commands: readonly Offer[];
  readonly jobs: readonly Offer[];
}

/** What only the window can do. */
export interface Doors {
  readonly refresh: () => void;
  readonly setPaused: (paused: boolean) => void;
}

/** More jobs than these are not read; a letter more finds the right one. */
const MOST_JOBS = 8;

export const offersFor = (page: Page, typed: string, desk: Desk, doors: Doors): Offers => {
  if (page === 'account') return { commands: ranked(accountOffers(desk), typed), jobs: [] };
  if (page !== 'all') return { commands: [], jobs: jobOffers(page, typed, desk) };
  const commands = ranked(commandOffers(desk, doors), typed);
  return { commands, jobs: typed.trim() === '' ? [] : foundJobs(typed, desk) };
};

/** Those that fit what was typed, the best first; all in their order where nothing was. */
const ranked = (offers: readonly Offer[], typed: string): Offer[] =>
  typed.trim() === ''
    ? [...offers]
    : offers
        .map((offer) => ({ offer, score: computeCommandScore(offer.text, typed.trim()) }))
        .filter(({ score }) => score > 0)
        .sort((one, other) => other.score - one.score)
        .map(({ offer }) => offer);

const command = (key: PlainKey, icon: IconName, next: Offer['next']): Offer => ({
  ...{ id: key, icon, next },
  text: say(key),
});

const withKeys = (offer: Offer, id: ShortcutId): Offer => ({ ...offer, keys: keysOf(id) });

const commandOffers = (desk: Desk, doors: Doors): Offer[] => {
  const { place } = desk;
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
  return desk.accounts.length === 0 ? last : [...workOffers(desk, doors), ...last];
};

const workOffers = (desk: Desk, { refresh, setPaused }: Doors): Offer[] => {
  const { place } = desk;
  const isPaused = desk.snapshot?.paused === true;
  const cancellable = desk.jobs.filter(isCancellable);
  return [
    ...(cancellable.length > 0 ? [command('palette.cancel', 'cancelled', 'cancel')] : []),
    ...(cancellable.length > 1 ? [cancelAllOffer(cancellable, desk)] : []),
    withKeys(
      command('palette.cancel-by-id', 'cancelled', () => place.callJobId()),
      'job-id',
    ),
    ...(desk.jobs.length > 0 ? [command('palette.show', 'search', 'show')] : []),
    withKeys(command('palette.refresh', 'refresh', refresh), 'refresh'),
    command('palette.switch-account', 'key', 'account'),
    command(isPaused ? 'palette.resume' : 'palette.pause', isPaused ? 'started' : 'pause', () =>
      setPaused(!isPaused),
    ),
  ];
};

/** Of the jobs that are listed, those of the chosen account. */
const cancelAllOffer = (jobs: readonly JobView[], desk: Desk): Offer => ({
  ...{ id: 'cancel-all', icon: 'cancelled' },
  text: say('tray.cancel-all', { count: jobs.length }),
  next: () => {
    desk.place.question = questionAbout(jobs, knownJobs(desk.snapshot?.jobs ?? []));
  },
});

const accountOffers = ({ accounts, place }: Desk): Offer[] => {
  const show = (key: string | null) => (): void => {
    place.go('jobs');
    place.account = key;
  };
  const each = accounts.map(({ key, name }) => ({
    ...{ id: `account:${key}`, text: name, icon: 'key', next: show(key) },
  }));
  const all = { id: 'account', text: say('window.all-accounts'), icon: 'key', next: show(null) };
  return [...(accounts.length > 1 ? [all] : []), ...each] as Offer[];
};

const jobOffers = (page: 'cancel' | 'show', typed: string, desk: Desk): Offer[] => {
  const fit = page === 'cancel' ? desk.jobs.filter(isCancellable) : desk.jobs;
  return jobsLike(fit, typed).map((job) =>
    page === 'cancel' ? cancelOffer(job, desk) : showOffer(job, desk),
  );
};

/** Each job that fits can be shown, and the best ones cancelled. */
const foundJobs = (typed: string, desk: Desk): Offer[] =>
  jobsLike(desk.jobs, typed).flatMap((job) => [
    showOffer(job, desk),
    ...(isCancellable(job) ? [cancelOffer(job, desk)] : []),
  ]);

const showOffer = (job: JobView, { place }: Desk): Offer => ({
  ...{ id: `show:${keyOf(job)}`, icon: job.status, about: job.taskName ?? '' },
  text: say('job.heading', { id: job.jobId }),
  next: () => place.open(job),
});

const cancelOffer = (job: JobView, desk: Desk): Offer => ({
  ...{ id: `cancel:${keyOf(job)}`, icon: 'cancelled', about: job.taskName ?? '' },
  text: say('palette.cancel-one', { id: job.jobId }),
  next: () => {
    desk.place.question = questionAbout([job], knownJobs(desk.snapshot?.jobs ?? []));
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
