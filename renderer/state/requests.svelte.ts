// Ties requests to the component that sends them. An answer that comes after the component is gone changes nothing in
// the window; a late refusal is shown at the top of the window instead.
import { onDestroy, untrack } from 'svelte';
import type { Reply, Said } from '../../electron/ipc/contract.ts';
import type { Result, AppError } from '../../electron/result.ts';
import type { CommandName, AppStore, FailedRequest } from './app-store.svelte.ts';
import { useApp } from './app-context.ts';

export class ComponentRequests {
  /** Why the newest answered request was refused; null after one that was accepted. */
  trouble = $state.raw<AppError | null>(null);
  #underWay = $state(0);
  readonly #app: AppStore;
  #isOpen = true;

  constructor(app: AppStore) {
    this.#app = app;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether one of them waits for the keychain; it goes on by itself when that answers. */
  get waitsForKeychain(): boolean {
    return this.#underWay > 0 && this.#app.snapshot?.keychainWaits === true;
  }

  /**
   * Sends a request. Answers null when the component is gone: nothing may be done with the answer then.
   * @param failed what did not happen if it is refused, in a sentence; null: a late refusal matters to nobody
   */
  send<N extends CommandName>(
    failed: string | null,
    name: N,
    ...argument: Said<N>
  ): Promise<Reply<N> | FailedRequest | null> {
    return this.watch(failed, this.#app.ask(name, ...argument));
  }

  /** The same for an answer that is already on its way. */
  async watch<A extends Result<unknown>>(
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
    if (!answer.ok && failed !== null) this.#app.tellLate(failed, answer.error);
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
export const componentRequests = (app: AppStore = useApp()): ComponentRequests => {
  const requests = new ComponentRequests(app);
  onDestroy(() => requests.close());
  return requests;
};
