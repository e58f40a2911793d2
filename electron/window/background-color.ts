// The colour that a window has before its page is drawn, so that nothing flashes. Electron's questions are handed in.

/** What is asked of Electron's `nativeTheme` and `systemPreferences`. */
export interface Theme {
  readonly shouldUseDarkColors: boolean;
  /** A contrast theme of Windows, whose own few colours the page is drawn in. */
  readonly inForcedColorsMode: boolean;
  /** The system's colour behind text, as `#RRGGBBAA`; asked in a contrast theme only. */
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
  // A window takes its colour without the alpha, which Electron reads from the front.
  return /^#[0-9a-f]{6}/i.exec(windowColor())?.[0] ?? own;
};
