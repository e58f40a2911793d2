// Whether the system shows notices, by how the last ones went. Knows no Electron.
import { sentenceOf } from '../words/one-line.ts';

export interface Refusal {
  /** Why the system shows none, in its own words or in none; null: nothing is known against it. */
  reason(): string | null;
  /** How a notice went: null where it was shown. */
  heard(reason: string | null): void;
}

export interface RefusalParts {
  /** `reason()` is another one; `isOver`: a notice was shown after one was not. */
  readonly changed: (isOver: boolean) => void;
  /** Told of each notice that was not shown. */
  readonly failed: (reason: string) => void;
}

export const createRefusal = ({ changed, failed }: RefusalParts): Refusal => {
  let reason: string | null = null;
  return {
    reason: () => reason,
    heard: (next) => {
      const clean = next === null ? null : sentenceOf(next);
      if (clean !== null) failed(clean);
      if (clean === reason) return;
      const isOver = clean === null;
      reason = clean;
      changed(isOver);
    },
  };
};
