// What a key means in the job table. Pure.
import { hasAlt, hasCommand, latinKey, type KeyPress } from './keyboard.ts';

export type TableAction =
  | { readonly kind: 'go'; readonly to: number; readonly isRange: boolean }
  | { readonly kind: 'toggle' | 'all' | 'clear' | 'cancel' | 'none' };

export interface Standpoint {
  /** The index of the row on which the keyboard stands. */
  readonly at: number;
  /** How many rows are in sight. */
  readonly page: number;
}

type Pressed = KeyPress & Pick<KeyboardEvent, 'target'>;

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
export const tableActionOf = (
  pressed: Pressed,
  standpoint: Standpoint,
  computer?: string,
): TableAction | null => {
  const { key, shiftKey, target, repeat = false } = pressed;
  if (hasAlt(pressed) || pressed.isComposing) return null;
  if (isGoal(key)) return { kind: 'go', to: goals[key](standpoint), isRange: shiftKey };
  // A key that is held does once what it would undo, or ask, again and again.
  if (key === ' ' && isOnRow(target)) return { kind: repeat ? 'none' : 'toggle' };
  if (key === 'Delete' && isOnRow(target)) return { kind: repeat ? 'none' : 'cancel' };
  if (key === 'Escape') return { kind: 'clear' };
  return latinKey(pressed) === 'a' && hasCommand(pressed, computer) ? { kind: 'all' } : null;
};
