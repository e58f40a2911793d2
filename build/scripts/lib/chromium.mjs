// Debian's chromium, for testing the page in a Chromium as new as the pinned Electron's; the fallback's is older.
import { rootOrReason, unpackedPackages } from './unpacked.mjs';

/** @returns {Promise<NodeJS.ProcessEnv>} see rootOrReason */
export const chromiumOrReason = () =>
  rootOrReason('CASJOBS_TRAY_CHROMIUM', unpackedPackages('chromium', 'Chromium', ['chromium']));
