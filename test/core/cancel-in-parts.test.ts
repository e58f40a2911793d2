// Many jobs that the page cancels in parts, over the real core and a CasJobs that answers.
import { SECOND } from '../fakes/durations.ts';
import { expect, it } from 'vitest';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { cancelBatches } from '../../renderer/state/cancel-question.ts';
import { openTestCore, signInToCore, startPractice, resultValue } from './test-core.ts';

it('takes more than a thousand cancels in parts of one command each, and counts them as one', async () => {
  const practice = await startPractice({ jobs: 'none' });
  const jobIds = Array.from({ length: 1200 }, (_, index) => String(6000 + index));
  for (const id of jobIds) practice.addJob({ id, submittedMs: -SECOND, startsMs: -SECOND });
  const home = await openTestCore({ practice });
  const accountKey = await signInToCore(home);
  await home.until(({ jobs }) => jobs.length === jobIds.length);
  const release = home.practice.hold('CancelJob');
  const parts = cancelBatches(jobIds.map((jobId) => ({ accountKey, jobId })));
  expect(parts).toHaveLength(3);
  for (const part of parts) resultValue(await home.core.commands['cancel-jobs'](part));
  const snapshot = await home.until(({ sendingCancels }) => sendingCancels?.total === 1200);
  const isAsked = (job: JobView): boolean => job.asking || job.status === 'canceling';
  expect(snapshot.jobs.filter(isAsked)).toHaveLength(1200);
  const stopped = resultValue(await home.core.commands['stop-cancels']());
  expect(stopped.sent + stopped.kept).toBe(1200);
  release();
}, 30_000);
