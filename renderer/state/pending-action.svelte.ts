// One request at a time: while it is under way, a second wish for the same is not heard.

/** After so long a person may want to go on with something else; ms. */
const LONG_MS = 2000;

export class PendingAction {
  busy = $state(false);
  /** It has been busy for long. */
  isLong = $state(false);
  #runs = 0;

  /** Runs `work` unless it is running already; null where it was not run. */
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

  /** Waits no longer. The request goes on, and what comes of it is still told. */
  stopWaiting(): void {
    this.#runs += 1;
    this.busy = false;
    this.isLong = false;
  }
}
