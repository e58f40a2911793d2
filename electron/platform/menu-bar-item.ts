// Whether macOS shows the app's item in the menu bar. Its person can switch it off (System Settings, Menu Bar), and a
// full bar beside a notch has no room for it: the item is made all the same, and stands below every screen then.

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The system needs a moment to put a new item into its place; ms. */
const SETTLES_MS = 2_000;

export interface MenuBarParts {
  /** Where the item stands; null while there is none. */
  readonly item: () => Area | null;
  readonly screens: () => readonly Area[];
  /** `isHidden()` is another answer now. */
  readonly changed: () => void;
}

export interface MenuBarItem {
  isHidden(): boolean;
  /** Asks again, at most every two seconds. */
  check(): void;
  close(): void;
}

/** An item without a size was not drawn yet. Above a screen it may be: where the bar slides in. */
const liesBelow = (item: Area | null, screens: readonly Area[]): boolean =>
  item !== null &&
  item.width > 0 &&
  screens.length > 0 &&
  screens.every(({ y, height }) => item.y >= y + height);

export const watchMenuBarItem = ({ item, screens, changed }: MenuBarParts): MenuBarItem => {
  let isHidden = false;
  let lookedAt = Date.now();
  const ask = (): void => {
    lookedAt = Date.now();
    const is = liesBelow(item(), screens());
    if (is === isHidden) return;
    isHidden = is;
    changed();
  };
  const first = setTimeout(ask, SETTLES_MS);
  first.unref();
  return {
    isHidden: () => isHidden,
    check: () => {
      if (Math.abs(Date.now() - lookedAt) >= SETTLES_MS) ask();
    },
    close: () => clearTimeout(first),
  };
};
