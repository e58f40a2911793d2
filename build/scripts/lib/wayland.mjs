// Programs of a Wayland desktop for tests. Not installed, because the bus of the X11 test desktop would start their
// services too.
import { rootOrReason, unpackedPackages } from './unpacked.mjs';

/** @returns {Promise<string>} their folder @throws {import('./tooling.mjs').ExitError} */
export const waylandRoot = () =>
  unpackedPackages('wayland', 'Wayland', ['sway', 'waybar', 'mako-notifier', 'grim']);

/** @returns {Promise<NodeJS.ProcessEnv>} see rootOrReason */
export const waylandOrReason = () => rootOrReason('CASJOBS_TRAY_WAYLAND', waylandRoot());
