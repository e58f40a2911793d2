// The system's settings: the 12- or 24-hour clock, and the pages that the app opens. Pure.

/** As Unicode names them. */
export type HourCycle = 'h12' | 'h23';

/**
 * macOS keeps the choice ("24-hour time" in System Settings) in its defaults. Windows keeps a pattern that no call of
 * Electron's answers with, and on Linux the locale of times is what holds; there nothing is known beyond the locale.
 * @param isSet whether a default of macOS is on
 */
export const hourCycleOf = (
  platform: NodeJS.Platform,
  isSet: (name: string) => boolean,
): HourCycle | null => {
  if (platform !== 'darwin') return null;
  if (isSet('AppleICUForce24HourTime')) return 'h23';
  return isSet('AppleICUForce12HourTime') ? 'h12' : null;
};

/** Where start at login is allowed, and where notices are. */
export type SystemPage = 'login' | 'notices';

const pages: Readonly<Partial<Record<NodeJS.Platform, Readonly<Record<SystemPage, string>>>>> = {
  win32: { login: 'ms-settings:startupapps', notices: 'ms-settings:notifications' },
  darwin: {
    login: 'x-apple.systempreferences:com.apple.LoginItems-Settings.extension',
    notices: 'x-apple.systempreferences:com.apple.Notifications-Settings.extension',
  },
};

/** Its address; null where there is no such page. */
export const systemPageOf = (page: SystemPage, platform: NodeJS.Platform): string | null =>
  pages[platform]?.[page] ?? null;
