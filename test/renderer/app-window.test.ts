// @vitest-environment happy-dom
// The window as a whole: requests from the tray, banners, and announcements for screen readers.
import { cleanup, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Snapshot, RequestedView } from '../../electron/core/view-model/snapshot.ts';
import {
  accountView,
  cancelledJob,
  finishedJob,
  jobView,
  noAccount,
  snapshotView,
} from '../fakes/view-models.ts';
import { button, openWindow, settle, textbox } from './render-window.ts';

const wanting = (wanted: Partial<RequestedView>, part: Partial<Snapshot> = {}): Snapshot =>
  snapshotView({
    ...part,
    wanted: [{ seq: 1, view: 'jobs', accountKey: null, jobId: null, ...wanted }],
  });
const aloud = (): string =>
  document.querySelector('[aria-live="polite"]')?.textContent.trim() ?? '';
const hasHeading = (name: string): boolean => screen.queryByRole('heading', { name }) !== null;

describe('A request from the tray', () => {
  it('opens Settings once per request', async () => {
    const { person, push } = await openWindow(snapshotView());
    await push(wanting({ view: 'settings' }));
    expect(hasHeading('Settings')).toBe(true);
    await person.click(button('Back'));
    await push(wanting({ view: 'settings' }));
    expect(hasHeading('Settings')).toBe(false);
    await push(wanting({ view: 'settings', seq: 2 }));
    expect(hasHeading('Settings')).toBe(true);
  });

  it('focuses Job ID at each request', async () => {
    const { push } = await openWindow(wanting({ view: 'cancel-by-id' }));
    expect(document.activeElement).toBe(textbox('Job ID'));
    button('Refresh').focus();
    await push(wanting({ view: 'cancel-by-id', seq: 2 }));
    expect(document.activeElement).toBe(textbox('Job ID'));
  });

  it('opens a job from any screen', async () => {
    const { person, push } = await openWindow(snapshotView());
    await person.click(button('Settings'));
    await push(wanting({ accountKey: 'mast', jobId: '5001' }, { jobs: [jobView()] }));
    expect(screen.getByRole('complementary', { name: 'Job 5001' })).toBeTruthy();
  });

  it('opens the form for another account', async () => {
    const { push } = await openWindow(snapshotView());
    await push(wanting({ view: 'connect' }));
    expect(hasHeading('Connect to CasJobs')).toBe(true);
    expect(button('Back')).toBeTruthy();
  });

  it('shows no Back button on the first run', async () => {
    await openWindow(noAccount());
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
  });
});

describe('Problems', () => {
  it('name the account, the next step and the last update', async () => {
    const connection = {
      kind: 'error',
      code: 'unreachable',
      detail: 'ENOTFOUND',
      since: Date.now(),
    } as const;
    const accounts = [accountView(), accountView({ key: 'b', name: 'SDSS', connection })];
    await openWindow(snapshotView({ accounts }));
    const note = screen.getByRole('note');
    expect(note.textContent).toContain("SDSS: CasJobs can't be reached.");
    expect(note.textContent).toContain('Check the network connection.');
    expect(note.textContent).toContain('Last updated:');
    expect(within(note).getByText('ENOTFOUND')).toBeTruthy();
  });

  it('lead from a rejected password to the field for a new one', async () => {
    const connection = {
      kind: 'error',
      code: 'credentials-rejected',
      detail: '',
      since: 0,
    } as const;
    const { person } = await openWindow(snapshotView({ accounts: [accountView({ connection })] }));
    await person.click(button('Change password'));
    expect(screen.getByRole('dialog').textContent).toContain('Pan-STARRS');
  });

  it('report paused updates and resume them', async () => {
    const { main, person } = await openWindow(snapshotView({ paused: true }));
    await person.click(button('Resume'));
    expect(main.argumentsOf('pause-watching')).toEqual([{ paused: false }]);
  });

  it('report a password that is kept for this run only', async () => {
    const first = snapshotView({ accounts: [accountView({ forThisRunOnly: true })] });
    const { push } = await openWindow(first);
    expect(screen.getByText(/kept for this session only/)).toBeTruthy();
    await push(snapshotView());
    expect(screen.queryByText(/kept for this session only/)).toBeNull();
  });

  it('include problems of the app itself', async () => {
    const detail = 'accounts.json is damaged. Move it elsewhere.';
    await openWindow(snapshotView({ errors: [{ code: 'file', detail }] }));
    expect(screen.getByRole('note').textContent).toMatch(
      /^\s*accounts\.json is damaged\. Move it elsewhere\.\s*$/,
    );
  });

  it('offer to restore or discard the dated backup of a damaged file', async () => {
    const at = Date.UTC(2026, 10, 20, 9, 30);
    const backups = [
      { file: 'accounts', at },
      { file: 'settings', at },
    ] as const;
    const { main, person } = await openWindow(snapshotView({ backups }));
    const [accounts, settings] = screen.getAllByRole('note');
    expect(accounts?.textContent).toMatch(/list of accounts was damaged .* from Nov 20, \d\d:30/);
    expect(settings?.textContent).toContain('It replaces the current settings.');
    await person.click(within(accounts!).getByRole('button', { name: 'Restore backup' }));
    expect(main.argumentsOf('restore-backup')).toEqual([{ file: 'accounts' }]);
    await person.click(within(settings!).getByRole('button', { name: 'Discard backup' }));
    expect(main.argumentsOf('discard-backup')).toEqual([{ file: 'settings' }]);
  });

  it('report that main cannot be reached, and retry', async () => {
    const { main, person } = await openWindow(snapshotView(), (fake) =>
      fake.answer('follow', () => Promise.reject(new Error('gone'))),
    );
    expect(screen.getByRole('alert').textContent).toContain('internal error occurred');
    main.answer('follow', () => main.follow());
    await person.click(button('Try again'));
    await settle();
    expect(screen.getByRole('table', { name: 'Jobs' })).toBeTruthy();
  });
});

describe('The live region', () => {
  it('does not announce the first snapshot', async () => {
    await openWindow(snapshotView({ jobs: [finishedJob()] }));
    expect(aloud()).toBe('');
  });

  it('announces a new status once', async () => {
    const { push } = await openWindow(snapshotView({ jobs: [jobView()] }));
    await push(snapshotView({ jobs: [finishedJob()] }));
    expect(aloud()).toBe('Job 5001 is finished.');
  });

  it('leaves the outcome of a watched job to the activity log', async () => {
    const { push } = await openWindow(snapshotView({ jobs: [jobView({ watched: 'cancel' })] }));
    await push(snapshotView({ jobs: [cancelledJob()] }));
    expect(aloud()).toBe('');
  });
});

describe('The window', () => {
  it('subscribes to main until it closes', async () => {
    const { main } = await openWindow(snapshotView());
    expect(main.listenerCount()).toBe(1);
    cleanup();
    expect(main.listenerCount()).toBe(0);
  });

  it('draws the first part of a very long list at once and the rest once it is complete', async () => {
    const jobs = Array.from({ length: 600 }, (_, at) => finishedJob({ jobId: `${9000 - at}` }));
    const waiting: (() => void)[] = [];
    const { app } = await openWindow(
      snapshotView({ jobs }),
      () => undefined,
      (act) => waiting.push(act),
    );
    const seen: number[] = [];
    while (waiting.length > 0) {
      waiting.shift()?.();
      await settle();
      seen.push(app.jobs.length);
    }
    expect(seen).toEqual([250, 250, 600]);
  });

  it('drops its jobs when main sends a full list again', async () => {
    const { main, app } = await openWindow(snapshotView({ jobs: [jobView({ jobId: '1' })] }));
    main.follow();
    expect(app.jobs).toHaveLength(1);
    expect(app.jobOf({ accountKey: 'mast', jobId: '2' })).toBeUndefined();
  });

  it('turns a failed IPC call into an error result', async () => {
    const { person } = await openWindow(snapshotView(), (fake) =>
      fake.answer('refresh', () => Promise.reject(new Error('gone'))),
    );
    await person.click(button('Refresh'));
    expect(screen.getByRole('alert').textContent).toContain('internal error occurred');
  });
});
