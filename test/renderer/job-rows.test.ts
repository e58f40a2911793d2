// @vitest-environment happy-dom
// The rows of the job table in each state of a job.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import {
  accountView,
  cancelingJob,
  cancelledJob,
  finishedJob,
  jobView,
  snapshotView,
} from '../fakes/view-models.ts';
import { button, tableIds, openWindow, openJobTable, jobTableElement } from './render-window.ts';

const rowOf = (jobId: string): HTMLElement =>
  within(jobTableElement()).getByText(jobId).closest('tr')!;

describe('The job table', () => {
  it("shows active jobs first, each group in main's order", async () => {
    await openJobTable(
      finishedJob({ jobId: '9' }),
      jobView({ jobId: '8' }),
      finishedJob({ jobId: '7' }),
      jobView({ jobId: '6' }),
    );
    expect(tableIds()).toEqual(['8', '6', '9', '7']);
  });

  it('shows ID, task, context, status and running time', async () => {
    await openJobTable(jobView());
    const cells = within(rowOf('5001')).getAllByRole('cell');
    const texts = cells.map((cell) => cell.textContent.trim());
    expect(texts).toEqual(expect.arrayContaining(['5001', 'm31 halo', 'PanSTARRS_DR2', 'started']));
    expect(texts).toContain('Running 12 min');
  });

  it('offers a cancel only if main allows it', async () => {
    await openJobTable(jobView(), finishedJob({ jobId: '5000' }));
    expect(button('Cancel job 5001').textContent.trim()).toBe('Cancel');
    expect(screen.queryByRole('button', { name: 'Cancel job 5000' })).toBeNull();
  });

  it('replaces the Cancel button while the request is pending', async () => {
    await openJobTable(jobView({ asking: true }));
    expect(rowOf('5001').textContent).toContain('Requesting cancel…');
    expect(screen.queryByRole('button', { name: 'Cancel job 5001' })).toBeNull();
  });

  it('never shows "cancelled" before CasJobs does', async () => {
    const { push } = await openJobTable(jobView());
    await push(snapshotView({ jobs: [jobView({ asking: true })] }));
    expect(document.body.textContent).not.toMatch(/cancelled/i);
    await push(snapshotView({ jobs: [cancelingJob()] }));
    expect(rowOf('5001').textContent).toMatch(/Canceling since .* 12 s/);
    expect(rowOf('5001').textContent).not.toMatch(/cancelled/i);
    await push(snapshotView({ jobs: [cancelledJob({ outcome: 'cancelled' })] }));
    expect(rowOf('5001').textContent).toContain('cancelled');
    expect(rowOf('5001').textContent).toContain('Slot free');
  });

  it('shows the number of an unknown status', async () => {
    await openJobTable(jobView({ status: 'unknown', statusCode: 7, family: 'unknown' }));
    expect(rowOf('5001').textContent).toContain('status 7');
  });

  it('shows "unknown" if the service sent no status', async () => {
    await openJobTable(jobView({ status: 'unknown', statusCode: null, family: 'unknown' }));
    expect(rowOf('5001').textContent).toContain('status unknown');
  });

  it('counts the unreadable jobs of the shown accounts', async () => {
    const accounts = [
      accountView({ unreadableJobs: 1 }),
      accountView({ key: 'sdss', name: 'SDSS', unreadableJobs: 2 }),
    ];
    const { person, push } = await openWindow(snapshotView({ accounts, jobs: [jobView()] }));
    expect(screen.getByText('3 jobs could not be read')).toBeTruthy();
    await person.selectOptions(
      screen.getByRole('combobox', { name: 'Show jobs from' }),
      'Pan-STARRS',
    );
    expect(screen.getByText('1 job could not be read')).toBeTruthy();
    await push(snapshotView({ jobs: [jobView()] }));
    expect(screen.queryByText(/could not be read/)).toBeNull();
    await push(snapshotView({ accounts: [accountView({ unreadableJobs: 1 })], jobs: [] }));
    expect(screen.getByText('No jobs could be read')).toBeTruthy();
    expect(screen.queryByText('No jobs')).toBeNull();
  });

  it("shows the service's time if its zone is unknown", async () => {
    await openJobTable(
      jobView({ running: { kind: 'unplaced', serviceTime: '2026-11-24T09:12:00' } }),
    );
    expect(rowOf('5001').textContent).toContain('since 09:12 (service time)');
  });

  it('shows the account of each job only if there are several', async () => {
    const { push } = await openJobTable(jobView());
    expect(screen.queryByRole('columnheader', { name: 'Account' })).toBeNull();
    const other = accountView({ key: 'sdss', name: 'SDSS' });
    await push(
      snapshotView({
        accounts: [accountView(), other],
        jobs: [jobView(), jobView({ accountKey: 'sdss' })],
      }),
    );
    expect(screen.getByRole('columnheader', { name: 'Account' })).toBeTruthy();
    expect(tableIds()).toEqual(['5001', '5001']);
  });

  it("shows one account's jobs when it is selected", async () => {
    const accounts = [accountView(), accountView({ key: 'sdss', name: 'SDSS' })];
    const jobs = [jobView(), jobView({ jobId: '77', accountKey: 'sdss' })];
    const { person } = await openWindow(snapshotView({ accounts, jobs }));
    await person.selectOptions(screen.getByRole('combobox', { name: 'Show jobs from' }), 'SDSS');
    expect(tableIds()).toEqual(['77']);
  });

  it('refreshes by button and by keyboard', async () => {
    const { main, person } = await openJobTable();
    await person.click(button('Refresh'));
    await person.keyboard('{Control>}r{/Control}');
    expect(main.argumentsOf('refresh')).toHaveLength(2);
  });

  it('shows the number of older jobs below the last row', async () => {
    const { push } = await openWindow(
      snapshotView({ jobs: [jobView()], accounts: [accountView({ olderJobs: 9_500 })] }),
    );
    expect(document.body.textContent).toContain(
      `${(9_500).toLocaleString()} older jobs are not shown`,
    );
    await push(snapshotView({ jobs: [jobView()], accounts: [accountView({ olderJobs: 1 })] }));
    expect(document.body.textContent).toContain('1 older job is not shown');
    await push(snapshotView({ jobs: [jobView()] }));
    expect(document.body.textContent).not.toContain('not shown');
  });
});

describe('Older jobs', () => {
  it('are loaded from below the table, which says how far back it goes', async () => {
    const two = [accountView(), accountView({ key: 'b', listedSince: '2026-09-25' })];
    const { main, person, push } = await openWindow(
      snapshotView({ accounts: two, jobs: [jobView()] }),
    );
    expect(screen.getByText('Active jobs, and everything submitted since 2026-10-25')).toBeTruthy();
    await person.click(button('Show older jobs'));
    expect(main.argumentsOf('list-older')).toHaveLength(1);
    await push(snapshotView({ accounts: [accountView({ listedSince: '2026-09-25' })] }));
    expect(screen.getByText('Active jobs, and everything submitted since 2026-09-25')).toBeTruthy();
  });

  it('can be loaded without newer ones, but not before the first list', async () => {
    const { push } = await openWindow(
      snapshotView({ accounts: [accountView({ listedSince: null })], jobs: [] }),
    );
    expect(screen.queryByRole('button', { name: 'Show older jobs' })).toBeNull();
    await push(snapshotView({ jobs: [] }));
    expect(button('Show older jobs')).toBeTruthy();
  });
});
