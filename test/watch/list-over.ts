// A list of watches over a file of the test's own.
import type { WatchFile } from '../../electron/watch/watch-file.ts';
import {
  createOrder,
  createWatchList,
  type Order,
  type WatchList,
} from '../../electron/watch/watch-list.ts';
import { createWatchStore } from '../../electron/watch/watch-store.ts';
import { memoryFile } from './memory-file.ts';

export interface ListParts {
  readonly file?: WatchFile;
  readonly order?: Order;
  readonly unwritten?: () => void;
}

const nothing = (): void => undefined;

export const listOver = (parts: ListParts = {}): WatchList => {
  const { file = memoryFile(), order = createOrder(), unwritten = nothing } = parts;
  const store = createWatchStore({ file, now: Date.now(), unwritten });
  return createWatchList({ store, order, changed: nothing });
};
