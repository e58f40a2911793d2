// The lines of jobs in the tray menu, and their submenus.
import { describe, expect, it } from 'vitest';
import type { JobView, Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { trayMenu } from '../../electron/tray/tray-menu.ts';
import {
  accountView,
  cancelingJob,
  cancelledJob,
  finishedJob,
  jobView,
  snapshotView,
  withJobs,
} from '../fakes/view-models.ts';
import { click, idsOf, lineIn, templateOf, recordingActions, now } from './lines.ts';

const MINUTE = 60_000;
const since = (ms: number) => ({ kind: 'growing', since: now - ms }) as const;
const unplaced = { kind: 'unplaced', serviceTime: '2026-11-24T05:12:00' } as const;

/** Started twelve minutes before the menu's time. */
const started = (part: Partial<JobView> = {}): JobView =>
  jobView({ running: since(12 * MINUTE), ...part });

const twoAccounts = [accountView(), accountView({ key: 'sdss', name: 'SDSS' })];

const labelOf = (snapshot: Snapshot, id: string): string | undefined =>
  lineIn(templateOf(snapshot), id)?.label;

describe('a line of a job', () => {
  it.each<[string, Partial<JobView>, string]>([
    ['running', {}, 'Job 5001 · m31 halo · started 12 min'],
    [
      'running for hours',
      { running: since(200 * MINUTE) },
      'Job 5001 · m31 halo · started 3 h 20 min',
    ],
    [
      'running for days',
      { running: since(52 * 60 * MINUTE) },
      'Job 5001 · m31 halo · started 2 d 4 h',
    ],
    ['just started', { running: since(12_000) }, 'Job 5001 · m31 halo · started just now'],
    [
      'seen by a clock that is ahead',
      { running: since(-5 * MINUTE) },
      'Job 5001 · m31 halo · started just now',
    ],
    [
      'waiting',
      { status: 'ready', waiting: since(3 * MINUTE), running: { kind: 'none' } },
      'Job 5001 · m31 halo · ready 3 min',
    ],
    [
      'of a service whose zone is not known',
      { running: unplaced },
      'Job 5001 · m31 halo · started',
    ],
    [
      'canceling',
      { status: 'canceling', canCancel: false, cancelingSince: now - 2 * MINUTE },
      'Job 5001 · m31 halo · canceling 2 min',
    ],
    [
      'canceling since it is not known when',
      { status: 'canceling', canCancel: false, cancelingSince: null },
      'Job 5001 · m31 halo · canceling',
    ],
    ['without a task name', { taskName: null }, 'Job 5001 · started 12 min'],
    ['with a blank task name', { taskName: ' \n ' }, 'Job 5001 · started 12 min'],
    [
      'with a name of several lines',
      { taskName: 'm31\r\n\thalo\u0000\u202e' },
      'Job 5001 · m31 halo · started 12 min',
    ],
    [
      'with & and _ in its name, of which only the first marks a mnemonic',
      { taskName: 'm31_halo & m33' },
      'Job 5001 · m31_halo && m33 · started 12 min',
    ],
    [
      'with a long name',
      { taskName: 'x'.repeat(41) },
      `Job 5001 · ${'x'.repeat(39)}… · started 12 min`,
    ],
    [
      'with a name of 40',
      { taskName: 'x'.repeat(40) },
      `Job 5001 · ${'x'.repeat(40)} · started 12 min`,
    ],
  ])('%s', (_, part, label) => {
    expect(labelOf(withJobs(started(part)), 'job:mast:5001')).toBe(label);
  });

  it('names the account when there are several', () => {
    const jobs = [started(), started({ accountKey: 'sdss', taskName: null })];
    const snapshot = snapshotView({ accounts: twoAccounts, jobs });
    expect(labelOf(snapshot, 'job:mast:5001')).toBe(
      'Job 5001 · Pan-STARRS · m31 halo · started 12 min',
    );
    expect(labelOf(snapshot, 'job:sdss:5001')).toBe('Job 5001 · SDSS · started 12 min');
  });

  it('is unchanged within a minute, so that an open menu is not replaced', () => {
    const { actions } = recordingActions();
    const snapshot = withJobs(started(), cancelingJob({ jobId: '2', cancelingSince: now - 5_000 }));
    const textAt = (at: number): string => JSON.stringify(trayMenu(snapshot, at, actions));
    expect(textAt(now + 50_000)).toBe(textAt(now));
    expect(textAt(now + 60_000)).not.toBe(textAt(now));
  });
});

describe('the lines of jobs', () => {
  it('show ready, started and canceling jobs in the order of the list', () => {
    const snapshot = withJobs(
      started({ jobId: '9' }),
      finishedJob({ jobId: '8' }),
      cancelingJob({ jobId: '7' }),
      cancelledJob({ jobId: '6' }),
      started({ jobId: '5', status: 'ready' }),
      started({ jobId: '4', status: 'unknown', statusCode: 9 }),
      started({ jobId: '3', vanished: true }),
    );
    const ids = idsOf(templateOf(snapshot)).filter((id) => id?.startsWith('job:'));
    expect(ids).toEqual(['job:mast:9', 'job:mast:7', 'job:mast:5']);
  });

  it('are ten at most, then More, which opens the window', () => {
    const jobs = Array.from({ length: 11 }, (_, index) => started({ jobId: String(50 - index) }));
    const { actions, called } = recordingActions();
    const lines = trayMenu(withJobs(...jobs), now, actions);
    const ids = idsOf(lines).filter((id) => id?.startsWith('job:') || id === 'more');
    expect(ids).toHaveLength(11);
    expect(ids.slice(-2)).toEqual(['job:mast:41', 'more']);
    click(lineIn(lines, 'more'));
    expect(called).toEqual([['open']]);
    expect(lineIn(templateOf(withJobs(...jobs.slice(1))), 'more')).toBeUndefined();
  });
});

describe('the submenu of a job', () => {
  it('cancels or shows that job of that account', () => {
    const { actions, called } = recordingActions();
    const lines = trayMenu(withJobs(started()), now, actions);
    click(lineIn(lines, 'cancel:mast:5001'));
    click(lineIn(lines, 'show:mast:5001'));
    expect(called).toEqual([
      ['cancel', 'mast', '5001'],
      ['show', 'mast', '5001'],
    ]);
  });

  it.each<[string, JobView, string, boolean]>([
    ['running', started(), 'Cancel now', true],
    ['asked to be cancelled', started({ asking: true }), 'Requesting cancel…', false],
    ['canceling', cancelingJob(), 'Canceling…', false],
    ['not to be cancelled', started({ canCancel: false }), 'Cancel now', false],
  ])('shows a job that is %s', (_, job, label, enabled) => {
    expect(lineIn(templateOf(withJobs(job)), 'cancel:mast:5001')).toMatchObject({ label, enabled });
  });
});
