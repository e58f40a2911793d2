// A value that takes long to compute, such as a sorted list of thousands: computed in slices from its current input.
import { createSlicedWork, type Steps } from '../../electron/slices.ts';

export interface ComputedValue<Input, Value> {
  readonly of: Input;
  readonly value: Value;
}

export class SlicedValue<Input extends object, Value> {
  #newest = $state.raw<ComputedValue<Input, Value> | null>(null);
  readonly #input: () => Input | null;
  readonly #steps: (input: Input) => Steps<Value>;

  /** @param input the input, read again at each change; null if no value is needed */
  constructor(input: () => Input | null, steps: (input: Input) => Steps<Value>) {
    this.#input = input;
    this.#steps = steps;
  }

  /** The newest computed value and its input; null before the first. */
  get newest(): ComputedValue<Input, Value> | null {
    return this.#newest;
  }

  /** Starts to compute; returns a function that stops it. Changes during a computation wait for it to finish. */
  open(): () => void {
    const work = createSlicedWork(
      { later: (act) => void setTimeout(act, 0), clock: () => performance.now() },
      () => this.#compute(),
      (computed) => (this.#newest = this.#input() === null ? null : computed),
    );
    const stop = $effect.root(() => {
      $effect(() => {
        if (this.#input() === null) this.#newest = null;
        // Not within the update that changed the input, which takes long enough.
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
