// The programs of a Wayland desktop for tests: installed, they would bring services that the bus of the X11 test desktop
// starts too, and the tests could not tell whose answer they hear.
import { rootOrReason, unpackedPackages } from './unpacked.mjs';

/** @returns {Promise<string>} the folder that they lie in @throws {import('./tooling.mjs').ExitError} */
export const waylandRoot = () =>
  unpackedPackages('wayland', 'Wayland', ['sway', 'waybar', 'mako-notifier', 'grim']);

/** @returns {Promise<NodeJS.ProcessEnv>} see rootOrReason */
export const waylandOrReason = () => rootOrReason('CASJOBS_TRAY_WAYLAND', waylandRoot());
