// What a key means in the job table. Pure.

export type Wish =
  | { readonly kind: 'go'; readonly to: number; readonly isRange: boolean }
  | { readonly kind: 'toggle' | 'all' | 'clear' | 'cancel' };

export interface Standpoint {
  /** The index of the row on which the keyboard stands. */
  readonly at: number;
  /** How many rows are in sight. */
  readonly page: number;
}

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'
>;

const goals = {
  ArrowDown: ({ at }: Standpoint) => at + 1,
  ArrowUp: ({ at }: Standpoint) => at - 1,
  PageDown: ({ at, page }: Standpoint) => at + page,
  PageUp: ({ at, page }: Standpoint) => at - page,
  Home: () => 0,
  End: () => Infinity,
} as const;

const isGoal = (key: string): key is keyof typeof goals => key in goals;

/** A checkbox and a button have a space bar of their own; only on the row itself it selects. */
const isOnRow = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('[data-home]');

/** Null for a key that the table leaves alone. */
export const wishOf = (pressed: Pressed, standpoint: Standpoint): Wish | null => {
  const { key, shiftKey, ctrlKey, metaKey, altKey, target } = pressed;
  if (altKey) return null;
  if (isGoal(key)) return { kind: 'go', to: goals[key](standpoint), isRange: shiftKey };
  if (key === ' ' && isOnRow(target)) return { kind: 'toggle' };
  if (key === 'Delete' && isOnRow(target)) return { kind: 'cancel' };
  if (key === 'Escape') return { kind: 'clear' };
  return key.toLowerCase() === 'a' && (ctrlKey || metaKey) ? { kind: 'all' } : null;
};
