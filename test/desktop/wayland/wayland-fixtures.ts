// Fixtures for tests on the Wayland desktop; see ../fixtures.ts.
/* eslint no-empty-pattern: ["error", { allowObjectPatternsAsParameters: true }] -- see ../fixtures.ts */
import { expect, test as onAnyDesktop } from '../fixtures.ts';

/** Official Electron chooses Wayland by itself; the fallback is older. */
export const WAYLAND_FLAG = '--ozone-platform=wayland';

export const test = onAnyDesktop.extend({
  launch: async ({ launch }, use) => {
    await use((more = {}) => launch({ ...more, args: [WAYLAND_FLAG, ...(more.args ?? [])] }));
  },
});

export { expect };
