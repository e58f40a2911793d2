// The page's copy of the activity list. Lines that have not changed stay the same objects, so that they are not drawn again.
import type { ActivityChange } from '../../electron/ipc/contract.ts';
import type { ActivityLine } from '../../electron/core/view-model/snapshot.ts';

export class ActivityCache {
  readonly #lines = new Map<number, ActivityLine>();
  #list: readonly ActivityLine[] = [];

  /** @returns all lines, oldest first; the same list if nothing has changed */
  take(change: ActivityChange | null): readonly ActivityLine[] {
    if (change === null) return this.#list;
    if (change.isReset) this.#lines.clear();
    change.gone.forEach((id) => this.#lines.delete(id));
    // One that is known keeps its place.
    change.changed.forEach((line) => this.#lines.set(line.id, line));
    this.#list = [...this.#lines.values()];
    return this.#list;
  }
}
