// Which jobs of an account the views are handed: a list that grows without end would hold everything up. Pure.
import { isFinal, type JobId } from '../../casjobs/job.ts';
import type { JobRecord } from '../../watch/job-store.ts';

/** Of each kind, of all accounts together, about: what a view is quick with. Nobody reads further down. */
const MOST = 20_000;
/** What an account has at least, however many there are. */
const LEAST = 50;

export interface VisibleJobs {
  readonly shown: readonly JobRecord[];
  /** How many are known and not shown: older ones. */
  readonly older: number;
}

/** All that are watched, and the newest of those that are open and of those that are over; in their order. */
export const visibleJobsOf = (
  all: readonly JobRecord[],
  watched: Pick<ReadonlySet<JobId>, 'has'>,
  accounts: number,
): VisibleJobs => {
  const share = Math.max(LEAST, Math.floor(MOST / accounts));
  if (all.length <= share) return { shown: all, older: 0 };
  const kinds = all.map((known) => kindOf(known, watched));
  const isPicked = {
    watched: () => true,
    open: pickNewest(all, kinds, 'open', share),
    over: pickNewest(all, kinds, 'over', share),
  };
  const shown = all.filter(({ order }, index) => isPicked[kinds[index] ?? 'watched'](order));
  return { shown, older: all.length - shown.length };
};

type Kind = 'watched' | 'open' | 'over';

const kindOf = ({ job, vanished }: JobRecord, watched: Pick<ReadonlySet<JobId>, 'has'>): Kind => {
  if (watched.has(job.jobId)) return 'watched';
  return isFinal(job.status) || vanished ? 'over' : 'open';
};

/**
 * Finds the bar that so many of a kind reach, and says of each order whether it does; of those at the bar
 * itself, the first ones. Numbers alone are sorted ten times as quickly as what they belong to.
 */
const pickNewest = (
  all: readonly JobRecord[],
  kinds: readonly Kind[],
  kind: Kind,
  most: number,
): ((order: number) => boolean) => {
  const orders = new Float64Array(all.length);
  let count = 0;
  all.forEach(({ order }, index) => {
    if (kinds[index] === kind) orders[count++] = order;
  });
  if (count <= most) return () => true;
  const reaching = orders.subarray(0, count).sort().subarray(-most);
  const bar = reaching[0] ?? 0;
  let level = reaching.filter((order) => order === bar).length;
  return (order) => order > bar || (order === bar && level-- > 0);
};
