// What must outlive the app: the watches, and what is still to be told of those that are over. In memory, and behind
// it on the disk, in one file, so that a watch ends and its outcome is owed in one write. Knows no service.
import type { Told } from './outcomes.ts';
import { asOfNow } from './past.ts';
import type { WatchFile } from './watch-file.ts';
import type { Watch } from './watch.ts';

export interface Entry {
  readonly watch: Watch;
  /** Its place in the order of looks and commands. */
  readonly changedAt: number;
}

/** An outcome of which nobody has been told yet, as far as is known. */
export interface Owed {
  /** Within this run. */
  readonly id: number;
  readonly told: Told;
  /** When it came to be; ms since 1970, by the computer's clock. */
  readonly at: number;
}

export interface WatchStore {
  readonly watches: Map<string, Entry>;
  readonly owed: Map<number, Owed>;
  /**
   * Resolves when what holds now lies on the disk, or the disk has refused it. What is changed in one turn is written
   * at once, never a part of it.
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
export const keyOf = ({ accountKey, jobId }: Pick<Watch, 'accountKey' | 'jobId'>): string =>
  `${accountKey}/${jobId}`;

export const createWatchStore = (deps: WatchStoreDeps): WatchStore => {
  const { file, now, unwritten } = deps;
  const { watches: lying, owed: lyingOwed } = file.value();
  const watches = new Map(
    lying.map((watch) => [keyOf(watch), { watch: asOfNow(watch, now), changedAt: 0 }]),
  );
  const owed = new Map(lyingOwed.map((one, id) => [id, { ...one, id }]));
  let planned: Promise<void> | null = null;
  let refused = false;

  const contents = (): ReturnType<WatchFile['value']> => ({
    version: 1,
    watches: [...watches.values()].map(({ watch }) => watch),
    owed: [...owed.values()].map(({ told, at }) => ({ told, at })),
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
  /** One write takes all changes that have come when its turn comes: two hundred wishes are no two hundred writes. */
  const save = (): Promise<void> => (planned ??= write());

  return {
    ...{ watches, owed, save },
    saveAgain: () => {
      if (refused) void save();
    },
  };
};
