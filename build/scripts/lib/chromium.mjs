// Debian's chromium, for the page: it follows the newest one, as the pinned Electron does; the stand-in's is older.
import { rootOrReason, unpackedPackages } from './unpacked.mjs';

/** @returns {Promise<NodeJS.ProcessEnv>} see rootOrReason */
export const chromiumOrReason = () =>
  rootOrReason('CASJOBS_TRAY_CHROMIUM', unpackedPackages('chromium', 'Chromium', ['chromium']));
