// Shells for the tests of the completions. Not installed, because zsh and fish would add themselves to the machine's shells.
import { rootOrReason, unpackedPackages } from './unpacked.mjs';

/** @returns {Promise<NodeJS.ProcessEnv>} see rootOrReason */
export const shellsOrReason = () =>
  rootOrReason('CASJOBS_TRAY_SHELLS', unpackedPackages('shells', 'completion', ['zsh', 'fish']));
