// The activity list: what the app did and what the service said, newest last. Keeps it on disk, behind what is in memory.
import type { ActivityLine } from '../core/view-model/snapshot.ts';
import {
  MOST_DETAIL,
  MOST_LINES,
  MOST_OUTCOMES,
  MOST_TEXT,
  type ActivityFile,
  type KeptActivity,
  type KeptLine,
  type KeptOutcome,
  type LineKind,
} from './activity-store.ts';

export type { KeptOutcome } from './activity-store.ts';

export interface NewLine extends Omit<ActivityLine, 'id'> {
  /** Which bound it falls under. */
  readonly kind: LineKind;
  /** The title with `{account}` in the place of the account's name; absent where it names none that may change. */
  readonly template?: string;
}

/** A line as it is kept. */
export interface OwnLine extends NewLine {
  readonly id: number;
}

export interface Activity {
  /**
   * A line that an earlier run of the app has written already, of the same moment, is not written twice.
   * @param outcomes what the line tells, for the rows of these jobs
   */
  add(line: NewLine, outcomes?: readonly KeptOutcome[]): void;
  /** Takes out what was told of an account and its jobs: it is gone, and leaves nothing on the disk. */
  forget(accountKey: string): void;
  forgetAll(): void;
  /** What came of these jobs no longer holds: they are other jobs now. */
  forgetOutcomes(isGone: (outcome: KeptOutcome) => boolean): void;
  /** Oldest first; the list itself, which goes on to change. */
  lines(): readonly OwnLine[];
  /** Oldest first. */
  outcomes(): readonly KeptOutcome[];
}

const keyOf = ({
  at,
  accountKey,
  jobId,
  title,
}: Pick<NewLine, 'at' | 'accountKey' | 'jobId' | 'title'>): string =>
  JSON.stringify([at, accountKey, jobId, title]);

/** @param save has the newest contents written; called after each change */
export const createActivity = (
  file: Pick<ActivityFile, 'value'>,
  save: (contents: () => KeptActivity) => void,
): Activity => {
  const kept = file.value();
  const before = new Set(kept.lines.map(keyOf));
  let lines: OwnLine[] = withinBounds(kept.lines.map(lineOf));
  const counts = countsOf(lines);
  const outcomes = createOutcomes(kept.outcomes ?? []);
  let lastId = lines.length;
  const changed = (): void =>
    save(() => ({ version: 1, lines: lines.map(keptOf), outcomes: outcomes.all() }));
  const leave = (isLeft: (line: OwnLine) => boolean): void => {
    lines = lines.filter(isLeft);
    Object.assign(counts, countsOf(lines));
    changed();
  };
  const dropOldest = (kind: LineKind): void => {
    if (counts[kind] <= MOST_LINES[kind]) return;
    const oldest = lines.findIndex((line) => line.kind === kind);
    lines.splice(oldest, 1);
    counts[kind] -= 1;
  };
  return {
    lines: () => lines,
    outcomes: () => outcomes.all(),
    forget: (accountKey) => {
      outcomes.drop((one) => one.accountKey === accountKey);
      leave((line) => line.accountKey !== accountKey);
    },
    forgetAll: () => {
      outcomes.drop(() => true);
      leave(() => false);
    },
    forgetOutcomes: (isGone) => {
      if (outcomes.drop(isGone)) changed();
    },
    add: (line, told = []) => {
      if (before.has(keyOf(line))) return;
      lastId += 1;
      told.forEach(outcomes.keep);
      lines.push({ ...fitting(line), id: lastId });
      counts[line.kind] += 1;
      dropOldest(line.kind);
      changed();
    },
  };
};

/** The newest outcome of each job, oldest first. */
const createOutcomes = (kept: readonly KeptOutcome[]) => {
  const outcomes = new Map(kept.slice(-MOST_OUTCOMES).map((one) => [jobOf(one), one]));
  return {
    all: (): KeptOutcome[] => [...outcomes.values()],
    keep: (one: KeptOutcome): void => {
      outcomes.delete(jobOf(one));
      outcomes.set(jobOf(one), one);
      const [oldest = ''] = outcomes.keys();
      if (outcomes.size > MOST_OUTCOMES) outcomes.delete(oldest);
    },
    /** Answers whether there was any. */
    drop: (isGone: (outcome: KeptOutcome) => boolean): boolean => {
      const { size } = outcomes;
      for (const [job, one] of outcomes) if (isGone(one)) outcomes.delete(job);
      return outcomes.size < size;
    },
  };
};

const jobOf = ({ accountKey, jobId }: KeptOutcome): string => `${accountKey}/${jobId}`;

/** The newest of each kind: a later version may keep more of them. */
const withinBounds = (lines: readonly OwnLine[]): OwnLine[] => {
  const counts = { outcome: 0, status: 0, other: 0 };
  return lines
    .toReversed()
    .filter(({ kind }) => (counts[kind] += 1) <= MOST_LINES[kind])
    .reverse();
};

const countsOf = (lines: readonly OwnLine[]): Record<LineKind, number> => {
  const counts = { outcome: 0, status: 0, other: 0 };
  for (const { kind } of lines) counts[kind] += 1;
  return counts;
};

/** What is longer than the file may hold would make the whole file unreadable at the next start. */
const fitting = ({ template, ...line }: NewLine): NewLine => ({
  ...line,
  title: cut(line.title, MOST_TEXT),
  body: cut(line.body, MOST_TEXT),
  detail: cut(line.detail, MOST_DETAIL),
  ...(template === undefined ? {} : { template: cut(template, MOST_TEXT) }),
});

/** Not within a character of two units. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;

const lineOf = ({ kind = 'other', template, ...line }: KeptLine, index: number): OwnLine => ({
  id: index + 1,
  ...line,
  kind,
  ...(template === undefined ? {} : { template }),
});

const keptOf = (line: OwnLine): KeptLine => {
  const { at, title, body, weight, accountKey, jobId, detail, kind, template } = line;
  const own = { at, title, body, weight, accountKey, jobId, detail, kind };
  return template === undefined ? own : { ...own, template };
};
