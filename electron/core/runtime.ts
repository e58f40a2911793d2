// Whether the running Electron version still gets security updates.

/**
 * Electron supports its newest three majors (https://www.electronjs.org/docs/latest/tutorial/electron-timelines). On
 * 2026-11-27 these are 43, 44 and 45; a test holds this to the version in package.json.
 */
export const OLDEST_SUPPORTED = 43;

export interface Runtime {
  readonly version: string;
  readonly isSupported: boolean;
}

export const runtimeOf = (version: string): Runtime => ({
  version,
  isSupported: Number.parseInt(version, 10) >= OLDEST_SUPPORTED,
});
