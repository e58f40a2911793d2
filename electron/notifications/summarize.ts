// Which notifications to show when there are many: a few one by one, more of them, as after sleep, as one summary, and
// none is lost. Pure.
import type { Notice, NoticeTopic } from './notifications.ts';
import { joined, noText, type SafeText } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';

/** More than this many within SHORT_WHILE_MS become one. */
const MOST_AT_ONCE = 3;

type JobTopic = Exclude<NoticeTopic, 'account' | 'stopped' | 'in-tray' | 'summary'>;

type Counted =
  | Exclude<JobTopic, 'cancelled-after-all' | 'done-cancelled' | 'done-finished' | 'done-failed'>
  | 'finished'
  | 'failed';

/** How a notification is counted in a summary, and whether its job has ended for good and its slot is free. */
const counted: Readonly<Record<JobTopic, { readonly as: Counted; readonly isOver: boolean }>> = {
  cancelled: { as: 'cancelled', isOver: true },
  'cancelled-after-all': { as: 'cancelled', isOver: true },
  'done-cancelled': { as: 'cancelled', isOver: true },
  'done-finished': { as: 'finished', isOver: true },
  'finished-before': { as: 'finished-before', isOver: true },
  'done-failed': { as: 'failed', isOver: true },
  'failed-while-cancelling': { as: 'failed-while-cancelling', isOver: true },
  'already-over': { as: 'already-over', isOver: true },
  begun: { as: 'begun', isOver: false },
  'still-canceling': { as: 'still-canceling', isOver: false },
  'quick-job': { as: 'quick-job', isOver: false },
  'not-yours': { as: 'not-yours', isOver: false },
  'no-such-job': { as: 'no-such-job', isOver: false },
  vanished: { as: 'vanished', isOver: false },
  'not-sent': { as: 'not-sent', isOver: false },
  'not-confirmed': { as: 'not-confirmed', isOver: false },
  'canceling-after-all': { as: 'canceling-after-all', isOver: false },
  'listed-after-all': { as: 'listed-after-all', isOver: false },
};

const topics = Object.keys(counted) as readonly JobTopic[];

/** What to show of notifications that are due together, oldest first: all, or one for jobs and one for accounts. */
export const summarize = (notices: readonly Notice[]): readonly Notice[] => {
  const newest = newestOfEach(notices);
  if (newest.length <= MOST_AT_ONCE) return newest;
  const accounts = newest.filter(({ topic }) => topic === 'account');
  const ofApp = newest.filter(isOfApp);
  const jobs = newest.filter((notice) => notice.topic !== 'account' && !isOfApp(notice));
  return [...asOne(accounts, accountsWords), ...ofApp, ...asOne(jobs, jobsWords)];
};

/** Whether it is about the app itself, not about a job or an account. */
const isOfApp = ({ topic }: Notice): boolean => topic === 'stopped' || topic === 'in-tray';

/**
 * What a notification is about: of two with the same mark the newer one replaces the older one. A summary is about
 * everything in it, so it is not replaced by a summary of other jobs or of accounts.
 */
export const markOf = ({ accountKey, jobId, topic, kind, includes: tells }: Notice): string => {
  if (tells) return JSON.stringify([topic, kind, ...[...tells].sort()]);
  return JSON.stringify(jobId === null ? [accountKey, topic] : [accountKey, 'job', jobId]);
};

/** Whether `shown` is this notification, or a summary that includes it. */
export const isIncludedIn = (notice: Notice, shown: Notice): boolean => {
  const mark = markOf(notice);
  return shown.includes ? shown.includes.has(mark) : mark === markOf(shown);
};

/** Of several about one job or account only the last one counts. */
const newestOfEach = (notices: readonly Notice[]): readonly Notice[] => {
  const last = new Map(notices.map((notice) => [markOf(notice), notice]));
  return notices.filter((notice) => last.get(markOf(notice)) === notice);
};

type SummaryWords = (notices: readonly Notice[]) => Pick<Notice, 'title' | 'body' | 'weight'>;

const asOne = (notices: readonly Notice[], words: SummaryWords): readonly Notice[] => {
  const [first] = notices;
  if (first === undefined || notices.length === 1) return notices;
  const isOneAccount = notices.every(({ accountKey }) => accountKey === first.accountKey);
  const stays = notices.some(({ urgency }) => urgency === 'stays');
  return [
    {
      ...words(notices),
      subtitle: noText,
      kind: first.kind,
      topic: 'summary',
      accountKey: isOneAccount ? first.accountKey : null,
      jobId: null,
      urgency: stays ? 'stays' : 'normal',
      buttons: [],
      includes: new Set(notices.map(markOf)),
    },
  ];
};

const accountsWords: SummaryWords = (notices) => ({
  title: t('summary.accounts', { count: notices.length }),
  body: t('summary.accounts-body'),
  weight: 'attention',
});

const jobsWords: SummaryWords = (notices) => {
  const count = notices.length;
  if (notices.every(({ topic }) => topic === 'begun')) {
    const title = t('summary.canceling', { count });
    return { title, body: t('summary.canceling-body'), weight: 'plain' };
  }
  if (notices.every(({ topic }) => isTold(topic, 'cancelled'))) {
    const title = t('summary.cancelled', { count });
    return { title, body: t('summary.cancelled-body'), weight: weightOf(notices) };
  }
  const areOver = topics.every((topic) => counted[topic].isOver || countOf(notices, topic) === 0);
  const counts = countsText(notices);
  return {
    title: t(areOver ? 'summary.over' : 'summary.news', { count }),
    body: t(areOver ? 'summary.over-body' : 'summary.news-body', { counts }),
    weight: weightOf(notices),
  };
};

const weightOf = (notices: readonly Notice[]): Notice['weight'] =>
  notices.some(({ weight }) => weight === 'attention') ? 'attention' : 'plain';

const isTold = (topic: NoticeTopic, as: Counted): boolean =>
  topic in counted && counted[topic as JobTopic].as === as;

const countOf = (notices: readonly Notice[], topic: JobTopic): number =>
  notices.filter((notice) => notice.topic === topic).length;

/** `4 cancelled, 2 finished`. All topics with one word are counted together. */
const countsText = (notices: readonly Notice[]): SafeText => {
  const counts = new Map<Counted, number>();
  for (const topic of topics) {
    const { as } = counted[topic];
    counts.set(as, (counts.get(as) ?? 0) + countOf(notices, topic));
  }
  const said = [...counts].filter(([, count]) => count > 0);
  return joined(
    said.map(([as, count]) => t(`counted.${as}`, { count })),
    ', ',
  );
};

/** After sleep, the polls of several accounts end some seconds apart. */
export const SHORT_WHILE_MS = 10_000;

export interface Waiting {
  /** Oldest first. */
  readonly notices: readonly Notice[];
  /** When the last ones were shown; ms since 1970, oldest first. */
  readonly shownAt: readonly number[];
  readonly now: number;
}

interface Due {
  readonly show: readonly Notice[];
  /** Ms until the others are due; null if there are none. */
  readonly restInMs: number | null;
}

/** Which of the waiting notifications to show now. */
export const dueNotices = ({ notices, shownAt, now }: Waiting): Due => {
  // After the computer's clock was set back, the future times don't count.
  const recent = shownAt.filter((at) => at <= now && now - at < SHORT_WHILE_MS);
  const last = recent.at(-1);
  if (newestOfEach(notices).length + recent.length <= MOST_AT_ONCE || last === undefined)
    return { show: summarize(notices), restInMs: null };
  return { show: [], restInMs: last + SHORT_WHILE_MS - now };
};
