// The smoke test: controls a release build of the app with the practice service, and checks the results with the system's own
// tools. It uses the current user's keychain and login items, and removes what it adds.
//   node build/smoke/smoke.mjs <program>      an unpacked or installed program
//   node build/smoke/smoke.mjs --installers   installs the release in dist/release first, and removes it at the end
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makePractice } from '../scripts/lib/bundles.mjs';
import { runtime } from '../scripts/lib/runtime.mjs';
import { ExitError, say, script } from '../scripts/lib/tooling.mjs';
import { startApp } from './app.mjs';
import { openBridge } from './bridge.mjs';
import { installerOf } from './installers/installer.mjs';
import { startPractice } from './practice.mjs';
import { createReport, finding } from './report.mjs';
import * as steps from './steps.mjs';
import { systemOf } from './systems/system.mjs';
import { electronIn, threadOutOfMemory } from './worker-memory.mjs';

/** @typedef {import('./steps.mjs').Smoke} Smoke */

/** Characters that often break paths. */
const PROFILE = "Zoë Muñoz's profile";

/** @param {Smoke} smoke */
const firstRun = async (smoke) => {
  const app = await startApp(smoke.program, smoke.profile);
  try {
    smoke.add('started', await app.started());
    smoke.add('window', await app.hasWindows(1));
    const bridge = await openBridge(await app.page());
    const title = await bridge.page.title();
    smoke.add('title', finding(title === 'CasJobs Tray', title));
    await steps.signIn(smoke, bridge);
    await steps.cancelJob(smoke, bridge);
    steps.searchProfile(smoke);
    await steps.startAtLogin(smoke, bridge);
    await steps.heldFile(smoke, bridge);
    await steps.windowComesAndGoes(smoke, app, bridge);
    await steps.quit(smoke, app, await openBridge(await app.page()));
  } finally {
    if (app.isRunning()) app.kill();
  }
};

/** @param {Smoke} smoke */
const secondRun = async (smoke) => {
  const app = await startApp(smoke.program, smoke.profile, '--hidden');
  try {
    await steps.startsHidden(smoke, app);
    const bridge = await openBridge(await app.page());
    await steps.readsBack(smoke, bridge);
    await steps.forgetEverything(smoke, bridge);
    await steps.quit(smoke, app, bridge);
    steps.searchProfile(smoke);
  } finally {
    if (app.isRunning()) app.kill();
  }
};

await script(async () => {
  const [wish] = process.argv.slice(2);
  if (!wish)
    throw new ExitError(
      'Name a program, or --installers to test the installers in dist/release.',
      2,
    );
  await makePractice();
  const { folder: electron } = await runtime();
  const system = systemOf(process.platform);
  const report = createReport(say);
  const installer = wish === '--installers' ? installerOf(process.platform) : null;
  const program = installer ? await installer.install(report.add) : path.resolve(wish);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casjobs-tray-smoke-'));
  const profile = path.join(folder, PROFILE);
  mkdirSync(profile);
  const practice = await startPractice();
  try {
    const smoke = { add: report.add, system, program, profile, practice };
    if (installer)
      for (const [name, found] of await system.installed(program)) report.add(name, found);
    const memory = await threadOutOfMemory(path.join(electron, electronIn(process.platform)));
    report.add('a thread that runs out of memory ends alone', memory);
    await firstRun(smoke);
    await secondRun(smoke);
    if (installer) await installer.replaceAndRemove(report.add, program);
  } catch (error) {
    report.add('completed', finding(false, error instanceof Error ? error.message : 'unknown'));
  } finally {
    practice.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return report.end() > 0 ? 1 : 0;
});
