// The activity list: what the app did and what services replied, newest last. It is in memory and written to disk after
// each change. Passwords and WSIDs were removed from its texts before (casjobs/scrub.ts).
import * as v from 'valibot';
import type { ActivityLine } from '../core/view-model/snapshot.ts';
import { openJsonFile, type JsonFile } from '../storage/json-file.ts';
import { listOf, version } from '../storage/other-versions.ts';

/** Characters kept of the service's own words. */
export const MOST_DETAIL = 2000;
/** Characters kept of a title or a body. */
const MOST_TEXT = 1000;

/**
 * How many lines of each kind are kept, the newest, so that a busy list of jobs can't push out the outcomes of the
 * user's own cancels. Outcomes: 60 a day for a month.
 */
const MOST_LINES = { outcome: 2_000, status: 100, other: 300 } as const;
type LineKind = keyof typeof MOST_LINES;

/** How many outcomes of single jobs are kept for their rows, the newest. */
const MOST_OUTCOMES = 2_000;

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const jobId = v.pipe(v.string(), v.regex(/^\d{1,19}$/));
const at = v.pipe(v.number(), v.finite());

const line = v.object({
  at,
  title: text(MOST_TEXT),
  body: text(MOST_TEXT),
  weight: v.fallback(v.picklist(['plain', 'good', 'attention']), 'plain'),
  accountKey: v.nullable(text(64)),
  jobId: v.nullable(jobId),
  detail: text(MOST_DETAIL),
  // Files of version 0.1 have neither of these two.
  kind: v.fallback(v.optional(v.picklist(['outcome', 'status', 'other'])), undefined),
  /** The title with `{account}` instead of the account's name, which may change. */
  template: v.optional(text(MOST_TEXT)),
});

/** The outcome of a job, for its row. Its kind is any text, because a later version may have more kinds. */
const outcome = v.object({ accountKey: text(64), jobId, outcome: text(64), at });

const file = v.object({
  version,
  lines: listOf(line),
  outcomes: v.optional(listOf(outcome)),
});

export type KeptLine = v.InferOutput<typeof line>;
export type KeptOutcome = v.InferOutput<typeof outcome>;
export type KeptActivity = v.InferOutput<typeof file>;
export type ActivityFile = JsonFile<KeptActivity>;

export const noActivity: KeptActivity = { version: 1, lines: [] };

/** Opens `activity.json`; see JsonFile for what may reject. */
export const openActivityFile = (path: string): Promise<ActivityFile> =>
  openJsonFile({
    file: path,
    schema: file,
    atFirst: noActivity,
    lists: {
      lines: { id: ['at', 'accountKey', 'jobId', 'title'], schema: line },
      outcomes: { id: ['accountKey', 'jobId', 'at'], schema: outcome },
    },
  });

export interface NewLine extends Omit<ActivityLine, 'id'> {
  /** Which limit applies to it. */
  readonly kind: LineKind;
  /** The title with `{account}` instead of the account's name; absent if it names none that may change. */
  readonly template?: string;
}

/** A line of the list. */
export interface OwnLine extends NewLine {
  readonly id: number;
}

export interface Activity {
  /**
   * Adds a line, unless an earlier run of the app has added it already.
   * @param outcomes the outcomes that the line reports, for the rows of their jobs
   */
  add(line: NewLine, outcomes?: readonly KeptOutcome[]): void;
  /** Removes all lines and outcomes of an account that was removed, also from the disk. */
  forget(accountKey: string): void;
  forgetAll(): void;
  /** Removes outcomes that no longer hold, because the service uses their job IDs for other jobs. */
  forgetOutcomes(isGone: (outcome: KeptOutcome) => boolean): void;
  /** Oldest first. The list itself, which will change. */
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

/** @param save writes the newest contents; called after each change */
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
  const keepOnly = (isKept: (line: OwnLine) => boolean): void => {
    lines = lines.filter(isKept);
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
      keepOnly((line) => line.accountKey !== accountKey);
    },
    forgetAll: () => {
      outcomes.drop(() => true);
      keepOnly(() => false);
    },
    forgetOutcomes: (isGone) => {
      if (outcomes.drop(isGone)) changed();
    },
    add: (line, newOutcomes = []) => {
      if (before.has(keyOf(line))) return;
      lastId += 1;
      newOutcomes.forEach(outcomes.keep);
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
    /** @returns whether there were any */
    drop: (isGone: (outcome: KeptOutcome) => boolean): boolean => {
      const { size } = outcomes;
      for (const [job, one] of outcomes) if (isGone(one)) outcomes.delete(job);
      return outcomes.size < size;
    },
  };
};

const jobOf = ({ accountKey, jobId }: KeptOutcome): string => `${accountKey}/${jobId}`;

/** The newest of each kind; a later version may have kept more. */
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

/** A longer text would make the whole file unreadable at the next start. */
const fitting = ({ template, ...line }: NewLine): NewLine => ({
  ...line,
  title: cut(line.title, MOST_TEXT),
  body: cut(line.body, MOST_TEXT),
  detail: cut(line.detail, MOST_DETAIL),
  ...(template === undefined ? {} : { template: cut(template, MOST_TEXT) }),
});

/** Never cuts a surrogate pair in two. */
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
