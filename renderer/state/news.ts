// What a screen reader should be told between two snapshots, each thing once. Pure.
import type { AccountView, JobView, Snapshot } from '../../electron/snapshot.ts';
import { say } from '../../electron/words/say.ts';
import type { ChangedJob } from './job-shelf.ts';

/** One text for all that changed; empty when nothing worth saying did, or when there is no before. */
export const newsBetween = (
  before: Snapshot | null,
  after: Snapshot,
  jobs: readonly ChangedJob[],
): string => {
  if (!before) return '';
  const told = toldByLog(before, after);
  const untold = jobs.filter(({ job }) => !told.has(job.jobId));
  const standings = standingNews(before.accounts, after.accounts, told);
  return [...untold.flatMap(statusNews), ...standings].slice(0, 5).join(' ');
};

/** What the activity log, which is read aloud by itself, has told meanwhile: jobs by id, accounts by key. */
const toldByLog = (before: Snapshot, after: Snapshot): ReadonlySet<string> => {
  const last = before.activity.at(-1)?.id ?? 0;
  const fresh = after.activity.filter(({ id }) => id > last);
  return new Set(fresh.map(({ accountKey, jobId }) => jobId ?? accountKey ?? ''));
};

const statusNews = ({ was, job }: ChangedJob): string[] => {
  if (!was || was.status === job.status || isTold(was, job)) return [];
  const { jobId: id, status, statusCode: code } = job;
  return status === 'unknown'
    ? [say('news.status-unknown', { id, code })]
    : [say('news.status', { id, status: say(`status.${status}`) })];
};

/** The end of a watched job gets a line in the activity log, which is read aloud by itself. */
const isTold = (was: JobView, now: JobView): boolean =>
  was.watched !== 'no' && now.family === 'final';

const standingNews = (
  before: readonly AccountView[],
  after: readonly AccountView[],
  told: ReadonlySet<string>,
): string[] =>
  after.flatMap((account) => {
    if (told.has(account.key)) return [];
    const was = before.find((other) => other.key === account.key)?.standing.kind;
    const { standing, name } = account;
    if (was === undefined || was === standing.kind) return [];
    if (standing.kind === 'trouble') {
      const sentence = say(`trouble.${standing.code}`);
      return [say('news.trouble', { account: name, sentence })];
    }
    return standing.kind === 'good' ? [say('news.good', { account: name })] : [];
  });
