// Keeps many lines of one kind from flooding the list: the first few come at once, what follows them closely is
// counted, and told as one line. Knows no list and no words.

export interface Flow<T> {
  /** Takes one of a kind. */
  take(kind: string, one: T): void;
  /** Tells now what has been counted so far. */
  flush(): void;
}

export interface FlowParts<T> {
  readonly each: (one: T) => void;
  /** At least two, the oldest first. */
  readonly many: (all: readonly T[]) => void;
  readonly most?: number;
  readonly windowMs?: number;
}

/** So many of a kind are told one by one. */
const MOST = 8;
/** What comes within so long of the first one belongs together. */
const WINDOW_MS = 3000;

interface Window<T> {
  count: number;
  readonly rest: T[];
  readonly timer: NodeJS.Timeout;
}

export const createFlow = <T>({
  each,
  many,
  most = MOST,
  windowMs = WINDOW_MS,
}: FlowParts<T>): Flow<T> => {
  const windows = new Map<string, Window<T>>();

  const close = (kind: string): void => {
    const window = windows.get(kind);
    if (!window) return;
    clearTimeout(window.timer);
    windows.delete(kind);
    const [first, ...others] = window.rest;
    if (others.length > 0) many(window.rest);
    else if (first !== undefined) each(first);
  };

  const open = (kind: string): Window<T> => {
    const window = { count: 0, rest: [], timer: setTimeout(() => close(kind), windowMs) };
    // The app may quit meanwhile: it flushes.
    window.timer.unref();
    windows.set(kind, window);
    return window;
  };

  return {
    take: (kind, one) => {
      const window = windows.get(kind) ?? open(kind);
      window.count += 1;
      if (window.count > most) window.rest.push(one);
      else each(one);
    },
    flush: () => [...windows.keys()].forEach(close),
  };
};
