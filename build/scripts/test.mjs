// npm test: static checks, unit tests, and tests of the packaged app on test desktops.
// One part: npm test -- check | unit | desktop | wayland | packages | gnome | kde | screenshots | measure. Further arguments
// choose among its tests (`npm test -- desktop tray`). The last line is `N passed, N failed`.
import path from 'node:path';
import { makePractice } from './lib/bundles.mjs';
import { beginChecks } from './lib/checks.mjs';
import { chromiumOrReason } from './lib/chromium.mjs';
import {
  dropReports,
  newerVitestReport,
  playwrightCounts,
  sumOf,
  vitestCounts,
  vitestReport,
} from './lib/counts.mjs';
import { needDesktopTools, playwright } from './lib/desktop.mjs';
import { ensure } from './lib/ensure.mjs';
import { makeDeb } from './lib/deb.mjs';
import { canIsolate, isolationOf, needIsolation, runIsolated } from './lib/isolation.mjs';
import { NEWER_NODE, newerNode } from './lib/newer-node.mjs';
import { makePackages, programOf } from './lib/packages.mjs';
import { keepPictures, withoutPictures } from './lib/pictures.mjs';
import { proxiesOrReason } from './lib/proxies.mjs';
import { recipes } from './lib/recipes.mjs';
import { OTHER_UMASK, buildAgain, otherEnv, removeSecondBuild } from './lib/second-build.mjs';
import { shellsOrReason } from './lib/shells.mjs';
import { ExitError, at, runInherit, say, script, tool } from './lib/tooling.mjs';
import { waylandOrReason, waylandRoot } from './lib/wayland.mjs';

/** @typedef {import('./lib/counts.mjs').Counts} Counts */

/** Arguments for the test runner, for example part of a file name. */
const chosen = () => process.argv.slice(3);

/** A failed check counts as one failed test; a passed one is not counted. @param {string[]} failed @returns {Counts} */
const checkCounts = (failed) => {
  if (failed.length > 0) say(`Failed checks: ${failed.join(', ')}`);
  return { passed: 0, failed: failed.length, skipped: 0, reasons: [] };
};

/** @returns {Promise<Counts>} */
const check = async () => {
  const { eslint, others } = await beginChecks();
  return checkCounts((await Promise.all([eslint, others])).flat());
};

/** ESLint runs in parallel with the unit tests, which don't use all cores. @returns {Promise<Counts[]>} */
const checkAndUnit = async () => {
  const { eslint, others } = await beginChecks();
  const failed = await others;
  const units = await unit();
  return [checkCounts([...failed, ...(await eslint)]), units];
};

/** @param {NodeJS.ProcessEnv} told @param {string} node the executable @param {string} report @param {string[]} more */
const unitOn = async (told, node, report, ...more) => {
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--config', 'test/vitest.config.ts', ...reports, ...more, ...chosen()];
  const env = { ...process.env, ...told };
  return vitestCounts(await runInherit(node, tool('vitest/vitest.mjs', ...args), { env }), report);
};

/**
 * Runs on the current Node (another one: `npx node@26 build/scripts/test.mjs unit`), and on the Node of the pinned Electron
 * if the current one is older.
 * @returns {Promise<Counts>}
 */
const unit = async () => {
  const told = { ...(await proxiesOrReason()), ...(await shellsOrReason()) };
  const own = await unitOn(told, process.execPath, vitestReport);
  const node = await newerNode();
  if (!node) return own;
  say(`The same tests of the main process on Node ${NEWER_NODE}:`);
  // The page runs in Chromium, so its tests don't depend on Node.
  const withoutPage = ['--project', 'main', '--project', 'alone', '--passWithNoTests'];
  return sumOf(own, await unitOn(told, node, newerVitestReport, ...withoutPage));
};

const needLinux = () => {
  if (process.platform !== 'linux') throw new ExitError('The desktop tests run on Linux only.');
};

/** Installs what is missing, before the long part. @returns environment variables for the desktop tests */
const prepareDesktops = async () => {
  needLinux();
  await needDesktopTools('tests');
  const fetched = [waylandOrReason, chromiumOrReason, proxiesOrReason];
  /** @type {NodeJS.ProcessEnv} */
  const told = {};
  for (const one of fetched) Object.assign(told, await one());
  return told;
};

/** On X11 and Wayland, in parallel. @param {NodeJS.ProcessEnv} [prepared] @returns {Promise<Counts>} */
const desktop = async (prepared) => {
  const env = prepared ?? (await prepareDesktops());
  await makePractice();
  await makePackages('release', 'test');
  const projects = ['--project=desktop', '--project=wayland'];
  return playwrightCounts(await playwright([...projects, ...chosen()], env));
};

/** Only the Wayland tests; fails if their programs are missing. @returns {Promise<Counts>} */
const wayland = async () => {
  needLinux();
  await needDesktopTools('tests');
  const env = { CASJOBS_TRAY_WAYLAND_ROOT: await waylandRoot() };
  await makePractice();
  await makePackages('test');
  const [tests, isForPictures] = withoutPictures(chosen());
  const code = await playwright(['--project=wayland', ...tests], env);
  if (isForPictures) keepPictures();
  return playwrightCounts(code);
};

/** The core workflow on a whole desktop, in an overlay of its own. @param {'gnome' | 'kde'} name @returns {Promise<Counts>} */
const isolated = async (name) => {
  needIsolation();
  await needDesktopTools('tests');
  const layer = await isolationOf(recipes[name]);
  await makePractice();
  await makePackages('test');
  const [tests, isForPictures] = withoutPictures(chosen());
  const code = await runIsolated(layer, ['build/scripts/isolated.mjs', name, ...tests]);
  if (isForPictures) keepPictures();
  return playwrightCounts(code);
};

/** Redraws build/screenshots. @returns {Promise<Counts>} */
const screenshots = async () => {
  needLinux();
  await needDesktopTools('pictures');
  await makePractice();
  await makePackages('test');
  const projects = ['--project=screenshots', '--project=screenshots-dark'];
  const args = [...projects, '--update-snapshots=all', ...chosen()];
  return playwrightCounts(await playwright(args));
};

/** Prints how long the window takes with many thousands of jobs. @returns {Promise<Counts>} */
const measure = async () => {
  needLinux();
  await needDesktopTools('tests');
  await makePackages('test');
  return playwrightCounts(await playwright(['--project=measures', ...chosen()]));
};

/** A version that is newer than every other. */
const NEWER_VERSION = '99.0.0';

/** Installs, starts, upgrades and removes the packages for Linux, in an overlay of its own. @returns {Promise<Counts>} */
const packages = async () => {
  needIsolation();
  await needDesktopTools('tests');
  const layer = await isolationOf(recipes.packages);
  await makePractice();
  await makePackages('test');
  const unpacked = at(path.dirname(programOf('test')));
  const compression = ['-Zgzip', '-z1'];
  say('Building the app again elsewhere…');
  const debs = async () => {
    await makeDeb(unpacked, at('out/deb/this'), { compression });
    await makeDeb(unpacked, at('out/deb/newer'), { compression, version: NEWER_VERSION });
  };
  const [second] = await Promise.all([buildAgain(programOf('test')), debs()]);
  const umask = process.umask(OTHER_UMASK);
  await makeDeb(second, at('out/deb/again'), { compression, env: otherEnv });
  process.umask(umask);
  removeSecondBuild();
  const args = ['build/scripts/isolated.mjs', 'packages', ...chosen()];
  return playwrightCounts(await runIsolated(layer, args, 'run-writable'));
};

/** @returns {Promise<Counts>} */
const packagesOrReason = async () => {
  if (await canIsolate()) return packages();
  const reason =
    'Not run: the tests of the packages for Linux, which need root on Debian 12, and the right to mount overlays.';
  return { passed: 0, failed: 0, skipped: 1, reasons: [reason] };
};

/** @returns {Promise<Counts[]>} */
const all = async () => {
  if (process.platform !== 'linux') {
    say('The desktop tests run on Linux only. Running the checks and the unit tests.');
    return checkAndUnit();
  }
  const prepared = await prepareDesktops();
  return [...(await checkAndUnit()), await desktop(prepared), await packagesOrReason()];
};

const gnome = () => isolated('gnome');
const kde = () => isolated('kde');

/** @type {Map<string, () => Promise<Counts | Counts[]>>} */
const parts = new Map(
  Object.entries({ check, unit, desktop, wayland, packages, gnome, kde, screenshots, measure }),
);

/** @param {readonly Counts[]} counts @param {'passed' | 'failed' | 'skipped'} name */
const sum = (counts, name) => counts.reduce((total, one) => total + one[name], 0);

await script(async () => {
  const name = process.argv[2];
  const part = name === undefined ? all : parts.get(name);
  if (!part)
    throw new ExitError(`Unknown part. Choose one of: ${[...parts.keys()].join(', ')}.`, 2);
  await ensure();
  dropReports();
  const counts = [await part()].flat();
  const failed = sum(counts, 'failed');
  const skipped = sum(counts, 'skipped');
  counts.flatMap(({ reasons }) => reasons).forEach((line) => say(line));
  if (skipped > 0) say(`${skipped} skipped`);
  if (name !== 'check') say(`${sum(counts, 'passed')} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
