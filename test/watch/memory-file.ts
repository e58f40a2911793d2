// A watches.json in memory, with the promises of the real one, and a disk that can be full or slow.
import type { WatchFile } from '../../electron/watch/watch-file.ts';
import type { Watch } from '../../electron/watch/watch.ts';
import { createGate } from '../fakes/gate.ts';

export interface MemoryFile extends WatchFile {
  /** What lies on the disk. */
  lying(): readonly Watch[];
  /** How often it was written, or tried to be. */
  writes(): number;
  /** The next so many writes fail. */
  full(writes: number): void;
  /** Holds back what is written from now on, until it is called. */
  slow(): () => void;
}

export const memoryFile = (watches: readonly Watch[] = []): MemoryFile => {
  let value: ReturnType<WatchFile['value']> = { version: 1, watches: [...watches] };
  let line: Promise<void> = Promise.resolve();
  let failing = 0;
  let writes = 0;
  let gate: Promise<void> | null = null;
  return {
    damagedAs: null,
    value: () => value,
    lying: () => value.watches,
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
        await gate;
        if (failing-- > 0) throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
        value = wanted;
      });
      line = change.catch(() => undefined);
      return change;
    },
  };
};
