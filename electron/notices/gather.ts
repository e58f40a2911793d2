// Keeps notices from becoming a storm: many at once, as after sleep, are told as one. Pure; knows no timer.
import type { Notice, NoticeTopic } from './notices.ts';

/** More than this many at once are told as one. */
const MOST_AT_ONCE = 3;

type JobTopic = Exclude<NoticeTopic, 'account' | 'summary'>;

/** How a notice is counted in a summary, and whether its job is over for good and its slot free. */
const counted: Readonly<Record<JobTopic, { readonly words: string; readonly isOver: boolean }>> = {
  cancelled: { words: 'cancelled', isOver: true },
  'done-cancelled': { words: 'cancelled', isOver: true },
  'done-finished': { words: 'finished', isOver: true },
  'finished-before': { words: 'finished before the cancel', isOver: true },
  'done-failed': { words: 'failed', isOver: true },
  'failed-while-cancelling': { words: 'failed while cancelling', isOver: true },
  'already-over': { words: 'already over', isOver: true },
  begun: { words: 'canceling', isOver: false },
  'still-canceling': { words: 'still canceling', isOver: false },
  'quick-job': { words: 'quick', isOver: false },
  'not-yours': { words: 'not yours', isOver: false },
  'no-such-job': { words: 'not known to CasJobs', isOver: false },
  vanished: { words: 'gone from the list', isOver: false },
  'not-sent': { words: 'cancel not taken', isOver: false },
  'not-confirmed': { words: 'cancel not confirmed', isOver: false },
};

const topics = Object.keys(counted) as readonly JobTopic[];

/** What to show of notices that came in the same moment, oldest first: all, or at most one for jobs and one for accounts. */
export const gather = (notices: readonly Notice[]): readonly Notice[] => {
  const newest = newestOfEach(notices);
  if (newest.length <= MOST_AT_ONCE) return newest;
  const accounts = newest.filter(({ topic }) => topic === 'account');
  const jobs = newest.filter(({ topic }) => topic !== 'account');
  return [...asOne(accounts, accountsWords), ...asOne(jobs, jobsWords)];
};

/** Of several about one job or account the last one says how it stands. */
const newestOfEach = (notices: readonly Notice[]): readonly Notice[] => {
  const about = ({ accountKey, jobId }: Notice): string => `${accountKey ?? ''}/${jobId ?? ''}`;
  const last = new Map(notices.map((notice) => [about(notice), notice]));
  return notices.filter((notice) => last.get(about(notice)) === notice);
};

type SummaryWords = (notices: readonly Notice[]) => Pick<Notice, 'title' | 'body' | 'weight'>;

const asOne = (notices: readonly Notice[], words: SummaryWords): readonly Notice[] => {
  const [first] = notices;
  if (first === undefined || notices.length === 1) return notices;
  const isOneAccount = notices.every(({ accountKey }) => accountKey === first.accountKey);
  const isCritical = notices.some(({ urgency }) => urgency === 'critical');
  return [
    {
      ...words(notices),
      subtitle: '',
      kind: first.kind,
      topic: 'summary',
      accountKey: isOneAccount ? first.accountKey : null,
      jobId: null,
      urgency: isCritical ? 'critical' : 'normal',
    },
  ];
};

const accountsWords: SummaryWords = (notices) => ({
  title: `${notices.length} accounts need you`,
  body: 'Their jobs are not watched. Open CasJobs Tray to see what each one needs.',
  weight: 'attention',
});

const jobsWords: SummaryWords = (notices) => {
  const { length } = notices;
  if (notices.every(({ topic }) => topic === 'begun')) {
    const body = 'They hold their queue slots until they are cancelled.';
    return { title: `Canceling ${length} jobs`, body, weight: 'plain' };
  }
  const areOver = topics.every((topic) => counted[topic].isOver || countOf(notices, topic) === 0);
  return {
    title: areOver ? `${length} jobs are over` : `News of ${length} jobs`,
    body: `${countsText(notices)}.${areOver ? ' Their queue slots are free.' : ''}`,
    weight: notices.some(({ weight }) => weight === 'attention') ? 'attention' : 'plain',
  };
};

const countOf = (notices: readonly Notice[], topic: JobTopic): number =>
  notices.filter((notice) => notice.topic === topic).length;

/** `4 cancelled, 2 finished`: both kinds of cancelled are one word, and one count. */
const countsText = (notices: readonly Notice[]): string => {
  const counts = new Map<string, number>();
  for (const topic of topics) {
    const { words } = counted[topic];
    counts.set(words, (counts.get(words) ?? 0) + countOf(notices, topic));
  }
  const said = [...counts].filter(([, count]) => count > 0);
  return said.map(([words, count]) => `${count} ${words}`).join(', ');
};
