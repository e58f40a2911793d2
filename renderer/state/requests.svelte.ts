// Ties requests to the component that sends them. An answer that comes after the component is gone changes nothing in
// the window; a late refusal is shown at the top of the window instead.
import { onDestroy, untrack } from 'svelte';
import type { Reply, Said } from '../../electron/ipc/contract.ts';
import type { Outcome, Trouble } from '../../electron/outcome.ts';
import type { CommandName, Desk, Refused } from './desk.svelte.ts';
import { theDesk } from './handed-down.ts';

export class Requests {
  /** Why the newest answered request was refused; null after one that was accepted. */
  trouble = $state.raw<Trouble | null>(null);
  #underWay = $state(0);
  readonly #desk: Desk;
  #isOpen = true;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether one of them waits for the keychain; it goes on by itself when that answers. */
  get waitsForKeychain(): boolean {
    return this.#underWay > 0 && this.#desk.snapshot?.keychainWaits === true;
  }

  /**
   * Sends a request. Answers null when the component is gone: nothing may be done with the answer then.
   * @param failed what did not happen if it is refused, in a sentence; null: a late refusal matters to nobody
   */
  send<N extends CommandName>(
    failed: string | null,
    name: N,
    ...argument: Said<N>
  ): Promise<Reply<N> | Refused | null> {
    return this.watch(failed, this.#desk.ask(name, ...argument));
  }

  /** The same for an answer that is already on its way. */
  async watch<A extends Outcome<unknown>>(
    failed: string | null,
    coming: Promise<A>,
  ): Promise<A | null> {
    this.#count(1);
    const answer = await coming;
    this.#count(-1);
    if (this.#isOpen) {
      this.trouble = answer.ok ? null : answer.error;
      return answer;
    }
    if (!answer.ok && failed !== null) this.#desk.tellLate(failed, answer.error);
    return null;
  }

  /** Whoever sends, an effect for example, need not run again when this changes. */
  #count(more: number): void {
    untrack(() => (this.#underWay += more));
  }

  close(): void {
    this.#isOpen = false;
  }
}

/** The requests of the component that is being created. They end with it. */
export const componentRequests = (desk: Desk = theDesk()): Requests => {
  const requests = new Requests(desk);
  onDestroy(() => requests.close());
  return requests;
};
