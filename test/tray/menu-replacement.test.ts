// When the tray menu is replaced: on Linux, a click in a replaced menu is lost.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { JobView, Snapshot } from '../../electron/core/view-model/snapshot.ts';
import {
  accountView,
  finishedJob,
  noAccount,
  snapshotView,
  withJobs,
} from '../fakes/view-models.ts';
import { useMenuClock, job, openHeldMenu } from './menu-replacement.ts';
import { click, lineIn } from './lines.ts';

const SECOND = 1_000;

beforeEach(useMenuClock);

describe('a recently replaced menu', () => {
  it.each<[string, Snapshot]>([
    ['a new job', withJobs(job(3), job(2), job(1))],
    ['another status', withJobs(job(2, { status: 'ready' }), job(1))],
    [
      'a error',
      {
        ...withJobs(job(2), job(1)),
        accounts: [
          accountView({
            connection: { kind: 'error', code: 'credentials-rejected', detail: '', since: 0 },
          }),
        ],
      },
    ],
    ['a new name', withJobs(job(2, { taskName: 'x' }), job(1))],
  ])('is held for ten seconds and then shows %s', (_, next) => {
    const { held, menus } = openHeldMenu();
    held.render(withJobs(job(2), job(1)));
    vi.advanceTimersByTime(SECOND);
    held.render(next);
    vi.advanceTimersByTime(9 * SECOND - 1);
    expect(menus).toHaveLength(1);
    vi.advanceTimersByTime(2 * SECOND);
    expect(menus).toHaveLength(2);
  });

  it('ignores changes of jobs that it does not name', () => {
    const { held, menus } = openHeldMenu();
    const shown = Array.from({ length: 10 }, (_unused, n) => job(50 - n));
    held.render(withJobs(...shown, job(1), job(2)));
    held.render(withJobs(...shown, finishedJob({ jobId: '1' }), job(2)));
    expect(menus).toHaveLength(1);
  });
});

describe('an urgent change', () => {
  const before = withJobs(job(3), job(2), job(1));
  it.each<[string, Snapshot]>([
    ['the end of a job', withJobs(job(3), finishedJob({ jobId: '2' }), job(1))],
    ['a job that vanished', withJobs(job(3), job(2, { vanished: true, canCancel: false }), job(1))],
    ['a job that is gone', withJobs(job(3), job(1))],
    ['a cancel that was asked for', withJobs(job(3), job(2, { asking: true }), job(1))],
    ['that updates are paused', { ...before, paused: true }],
    ['that cancels can be stopped', { ...before, sendingCancels: { sent: 0, again: 0, total: 9 } }],
    ['that no account is left', noAccount()],
  ])('is shown at once: %s', (_, next) => {
    const { held, menus } = openHeldMenu();
    held.render(before);
    held.render(next);
    expect(menus).toHaveLength(2);
  });

  it('keeps all lines in place, also of ended jobs, and adds new ones below', () => {
    const { held, menu, jobLines } = openHeldMenu();
    held.render(before);
    held.render(withJobs(job(5), job(4), job(3), finishedJob({ jobId: '2' }), job(1)));
    expect(jobLines()).toEqual(['3', '2', '1', '5', '4']);
    expect(lineIn(menu(), 'cancel:mast:2')).toMatchObject({ enabled: false });
    expect(lineIn(menu(), 'cancel:mast:1')).toMatchObject({ enabled: true });
    vi.advanceTimersByTime(11 * SECOND);
    expect(jobLines()).toEqual(['5', '4', '3', '1']);
  });

  it('distinguishes the same job ID of two accounts', () => {
    const { held, menus } = openHeldMenu();
    const two = [accountView(), accountView({ key: 'sdss' })];
    const at = (accountKey: string, part: Partial<JobView> = {}) => job(1, { accountKey, ...part });
    held.render(snapshotView({ accounts: two, jobs: [at('mast'), at('sdss')] }));
    const ended = at('sdss', { ...finishedJob(), jobId: '1', accountKey: 'sdss' });
    held.render(snapshotView({ accounts: two, jobs: [at('mast'), ended] }));
    expect(lineIn(menus[1] ?? [], 'cancel:mast:1')).toMatchObject({ enabled: true });
    expect(lineIn(menus[1] ?? [], 'cancel:sdss:1')).toMatchObject({ enabled: false });
  });
});

describe('a cancel in progress', () => {
  const canceling = withJobs(job(2, { status: 'canceling', canCancel: false }), job(1));
  const over = withJobs(finishedJob({ jobId: '2' }), job(1));

  it('is shown a second after the menu was replaced', () => {
    const { held, menus } = openHeldMenu();
    held.render(withJobs(job(2, { asking: true }), job(1)));
    for (const next of [canceling, over]) {
      const before = menus.length;
      held.render(next);
      vi.advanceTimersByTime(999);
      expect(menus).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(menus).toHaveLength(before + 1);
    }
  });

  it('keeps all lines in place until the hold ends', () => {
    const { held, jobLines } = openHeldMenu();
    held.render(withJobs(job(3), job(2, { status: 'canceling', canCancel: false }), job(1)));
    held.render(withJobs(job(4), job(3), finishedJob({ jobId: '2' }), job(1)));
    vi.advanceTimersByTime(SECOND);
    expect(jobLines()).toEqual(['3', '2', '1', '4']);
    vi.advanceTimersByTime(10 * SECOND);
    expect(jobLines()).toEqual(['4', '3', '1']);
  });

  it('waits while the pointer moves in the menu', () => {
    const { held, menus } = openHeldMenu();
    held.render(canceling);
    vi.advanceTimersByTime(SECOND);
    held.used();
    held.render(over);
    vi.advanceTimersByTime(9 * SECOND);
    expect(menus).toHaveLength(1);
    vi.advanceTimersByTime(SECOND);
    expect(menus).toHaveLength(2);
  });
});

describe('a menu in use', () => {
  it('is held while the pointer moves in it', () => {
    const { held, menus } = openHeldMenu();
    held.render(withJobs(job(1)));
    for (let n = 0; n < 10; n += 1) {
      vi.advanceTimersByTime(8 * SECOND);
      held.used();
      held.render(withJobs(job(2 + n), job(1)));
    }
    expect(menus).toHaveLength(1);
    vi.advanceTimersByTime(11 * SECOND);
    expect(menus).toHaveLength(2);
  });

  it('is held while it is open, if the system reports that', () => {
    const { held, menus } = openHeldMenu();
    held.render(withJobs(job(1)));
    held.opened();
    vi.advanceTimersByTime(600 * SECOND);
    held.render(withJobs(job(2), job(1)));
    expect(menus).toHaveLength(1);
    held.closed();
    vi.advanceTimersByTime(11 * SECOND);
    expect(menus).toHaveLength(2);
  });

  it('is released by a click, which closes it', () => {
    const { held, menu, menus, called } = openHeldMenu();
    held.render(withJobs(job(1)));
    held.render(withJobs(job(2), job(1)));
    click(lineIn(menu(), 'show:mast:1'));
    expect(called).toEqual([['show', 'mast', '1']]);
    // Electron still handles the click, which needs the menu.
    expect(menus).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(menus).toHaveLength(2);
  });

  it('is not held longer by a changed clock', () => {
    const { held, menus } = openHeldMenu();
    held.render(withJobs(job(1)));
    vi.setSystemTime(Date.now() - 3_600 * SECOND);
    held.render(withJobs(job(2), job(1)));
    expect(menus).toHaveLength(2);
  });

  it('updates its minutes once a minute at most', () => {
    const { held, menus } = openHeldMenu();
    const jobs = Array.from({ length: 10 }, (_, n) =>
      job(n + 1, { running: { kind: 'growing', since: Date.now() - n * 6_000 } }),
    );
    for (let n = 0; n < 300; n += 1) {
      held.render(withJobs(...jobs));
      vi.advanceTimersByTime(SECOND);
    }
    expect(menus.length).toBeLessThanOrEqual(6);
  });
});
