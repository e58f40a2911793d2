// The watches, and the outcomes not yet shown, in memory and in one file, so that a watch ends and its outcome is saved
// in one write. Restores the watches of an earlier run.
import * as v from 'valibot';
import { outcomeKinds, sources, type OutcomeEvent } from './outcomes.ts';
import { type Watch, withdrawn } from './watch-reducer.ts';
import { casJobsErrorCodes } from '../casjobs/errors.ts';
import { statusWords, toJobId, type JobId } from '../casjobs/job.ts';
import type { CallErrorCode } from '../result.ts';
import { openJsonFile, linePerEntry, type JsonFile } from '../storage/json-file.ts';
import { listOf, version } from '../storage/other-versions.ts';

export interface WatchEntry {
  readonly watch: Watch;
  /** Its place in the order of polls and commands. */
  readonly changedAt: number;
}

/** An outcome that the user has not seen yet, as far as is known. */
export interface PendingOutcome {
  /** Within this run. */
  readonly id: number;
  readonly event: OutcomeEvent;
  /** When it came to be; ms since 1970, by the computer's clock. */
  readonly at: number;
  /** What is left to do with it; both where it is not said. */
  readonly due?: OutcomeDuty;
}

const duties = ['telling', 'program'] as const;

/** `telling`: the user is told of it; `program`: the program of Settings runs. */
export type OutcomeDuty = (typeof duties)[number];

export interface WatchStore {
  readonly watches: Map<string, WatchEntry>;
  readonly pendingOutcomes: Map<number, PendingOutcome>;
  /**
   * Resolves when the present state is on the disk, or writing it has failed. All changes of one turn are written
   * together.
   */
  save(): Promise<void>;
  /** Tries once more what the disk has refused; nothing where it has not. */
  saveAgain(): void;
}

export interface WatchStoreDeps {
  readonly file: WatchFile;
  /** ms since 1970 */
  readonly now: number;
  /** How many cancels of those under way have gone out, to be written beside the watches. */
  readonly sentCancels: () => number;
  /** A change could not be written; it holds in memory. */
  readonly unwritten: (error: unknown) => void;
}

/** One text for one job of one account. */
export const watchKeyOf = ({ accountKey, jobId }: Pick<Watch, 'accountKey' | 'jobId'>): string =>
  `${accountKey}/${jobId}`;

export const createWatchStore = (deps: WatchStoreDeps): WatchStore => {
  const { file, now, unwritten } = deps;
  const { watches: lying, pendingOutcomes: savedOutcomes } = file.value();
  const watches = new Map(
    lying.map((watch) => [watchKeyOf(watch), { watch: restoreWatch(watch, now), changedAt: 0 }]),
  );
  const pendingOutcomes = new Map(savedOutcomes.map((one, id) => [id, { ...one, id }]));
  let planned: Promise<void> | null = null;
  let refused = false;

  const contents = (): ReturnType<WatchFile['value']> => ({
    version: 1,
    watches: [...watches.values()].map(({ watch }) => watch),
    pendingOutcomes: [...pendingOutcomes.values()].map(({ event, at, due }) => ({
      event,
      at,
      ...(due === undefined ? {} : { due }),
    })),
    sentCancels: deps.sentCancels(),
  });
  const write = async (): Promise<void> => {
    try {
      await file.change(() => {
        planned = null;
        return contents();
      });
      refused = false;
    } catch (error) {
      refused = true;
      unwritten(error);
    }
  };
  /** One write takes all changes that have come when its turn comes: two hundred request are no two hundred writes. */
  const save = (): Promise<void> => (planned ??= write());

  return {
    watches,
    pendingOutcomes,
    save,
    saveAgain: () => {
      if (refused) void save();
    },
  };
};

const otherCodes = [
  ...(['keychain-unavailable', 'keychain-locked', 'keychain-denied', 'keychain-slow'] as const),
  ...(['keychain-full', 'keychain-gone', 'keychain-changed'] as const),
  ...(['keychain-failed', 'keychain-off'] as const),
  ...(['credentials-doubted', 'internal'] as const),
] satisfies readonly CallErrorCode[];

const outcomeEventSchema: v.GenericSchema<unknown, OutcomeEvent> = v.object({
  accountKey: v.string(),
  jobId: v.string(),
  taskName: v.nullable(v.string()),
  source: v.fallback(v.picklist(sources), 'window'),
  outcome: v.picklist(outcomeKinds),
  status: v.fallback(v.nullable(v.picklist([...statusWords, 'unknown'])), null),
  cancelingMs: v.nullable(v.number()),
  error: v.nullable(
    v.object({ code: v.picklist([...casJobsErrorCodes, ...otherCodes]), detail: v.string() }),
  ),
  rows: v.string(),
  ranMs: v.nullable(v.number()),
  hasOutput: v.boolean(),
  // Files of earlier versions have none.
  hasError: v.optional(v.boolean(), false),
});

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const jobId = v.pipe(
  v.string(),
  v.check((text) => toJobId(text) === text),
  v.transform((text) => text as JobId),
);

const unproven = v.object({
  outcome: v.picklist(['quick-job', 'no-such-job', 'vanished', 'not-confirmed']),
  at: v.number(),
  of: v.picklist(['cancel', 'until-done']),
});

const watch = v.object({
  accountKey: v.string(),
  jobId,
  kind: v.picklist(['cancel', 'until-done', 'recheck']),
  // Of a later version's source or state the watch itself still holds.
  source: v.fallback(v.picklist(sources), 'window'),
  since: v.number(),
  sent: v.fallback(v.picklist(['not-yet', 'heard', 'unknown']), 'unknown'),
  tries: count,
  seenOpen: v.boolean(),
  cancelingSince: v.nullable(v.number()),
  reportedStillCanceling: v.boolean(),
  idlePolls: count,
  missingPolls: count,
  // Older files do not have these.
  silentSince: v.optional(v.fallback(v.nullable(v.number()), null), null),
  unproven: v.optional(v.fallback(v.nullable(unproven), null), null),
  untilDoneToo: v.optional(v.boolean(), false),
  stopped: v.optional(v.boolean(), false),
});

const pendingOutcome = v.object({
  event: outcomeEventSchema,
  at: v.number(),
  // Files of earlier versions do not have it.
  due: v.exactOptional(v.picklist(duties)),
});

/** How many cancels have gone out while others that were asked for with them wait. Older files do not have it. */
const sentCancels = v.optional(v.fallback(count, 0), 0);

/** An entry that makes no sense here stays in the file, for the version that wrote it. */
const file = v.object({
  version,
  watches: listOf(watch),
  // Older files do not have it.
  pendingOutcomes: v.optional(v.fallback(listOf(pendingOutcome), []), []),
  sentCancels,
});

const lists = {
  watches: { id: ['accountKey', 'jobId'], schema: watch },
  pendingOutcomes: {
    id: ['at', 'event.accountKey', 'event.jobId', 'event.outcome'],
    schema: pendingOutcome,
  },
};

type OnDisk = v.InferOutput<typeof file>;

export type WatchFile = JsonFile<Omit<OnDisk, 'watches'> & { watches: Watch[] }>;

export const noWatches: OnDisk = { version: 1, watches: [], pendingOutcomes: [], sentCancels: 0 };

/** What fields are called in files of earlier builds. */
const formerNames = {
  owed: 'pendingOutcomes',
  told: 'event',
  trouble: 'error',
  idleLooks: 'idlePolls',
  missingLooks: 'missingPolls',
  toldStillCanceling: 'reportedStillCanceling',
};

/** Opens `watches.json`; see JsonFile for what may reject. */
export const openWatchFile = (path: string): Promise<WatchFile> =>
  openJsonFile<OnDisk>({
    file: path,
    formerNames,
    schema: file,
    lists,
    toText: linePerEntry,
    atFirst: noWatches,
    keepsBackup: true,
  });

/** No watch is this old: a time that says so was read off a wrong clock. */
const OLDEST_MS = 366 * 24 * 60 * 60_000;

/** @param now ms since 1970 */
export const restoreWatch = (watch: Watch, now: number): Watch => {
  const since = believable(watch.since, now);
  const { cancelingSince, unproven } = watch;
  const restored: Watch = {
    ...watch,
    since,
    cancelingSince:
      cancelingSince === null ? null : Math.max(since, believable(cancelingSince, now)),
    // How long the app was away is not known for sure, as the clock may have been set: silence is timed from now on.
    silentSince: null,
    unproven: unproven && { ...unproven, at: believable(unproven.at, now) },
    // Whether the command was sent before the app ended is not known: a poll decides.
    sent: watch.kind === 'cancel' && watch.sent === 'not-yet' ? 'unknown' : watch.sent,
  };
  // A person stopped it while it was on the wire, and the app ended before it was answered.
  const isWithdrawn = restored.kind === 'cancel' && restored.stopped && restored.sent === 'unknown';
  return isWithdrawn && restored.cancelingSince === null ? withdrawn(restored) : restored;
};

const believable = (at: number, now: number): number =>
  at > now || at < now - OLDEST_MS ? now : at;
