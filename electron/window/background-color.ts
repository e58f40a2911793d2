// The color of a window before its page is drawn, so that nothing flashes. Electron's values are passed in.

/** Values of Electron's `nativeTheme` and `systemPreferences`. */
export interface Theme {
  readonly shouldUseDarkColors: boolean;
  /** A contrast theme of Windows, which replaces the page's colors. */
  readonly inForcedColorsMode: boolean;
  /** The system's color behind text, as `#RRGGBBAA`; read in a contrast theme only. */
  readonly windowColor: () => string;
}

/** The `--ground` of renderer/app.css. */
const LIGHT = '#ffffff';
const DARK = '#18191d';

export const backgroundColorOf = ({
  shouldUseDarkColors,
  inForcedColorsMode,
  windowColor,
}: Theme): string => {
  const own = shouldUseDarkColors ? DARK : LIGHT;
  if (!inForcedColorsMode) return own;
  // Without the alpha, which Electron would expect in front.
  return /^#[0-9a-f]{6}/i.exec(windowColor())?.[0] ?? own;
};
