// Connects requests to the component that sends them. After the component is removed, a result changes nothing in the
// window, and a late error is shown at its top.
import { onDestroy, untrack } from 'svelte';
import type { Reply, Said } from '../../electron/ipc/contract.ts';
import type { Result, AppError } from '../../electron/result.ts';
import type { CommandName, AppStore, FailedRequest } from './app-store.svelte.ts';
import { useApp } from './app-context.ts';

export class ComponentRequests {
  /** The error of the newest request; null if it succeeded. */
  error = $state.raw<AppError | null>(null);
  #underWay = $state(0);
  readonly #app: AppStore;
  #isOpen = true;

  constructor(app: AppStore) {
    this.#app = app;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether a request waits for the keychain. It continues when the keychain answers. */
  get waitsForKeychain(): boolean {
    return this.#underWay > 0 && this.#app.snapshot?.keychainWaits === true;
  }

  /**
   * Sends a request. Resolves to null if the component is removed meanwhile, since it must not use the result then.
   * @param failed what did not happen in case of an error, as a sentence; null if a late error does not matter
   */
  send<N extends CommandName>(
    failed: string | null,
    name: N,
    ...argument: Said<N>
  ): Promise<Reply<N> | FailedRequest | null> {
    return this.watch(failed, this.#app.ask(name, ...argument));
  }

  /** The same for a request that is already sent. */
  async watch<A extends Result<unknown>>(
    failed: string | null,
    coming: Promise<A>,
  ): Promise<A | null> {
    this.#count(1);
    const answer = await coming;
    this.#count(-1);
    if (this.#isOpen) {
      this.error = answer.ok ? null : answer.error;
      return answer;
    }
    if (!answer.ok && failed !== null) this.#app.addLateError(failed, answer.error);
    return null;
  }

  /** Untracked, so that an effect that sends a request does not depend on the count. */
  #count(more: number): void {
    untrack(() => (this.#underWay += more));
  }

  close(): void {
    this.#isOpen = false;
  }
}

/** The requests of the component that is being created; closed when it is removed. */
export const componentRequests = (app: AppStore = useApp()): ComponentRequests => {
  const requests = new ComponentRequests(app);
  onDestroy(() => requests.close());
  return requests;
};
