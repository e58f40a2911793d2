// What a key does in the job table. Pure.
import { hasAlt, hasCommand, latinKey, type KeyPress } from './keyboard.ts';

export type TableAction =
  | { readonly kind: 'go'; readonly to: number; readonly isRange: boolean }
  | { readonly kind: 'toggle' | 'all' | 'clear' | 'cancel' | 'none' };

export interface RowPosition {
  /** The index of the current row. */
  readonly at: number;
  /** The number of visible rows. */
  readonly page: number;
}

type Pressed = KeyPress & Pick<KeyboardEvent, 'target'>;

const goals = {
  ArrowDown: ({ at }: RowPosition) => at + 1,
  ArrowUp: ({ at }: RowPosition) => at - 1,
  PageDown: ({ at, page }: RowPosition) => at + page,
  PageUp: ({ at, page }: RowPosition) => at - page,
  Home: () => 0,
  End: () => Infinity,
} as const;

const isGoal = (key: string): key is keyof typeof goals => key in goals;

/** A checkbox and a button handle Space themselves; it selects only on the row itself. */
const isOnRow = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('[data-home]');

/** Null for a key that the table does not handle. */
export const tableActionOf = (
  pressed: Pressed,
  standpoint: RowPosition,
  computer?: string,
): TableAction | null => {
  const { key, shiftKey, target, repeat = false } = pressed;
  if (hasAlt(pressed) || pressed.isComposing) return null;
  if (isGoal(key)) return { kind: 'go', to: goals[key](standpoint), isRange: shiftKey };
  // A held key counts once, or it would toggle or ask again and again.
  if (key === ' ' && isOnRow(target)) return { kind: repeat ? 'none' : 'toggle' };
  if (key === 'Delete' && isOnRow(target)) return { kind: repeat ? 'none' : 'cancel' };
  if (key === 'Escape') return { kind: 'clear' };
  return latinKey(pressed) === 'a' && hasCommand(pressed, computer) ? { kind: 'all' } : null;
};
