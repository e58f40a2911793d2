// The tray's icon and tooltip.
import { describe, expect, it } from 'vitest';
import type { CallErrorCode } from '../../electron/result.ts';
import type { AccountView, Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { trayIcon } from '../../electron/tray/tray-icon.ts';
import {
  accountView,
  cancelingJob,
  finishedJob,
  jobView,
  noAccount,
  snapshotView,
  withJobs,
} from '../fakes/view-models.ts';
import { now } from './lines.ts';

const MINUTE = 60_000;

const failing = (code: CallErrorCode, ms: number, part: Partial<AccountView> = {}): AccountView =>
  accountView({ connection: { kind: 'error', code, detail: '', since: now - ms }, ...part });

const isFailing = (...accounts: AccountView[]): Snapshot =>
  snapshotView({ accounts, jobs: [jobView()] });

describe("the tray's icon and tooltip", () => {
  it.each<[string, Snapshot, string, string]>([
    ['no account', noAccount(), 'idle', 'CasJobs Tray: not signed in'],
    ['no job', snapshotView(), 'idle', 'CasJobs Tray: no active jobs'],
    ['only jobs that are over', withJobs(finishedJob()), 'idle', 'CasJobs Tray: no active jobs'],
    ['a running job', withJobs(jobView()), 'active', 'CasJobs Tray: 1 job active'],
    [
      'a waiting job and a running one',
      withJobs(jobView({ status: 'ready' }), jobView({ jobId: '2' })),
      'active',
      'CasJobs Tray: 2 jobs active',
    ],
    [
      'a job that is canceling',
      withJobs(cancelingJob()),
      'canceling',
      'CasJobs Tray: 1 job canceling',
    ],
    [
      'many cancels on their way',
      snapshotView({
        jobs: [jobView({ asking: true })],
        sendingCancels: { sent: 37, total: 200, again: 0 },
      }),
      'canceling',
      'CasJobs Tray: canceling 37 of 200 jobs',
    ],
    [
      'a job asked to be cancelled among others',
      withJobs(jobView({ asking: true }), jobView({ jobId: '2' }), jobView({ jobId: '3' })),
      'canceling',
      'CasJobs Tray: 2 jobs active, 1 canceling',
    ],
    [
      'watching paused',
      snapshotView({ paused: true, accounts: [failing('unreachable', 9 * MINUTE)] }),
      'idle',
      'CasJobs Tray: updates are paused',
    ],
    [
      'a rejected password, at once',
      isFailing(failing('credentials-rejected', 0)),
      'error',
      'CasJobs Tray: Pan-STARRS does not accept the password',
    ],
    [
      'a service that has been away for a minute',
      isFailing(failing('unreachable', MINUTE)),
      'active',
      'CasJobs Tray: 1 job active',
    ],
    [
      'two accounts that fails',
      isFailing(failing('unreachable', 9 * MINUTE), failing('tls', 9 * MINUTE, { key: 'sdss' })),
      'error',
      'CasJobs Tray: 2 accounts have problems',
    ],
  ])('%s', (_, snapshot, icon, tooltip) => {
    expect(trayIcon(snapshot, now)).toEqual({ icon, tooltip });
  });

  it('show since when a service is unreachable, in local time', () => {
    const { icon, tooltip } = trayIcon(isFailing(failing('unreachable', 3 * MINUTE)), now);
    expect(icon).toBe('error');
    expect(tooltip).toMatch(
      /^CasJobs Tray: Pan-STARRS can't be reached \(since \d\d:27( [AP]M)?\)$/,
    );
  });

  it('recover with the next successful poll', () => {
    expect(trayIcon(isFailing(accountView()), now).icon).toBe('active');
  });

  it('fit the 127 characters of a tooltip on Windows', () => {
    const account = failing('keychain-locked', 0, { name: 'An account '.repeat(20) });
    expect(trayIcon(isFailing(account), now).tooltip.length).toBeLessThanOrEqual(127);
  });
});
