// One request at a time: while it is under way, a second wish for the same is not heard.

export class Sending {
  busy = $state(false);

  /** Runs `work` unless it is running already; null where it was not run. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.busy) return null;
    this.busy = true;
    try {
      return await work();
    } finally {
      this.busy = false;
    }
  }
}
