// The results that `npm test` counts and lists at its end.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { vitestCounts } from '../../build/scripts/lib/counts.mjs';

const reportOf = async (numbers: object, testResults: object[]) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'casjobs-tray-counts-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'report.json');
  const counted = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  await writeFile(file, JSON.stringify({ ...counted, ...numbers, testResults }));
  return path.relative('.', file);
};

describe('the results of a run', () => {
  it('list each failed test, and each skipped one with its reason', async () => {
    const file = await reportOf({ numPassedTests: 1, numFailedTests: 1, numPendingTests: 1 }, [
      {
        name: '/project/test/a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'a passes', status: 'passed' },
          { fullName: 'b fails', status: 'failed' },
          { fullName: 'c waits', status: 'skipped', meta: { reason: 'for a reason' } },
        ],
      },
    ]);
    expect(vitestCounts(1, file)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      reasons: ['Skipped: c waits: for a reason', 'Failed: b fails'],
    });
  });

  it('list a file that could not be loaded, and count it as a failure', async () => {
    const name = path.resolve('test/broken.test.ts');
    const file = await reportOf({}, [{ name, status: 'failed', assertionResults: [] }]);
    expect(vitestCounts(1, file)).toMatchObject({
      failed: 1,
      reasons: [`Failed: ${path.join('test', 'broken.test.ts')} could not be loaded`],
    });
  });
});
