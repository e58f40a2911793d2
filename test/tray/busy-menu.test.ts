// A click into the tray's menu finds the job that was read, however busy the list is.
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { useMenuClock, job, jobLinesOf, openHeldMenu } from './menu-replacement.ts';
import { click, lineIn } from './lines.ts';
import { withJobs } from '../fakes/view-models.ts';

const SECOND = 1_000;

beforeEach(useMenuClock);

describe('a busy list of 30 jobs, changing each second', () => {
  /** One second later: a new job, some minutes, a waiting job that starts. Nothing that is named ends. */
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
    'takes 60 clicks, each %i ms after its menu was opened, for what was read',
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
        // On Linux the lines of a menu that was replaced take no click.
        expect(menu()).toBe(read);
        click(lineIn(read, `cancel:mast:${jobId}`));
        aimed.push(jobId);
      }
      expect(called.map(([, , jobId]) => jobId)).toEqual(aimed);
    },
  );
});
