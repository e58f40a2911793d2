// Long work in slices: a generator that yields after each small step, run for a few milliseconds in each turn of the event
// loop. Pure, but for the clock and the turns, which are handed in.

/** This many jobs are sent by the worker, stored, and sent to the page in one turn of the event loop, each in a few ms. */
export const JOBS_AT_ONCE = 250;

/** Work that may be left alone after each step, and gone on with. */
export type Steps<T> = Generator<undefined, T>;

/** To the end at once: for work that is known to be short. */
export const finish = <T>(steps: Steps<T>): T => {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
};

/** A run shorter than this is sorted at once. */
const LEAST_RUN = 512;
/** This many simple steps, such as comparisons, are made between two yields. */
export const STEP = 1_024;

type Compare<T> = (one: T, other: T) => number;

/** A sorted copy; those that are alike stay in their order. What is sorted in stretches already is sorted quickly. */
export function* sortSteps<T>(items: readonly T[], compare: Compare<T>): Steps<readonly T[]> {
  let runs: readonly (readonly T[])[] = yield* runSteps(items, compare);
  while (runs.length > 1) {
    const merged: (readonly T[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const [one = [], other] = runs.slice(at, at + 2);
      merged.push(other ? yield* mergeSteps(one, other, compare) : one);
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

/** Cuts it into sorted runs: stretches that are sorted already, or short ones that are sorted here. */
function* runSteps<T>(items: readonly T[], compare: Compare<T>): Steps<(readonly T[])[]> {
  const runs: (readonly T[])[] = [];
  let start = 0;
  while (start < items.length) {
    let end = start + 1;
    for (; end < items.length; end += 1) {
      if (end % STEP === 0) yield;
      const [before, next] = [items[end - 1], items[end]];
      if (before === undefined || next === undefined || compare(before, next) > 0) break;
    }
    const isLong = end - start >= LEAST_RUN || end === items.length;
    if (!isLong) end = Math.min(items.length, start + LEAST_RUN);
    const run = items.slice(start, end);
    runs.push(isLong ? run : run.sort(compare));
    start = end;
    yield;
  }
  return runs;
}

function* mergeSteps<T>(
  one: readonly T[],
  other: readonly T[],
  compare: Compare<T>,
): Steps<readonly T[]> {
  const merged: T[] = [];
  let [a, b] = [0, 0];
  for (;;) {
    const [first, second] = [one[a], other[b]];
    if (first === undefined || second === undefined) break;
    const isFirst = compare(first, second) <= 0;
    merged.push(isFirst ? first : second);
    if (isFirst) a += 1;
    else b += 1;
    if (merged.length % STEP === 0) yield;
  }
  return merged.concat(one.slice(a), other.slice(b));
}

export interface SliceParts {
  /** Calls it in a later turn of the event loop. */
  readonly later: (act: () => void) => void;
  /** ms, from any moment on. */
  readonly clock: () => number;
}

export interface SlicedWork {
  /** Begins now, or begins once more when what is under way has ended: it may have missed what is new. */
  begin(): void;
  /** What is under way ends nowhere, and nothing begins any more. */
  close(): void;
}

/** So long is a slice, ms: a click, or an answer of the service, waits for one at most. */
const SLICE_MS = 8;

/**
 * @param start the work from its beginning
 * @param done is called with what each came to; short work has ended when `begin` returns
 */
export const createSlicedWork = <T>(
  { later, clock }: SliceParts,
  start: () => Steps<T>,
  done: (value: T) => void,
): SlicedWork => {
  let steps: Steps<T> | null = null;
  let isRequested = false;
  let isClosed = false;

  const runUntil = (own: Steps<T>, until: number): IteratorResult<undefined, T> => {
    try {
      let step = own.next();
      while (!step.done && clock() < until) step = own.next();
      return step;
    } catch (error) {
      // Work that has failed is over, and the next may begin.
      steps = null;
      throw error;
    }
  };
  const run = (): void => {
    if (steps === null || isClosed) return;
    const step = runUntil(steps, clock() + SLICE_MS);
    if (!step.done) {
      later(run);
      return;
    }
    steps = null;
    done(step.value);
    if (isRequested) later(beginRequested);
  };
  const beginRequested = (): void => {
    if (isRequested) begin();
  };
  const begin = (): void => {
    if (isClosed) return;
    isRequested = steps !== null;
    if (isRequested) return;
    steps = start();
    run();
  };
  return {
    begin,
    close: () => {
      isClosed = true;
      steps = null;
    },
  };
};
