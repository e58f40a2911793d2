// The Wayland test desktop for one test; see ../desk.ts.
/* eslint no-empty-pattern: ["error", { allowObjectPatternsAsParameters: true }] -- see ../desk.ts */
import { launchApp, type App, type Launch } from '../app.ts';
import { expect, test as x11 } from '../desk.ts';

/** Official Electron chooses it by itself; the stand-in is older. */
export const NATIVE = '--ozone-platform=wayland';

export const test = x11.extend<{ launch: (more?: Partial<Launch>) => Promise<App> }>({
  launch: async ({ profile, keychain }, use) => {
    const open: App[] = [];
    await keychain.clear();
    await use(async (more = {}) => {
      const app = await launchApp({
        profile,
        ...more,
        args: [NATIVE, ...(more.args ?? [])],
      });
      open.push(app);
      return app;
    });
    for (const app of open.reverse()) await app.quit();
  },
});

export { expect };
