// A click in the tray menu acts on the job that the user read, also in a list that changes each second.
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { useMenuClock, job, jobLinesOf, openHeldMenu } from './menu-replacement.ts';
import { click, lineIn } from './lines.ts';
import { withJobs } from '../fakes/view-models.ts';

const SECOND = 1_000;

beforeEach(useMenuClock);

describe('the menu of 30 jobs that change each second', () => {
  /** One second later: a new job, other minutes, and a job that starts. No job with a line ends. */
  const busy = (second: number): Snapshot =>
    withJobs(
      ...Array.from({ length: 30 }, (_, n) =>
        job(1_000 + second - n, {
          status: (second + n) % 3 === 0 ? 'ready' : 'started',
          running: { kind: 'growing', since: Date.now() - n * 7_000 },
        }),
      ),
    );

  it.each([400, 1_000, 2_000, 3_000])(
    'performs what each of 60 clicks read, %i ms after its menu was opened',
    (waitMs) => {
      const { held, menu, called } = openHeldMenu();
      let second = 0;
      const timer = setInterval(() => held.render(busy((second += 1))), SECOND);
      onTestFinished(() => clearInterval(timer));
      held.render(busy(0));
      const aimed: string[] = [];
      for (let n = 0; n < 60; n += 1) {
        vi.advanceTimersByTime(1_700 + 130 * n);
        held.used();
        const read = menu();
        const jobId = jobLinesOf(read)[n % 10] ?? '';
        vi.advanceTimersByTime(waitMs);
        // On Linux, the lines of a replaced menu ignore clicks.
        expect(menu()).toBe(read);
        click(lineIn(read, `cancel:mast:${jobId}`));
        aimed.push(jobId);
      }
      expect(called.map(([, , jobId]) => jobId)).toEqual(aimed);
    },
  );
});
