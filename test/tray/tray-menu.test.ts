// The lines of the tray menu, and their actions.
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { trayMenu } from '../../electron/tray/tray-menu.ts';
import {
  accountView,
  cancelingJob,
  finishedJob,
  jobView,
  noAccount,
  snapshotView,
  withJobs,
} from '../fakes/view-models.ts';
import { click, idsOf, lineIn, templateOf, recordingActions, now } from './lines.ts';

const MINUTE = 60_000;

describe('Cancel all active jobs', () => {
  it('counts all jobs that can be cancelled, also beyond the ten lines', () => {
    const jobs = Array.from({ length: 12 }, (_, index) => jobView({ jobId: String(index) }));
    const rest = [cancelingJob({ jobId: '90' }), jobView({ jobId: '91', asking: true })];
    expect(lineIn(templateOf(withJobs(...rest, ...jobs)), 'cancel-all')?.label).toBe(
      'Cancel all active jobs (12)…',
    );
  });

  it('is hidden if no job can be cancelled', () => {
    expect(
      lineIn(templateOf(withJobs(cancelingJob(), finishedJob())), 'cancel-all'),
    ).toBeUndefined();
  });

  it('is neither first nor last in the menu', () => {
    const ids = idsOf(templateOf(withJobs(jobView())));
    expect(ids.indexOf('cancel-all')).toBeGreaterThan(1);
    expect(ids.indexOf('cancel-all')).toBeLessThan(ids.length - 5);
  });
});

describe('A version that was installed while the app runs', () => {
  const upgraded = (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    desktop: { ...snapshot.desktop, isUpgraded: true },
  });

  it.each([
    ['with jobs', withJobs(jobView())],
    ['without an account', noAccount()],
  ])('is offered first, %s', (_, snapshot) => {
    const { actions, called } = recordingActions();
    const lines = trayMenu(upgraded(snapshot), now, actions);
    expect(lines[0]?.label).toBe('A new version is installed. Restart');
    click(lines[0]);
    expect(called).toEqual([['restart']]);
    expect(lineIn(templateOf(snapshot), 'restart')).toBeUndefined();
  });
});

describe('A newer version that a check has found', () => {
  const newer = (part: Partial<Snapshot> = {}): Snapshot =>
    snapshotView({
      updates: {
        host: 'example.org',
        checkedAt: 0,
        hasFailed: false,
        available: { version: '0.2.0', isDismissed: true },
      },
      ...part,
    });

  it('is named first, and leads to its page, though its banner was dismissed', () => {
    const { actions, called } = recordingActions();
    const lines = trayMenu(newer(), now, actions);
    expect(lines[0]?.label).toBe('Version 0.2.0 is available');
    click(lines[0]);
    expect(called).toEqual([['openRelease']]);
  });

  it('is not named while another one is installed that a restart would start', () => {
    const { desktop } = snapshotView();
    const lines = templateOf(newer({ desktop: { ...desktop, isUpgraded: true } }));
    expect(lineIn(lines, 'restart')).toBeDefined();
    expect(lineIn(lines, 'release')).toBeUndefined();
  });
});

describe('Many pending cancels', () => {
  const sending = (sent: number): Snapshot =>
    snapshotView({ jobs: [jobView()], sendingCancels: { sent, total: 200, again: 0 } });

  it('are counted and can be stopped', () => {
    const { actions, called } = recordingActions();
    const lines = trayMenu(sending(37), now, actions);
    expect(lineIn(lines, 'sending')).toMatchObject({
      label: 'Canceling 200 jobs…',
      enabled: false,
    });
    click(lineIn(lines, 'stop-cancels'));
    expect(called).toEqual([['stopCancels']]);
  });

  it('do not change the menu while they are sent, so that no click is lost', () => {
    expect(JSON.stringify(templateOf(sending(37)))).toBe(JSON.stringify(templateOf(sending(38))));
  });

  it('cannot be stopped once all are sent', () => {
    expect(lineIn(templateOf(withJobs(jobView())), 'stop-cancels')).toBeUndefined();
  });
});

describe('the rest of the menu', () => {
  it.each([
    ['cancel-all', 'cancelAll'],
    ['cancel-by-id', 'cancelById'],
    ['refresh', 'refresh'],
    ['open', 'open'],
    ['settings', 'settings'],
    ['quit', 'quit'],
  ])('%s calls %s', (id, action) => {
    const { actions, called } = recordingActions();
    click(lineIn(trayMenu(withJobs(jobView()), now, actions), id));
    expect(called).toEqual([[action]]);
  });

  it('has the conventional order', () => {
    expect(idsOf(templateOf(withJobs(jobView()))).filter((id) => id !== undefined)).toEqual([
      'job:mast:5001',
      'cancel-all',
      'cancel-by-id',
      'refresh',
      'pause',
      'open',
      'settings',
      'quit',
    ]);
  });

  it.each([
    [false, 'Pause watching'],
    [true, 'Resume watching'],
  ])('while paused is %s, offers %s', (paused, label) => {
    const { actions, called } = recordingActions();
    const line = lineIn(trayMenu(snapshotView({ paused }), now, actions), 'pause');
    expect(line?.label).toBe(label);
    click(line);
    expect(called).toEqual([['setPaused', !paused]]);
  });

  it('offers only Connect without an account', () => {
    const { actions, called } = recordingActions();
    const lines = trayMenu(noAccount(), now, actions);
    expect(idsOf(lines).filter((id) => id !== undefined)).toEqual([
      'connect',
      'open',
      'settings',
      'quit',
    ]);
    click(lineIn(lines, 'connect'));
    expect(called).toEqual([['connect']]);
  });
});

describe('the status lines of the menu', () => {
  const failing = (ms: number, code: 'unreachable' | 'credentials-rejected', seen: number | null) =>
    accountView({
      connection: { kind: 'error', code, detail: 'the SECRET words', since: now - ms },
      lastSuccessAt: seen,
    });

  it.each<[string, Snapshot, string, string]>([
    ['nothing runs', snapshotView(), 'status', 'No active jobs'],
    [
      'nothing has come back yet',
      snapshotView({ accounts: [accountView({ lastSuccessAt: null })] }),
      'status',
      'Not updated yet',
    ],
    ['updates are paused', snapshotView({ paused: true }), 'status', 'Updates are paused'],
    [
      'looks have failed for long',
      snapshotView({ accounts: [failing(6 * MINUTE, 'unreachable', now - 6 * MINUTE)] }),
      'error:mast',
      "Pan-STARRS can't be reached · updated 6 min ago",
    ],
    [
      'the password was never accepted',
      snapshotView({ accounts: [failing(0, 'credentials-rejected', null)] }),
      'error:mast',
      'Pan-STARRS does not accept the password',
    ],
  ])('report when %s', (_, snapshot, id, label) => {
    const [first] = templateOf(snapshot);
    expect(first).toEqual({ id, label, enabled: false });
  });

  it('ignore a first failed poll', () => {
    const account = failing(MINUTE, 'unreachable', now - MINUTE);
    const lines = templateOf(snapshotView({ accounts: [account], jobs: [jobView()] }));
    expect(idsOf(lines)[0]).toBe('job:mast:5001');
  });

  it('never quote the service', () => {
    const account = failing(9 * MINUTE, 'unreachable', null);
    expect(JSON.stringify(templateOf(snapshotView({ accounts: [account] })))).not.toContain(
      'SECRET',
    );
  });
});
