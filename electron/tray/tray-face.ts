// The tray's icon and tooltip for a snapshot. Pure: the clock is handed in. Knows names of pictures, not files.
import type { Snapshot } from '../snapshot.ts';
import { clockText } from './texts.ts';
import { activeJobs, isCanceling } from './tray-jobs.ts';
import { passesByItself, troubledAccounts, troubleText } from './tray-trouble.ts';

export interface TrayFace {
  readonly icon: 'idle' | 'active' | 'canceling' | 'trouble';
  /** The same in words. */
  readonly tooltip: string;
}

/** The face at `now`, ms since 1970. */
export const trayFace = (snapshot: Snapshot, now: number): TrayFace => ({
  icon: iconOf(snapshot, now),
  tooltip: `CasJobs Tray: ${sayingOf(snapshot, now)}`,
});

const iconOf = (snapshot: Snapshot, now: number): TrayFace['icon'] => {
  if (troubledAccounts(snapshot, now).length > 0) return 'trouble';
  const jobs = activeJobs(snapshot);
  if (jobs.some(isCanceling)) return 'canceling';
  return jobs.length > 0 ? 'active' : 'idle';
};

const sayingOf = (snapshot: Snapshot, now: number): string => {
  if (snapshot.accounts.length === 0) return 'not signed in';
  if (snapshot.paused) return 'watching is paused';
  return troubleSaying(snapshot, now) ?? jobsSaying(snapshot);
};

const troubleSaying = (snapshot: Snapshot, now: number): string | null => {
  const troubled = troubledAccounts(snapshot, now);
  const [first] = troubled;
  if (first === undefined) return null;
  if (troubled.length > 1) return `${troubled.length} accounts have trouble`;
  const since = passesByItself(first) ? ` since ${clockText(first.standing.since)}` : '';
  return `${troubleText(first)}${since}`;
};

const jobsSaying = (snapshot: Snapshot): string => {
  const jobs = activeJobs(snapshot);
  const canceling = jobs.filter(isCanceling).length;
  const active = jobs.length - canceling;
  if (canceling === 0 && active === 0) return 'no active jobs';
  if (canceling === 0) return `${jobsText(active)} active`;
  if (active === 0) return `${jobsText(canceling)} canceling`;
  return `${jobsText(active)} active, ${canceling} canceling`;
};

const jobsText = (count: number): string => (count === 1 ? '1 job' : `${count} jobs`);
