// A value that takes long to compute, such as a sorted list of thousands: computed in slices from what it is made of now.
import { createSlicedWork, type Steps } from '../../electron/slices.ts';

export interface ComputedValue<Input, Value> {
  readonly of: Input;
  readonly value: Value;
}

export class SlicedValue<Input extends object, Value> {
  #newest = $state.raw<ComputedValue<Input, Value> | null>(null);
  readonly #input: () => Input | null;
  readonly #steps: (input: Input) => Steps<Value>;

  /** @param input what it is made of, read again at each change; null where no value is needed */
  constructor(input: () => Input | null, steps: (input: Input) => Steps<Value>) {
    this.#input = input;
    this.#steps = steps;
  }

  /** The newest value that was computed, and of what; null before there is one. */
  get newest(): ComputedValue<Input, Value> | null {
    return this.#newest;
  }

  /** Computes from now on; the answer ends it. What changes meanwhile is computed next, so fast changes starve nothing. */
  open(): () => void {
    const work = createSlicedWork(
      { later: (act) => void setTimeout(act, 0), clock: () => performance.now() },
      () => this.#compute(),
      (computed) => (this.#newest = this.#input() === null ? null : computed),
    );
    const stop = $effect.root(() => {
      $effect(() => {
        if (this.#input() === null) this.#newest = null;
        // Not within the update that changed it, which takes long enough.
        else setTimeout(() => work.begin(), 0);
      });
    });
    return () => {
      stop();
      work.close();
    };
  }

  *#compute(): Steps<ComputedValue<Input, Value> | null> {
    const of = this.#input();
    return of && { of, value: yield* this.#steps(of) };
  }
}
