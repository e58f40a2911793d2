// Freed memory keeps its content until it is used again. V8 is told to overwrite what it frees, and is asked to
// free soon after a password was used. It overwrites only JavaScript's texts.
import v8 from 'node:v8';
import vm from 'node:vm';

/** For every thread of this process, from now on. Main calls it before it starts one. */
export const overwriteFreedMemory = (): void => {
  v8.setFlagsFromString('--clear-free-memory');
  v8.setFlagsFromString('--expose-gc');
};

/** A call and what comes of it are over by then. */
const REST_MS = 2_000;

/** A full collection holds the thread up for 2 ms for each MB in use, or a little less. */
const LARGE_HEAP = 16 * 1024 * 1024;

type Collect = (options?: { readonly type: 'minor' }) => void;

const isSmallHeap = (): boolean => v8.getHeapStatistics().used_heap_size <= LARGE_HEAP;

/**
 * @param mayBeFull whether a full collection may be made. Where not, only what was made lately is collected, which takes a
 * few ms however much there is besides; most texts of a password are among it, and the rest is left to V8.
 * @returns what asks for a collection, once nobody has asked for a while. Where memory is not overwritten it does nothing.
 */
export const createCollector = (restMs = REST_MS, mayBeFull = isSmallHeap): (() => void) => {
  const collect = vm.runInNewContext('globalThis.gc') as Collect | undefined;
  let timer: NodeJS.Timeout | undefined;
  const run = (): void => {
    if (mayBeFull()) collect?.();
    else collect?.({ type: 'minor' });
  };
  return () => {
    clearTimeout(timer);
    if (collect) timer = setTimeout(run, restMs).unref();
  };
};
