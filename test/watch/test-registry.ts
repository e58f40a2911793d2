// A list of watches over a file of the test's own.
import { type WatchFile, createWatchStore } from '../../electron/watch/watch-persistence.ts';
import {
  createCommandOrder,
  createWatchRegistry,
  type CommandOrder,
  type WatchRegistry,
} from '../../electron/watch/watch-registry.ts';
import { createOutbox, type Outbox } from '../../electron/watch/outbox.ts';
import { memoryFile } from './memory-file.ts';

export interface TestRegistryParts {
  readonly file?: WatchFile;
  readonly order?: CommandOrder;
  readonly outbox?: Outbox;
  readonly unwritten?: () => void;
}

const nothing = (): void => undefined;

export const newOutbox = (): Outbox =>
  createOutbox({ now: () => Date.now(), sentBefore: 0, changed: nothing });

export const registryOver = (parts: TestRegistryParts = {}): WatchRegistry => {
  const { file = memoryFile(), order = createCommandOrder(), unwritten = nothing } = parts;
  const { outbox = newOutbox() } = parts;
  const sentCancels = (): number => outbox.answered();
  const store = createWatchStore({ file, now: Date.now(), sentCancels, unwritten });
  return createWatchRegistry({ store, order, outbox, changed: nothing });
};
