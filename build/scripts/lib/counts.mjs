// Counts passed and failed tests from the reports of both test runners.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { at, jsonOf } from './tooling.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, reasons: readonly string[] }} Counts */
/** @typedef {{ fullName: string, status: string, meta?: { reason?: string } }} Assertion */
/** @typedef {{ type: string, description?: string }} Annotation */
/** @typedef {{ title: string, file: string, tests: { status: string, annotations: Annotation[] }[] }} Spec */
/** @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite */

export const vitestReport = 'out/test/vitest.json';
/** The same tests on the newer Node. */
export const newerVitestReport = 'out/test/vitest-newer.json';
const playwrightReport = 'out/test/playwright.json';

/** Deletes old reports, so that a runner that crashes is not counted by its last one. */
export const dropReports = () => {
  for (const file of [vitestReport, newerVitestReport, playwrightReport])
    rmSync(at(file), { force: true });
};

/**
 * Counts at least one failure for a failed run: a suite that can't be loaded has no tests.
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
const honest = (counts, exitCode) =>
  exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

/** @type {Counts} */
const none = { passed: 0, failed: 0, skipped: 0, reasons: [] };

/** @param {Counts} one @param {Counts} other @returns {Counts} */
export const sumOf = (one, other) => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
  reasons: [...new Set([...one.reasons, ...other.reasons])],
});

/** A failed test, repeated at the end because long output is often truncated. @param {string} test */
const failedLine = (test) => `Failed: ${test}`;

/** A skipped test, for the list at the end. @param {string} test @param {string} [reason] */
const skippedLine = (test, reason) => `Skipped: ${test}: ${reason ?? 'no reason given'}`;

/** @param {number} exitCode of vitest @param {string} file its report */
export const vitestCounts = (exitCode, file = vitestReport) => {
  if (!existsSync(at(file))) return honest(none, exitCode || 1);
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { name: string, status: string, assertionResults: Assertion[] }[] }} */
  const report = jsonOf(file);
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return honest(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      reasons: [
        ...tests
          .filter(({ status }) => /^(?:skipped|pending|todo|disabled)$/.test(status))
          .map(({ fullName, meta }) => skippedLine(fullName, meta?.reason)),
        ...tests
          .filter(({ status }) => status === 'failed')
          .map(({ fullName }) => failedLine(fullName)),
        ...report.testResults
          .filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.length)
          .map(({ name }) => failedLine(`${path.relative(at('.'), name)} could not be loaded`)),
      ],
    },
    exitCode,
  );
};

/** @param {Suite} suite @returns {Spec[]} */
const specsIn = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsIn)];

/** @param {Spec['tests']} tests */
const reasonOf = (tests) =>
  tests
    .flatMap(({ annotations }) => annotations)
    .find(({ type }) => type === 'skip' || type === 'fixme')?.description;

/** @param {number} exitCode of playwright */
export const playwrightCounts = (exitCode) => {
  if (!existsSync(at(playwrightReport))) return honest(none, exitCode || 1);
  /** @type {Suite & { stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} */
  const { stats, ...root } = jsonOf(playwrightReport);
  return honest(
    {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
      reasons: [
        ...specsIn(root)
          .filter(({ tests }) => tests.some(({ status }) => status === 'skipped'))
          .map(({ title, tests }) => skippedLine(title, reasonOf(tests))),
        ...specsIn(root)
          .filter(({ tests }) => tests.some(({ status }) => /^(?:unexpected|flaky)$/.test(status)))
          .map(({ title, file }) => failedLine(`${file}: ${title}`)),
      ],
    },
    exitCode,
  );
};
