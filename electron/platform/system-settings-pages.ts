// The pages of the system's own settings that the app leads its person to. Pure.

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
