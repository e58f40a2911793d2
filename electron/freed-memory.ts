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

/**
 * @returns what asks for a collection, once nobody has asked for a while: it holds this thread up for some 20 ms. Where
 * memory is not overwritten it does nothing.
 */
export const createCollector = (restMs = REST_MS): (() => void) => {
  const collect = vm.runInNewContext('globalThis.gc') as (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    if (collect) timer = setTimeout(collect, restMs).unref();
  };
};
