// Runs one action at a time: while it runs, it can't be started again.

/** After this time, the user may stop waiting; ms. */
const LONG_MS = 2000;

export class PendingAction {
  busy = $state(false);
  /** Whether it has been busy for long. */
  isLong = $state(false);
  #runs = 0;

  /** Runs `work`; resolves to null if it is already running. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.busy) return null;
    this.#runs += 1;
    const mine = this.#runs;
    this.busy = true;
    const timer = setTimeout(() => {
      if (mine === this.#runs) this.isLong = true;
    }, LONG_MS);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      if (mine === this.#runs) this.stopWaiting();
    }
  }

  /** Stops waiting. The request continues, and its result is still reported. */
  stopWaiting(): void {
    this.#runs += 1;
    this.busy = false;
    this.isLong = false;
  }
}
