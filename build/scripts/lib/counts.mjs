// How many tests passed and failed, out of the reports that the two runners write.
import { existsSync, rmSync } from 'node:fs';
import { at, jsonOf } from './tooling.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

export const vitestReport = 'out/test/vitest.json';
export const playwrightReport = 'out/test/playwright.json';

/** So that a runner which dies early cannot be counted by its last report. */
export const dropReports = () => {
  for (const file of [vitestReport, playwrightReport]) rmSync(at(file), { force: true });
};

/**
 * A run that failed has at least one failure: a suite that does not even load has no tests to count.
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
const honest = (counts, exitCode) =>
  exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

const none = { passed: 0, failed: 0, skipped: 0 };

/** @param {number} exitCode of vitest */
export const vitestCounts = (exitCode) => {
  if (!existsSync(at(vitestReport))) return honest(none, exitCode || 1);
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} */
  const report = jsonOf(vitestReport);
  return honest(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    exitCode,
  );
};

/** @param {number} exitCode of playwright */
export const playwrightCounts = (exitCode) => {
  if (!existsSync(at(playwrightReport))) return honest(none, exitCode || 1);
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} */
  const { stats } = jsonOf(playwrightReport);
  return honest(
    { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
    exitCode,
  );
};
