// A watches.json in memory, with the promises of the real one, and a disk that can be full or slow.
import type { WatchFile } from '../../electron/watch/watch-persistence.ts';
import type { OutcomeEvent } from '../../electron/watch/outcomes.ts';
import type { Watch } from '../../electron/watch/watch-reducer.ts';
import { createGate } from '../fakes/gate.ts';
import { noBackup } from '../fakes/no-backup.ts';

export interface MemoryFile extends WatchFile {
  /** What lies on the disk. */
  lying(): readonly Watch[];
  /** Which outcomes lie there that are still to be told. */
  savedOutcomes(): readonly OutcomeEvent[];
  /** How often it was written, or tried to be. */
  writes(): number;
  /** The next so many writes fail. */
  full(writes: number): void;
  /** Holds back what is written from now on, until it is called. */
  slow(): () => void;
  /** Each write takes so long until it lies on the disk, and as long again until that is known; ms. */
  takes(ms: number): void;
  /** The app is killed: nothing more comes to lie on the disk. */
  die(): void;
  /** Called when something has begun, come to lie, or is known to. */
  onStep: () => void;
}

const pause = (ms: number): Promise<void> =>
  ms === 0 ? Promise.resolve() : new Promise((go) => setTimeout(go, ms));

export const memoryFile = (
  watches: readonly Watch[] = [],
  pendingOutcomes: readonly OutcomeEvent[] = [],
  sentCancels = 0,
): MemoryFile => {
  let value: ReturnType<WatchFile['value']> = {
    version: 1,
    watches: [...watches],
    pendingOutcomes: pendingOutcomes.map((event) => ({ event, at: Date.now() })),
    sentCancels,
  };
  let line: Promise<void> = Promise.resolve();
  let failing = 0;
  let writes = 0;
  let gate: Promise<void> | null = null;
  let latencyMs = 0;
  let dead = false;
  const here: MemoryFile = {
    ...noBackup,
    damagedAs: null,
    closed: null,
    unread: { values: [], entries: 0 },
    changedAs: () => null,
    dropUnread: () => Promise.resolve(),
    replace: (wanted) => here.change(() => wanted),
    value: () => value,
    lying: () => value.watches,
    savedOutcomes: () => value.pendingOutcomes.map(({ event }) => event),
    writes: () => writes,
    full: (writes) => void (failing = writes),
    slow: () => {
      const { opened, open } = createGate();
      gate = opened;
      return () => {
        gate = null;
        open();
      };
    },
    change: (next) => {
      const change = line.then(async () => {
        writes += 1;
        const wanted = next(value);
        here.onStep();
        await gate;
        await pause(latencyMs);
        if (failing-- > 0) throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
        if (dead) return new Promise<void>(() => undefined);
        value = wanted;
        here.onStep();
        await pause(latencyMs);
        here.onStep();
      });
      line = change.catch(() => undefined);
      return change;
    },
    takes: (ms) => void (latencyMs = ms),
    die: () => void (dead = true),
    onStep: () => undefined,
  };
  return here;
};
