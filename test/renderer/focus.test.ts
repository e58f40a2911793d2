// @vitest-environment happy-dom
// The focus when its control disappears: it stays in the row, pane, dialog or screen, and never falls back to the
// document's body, where keys have no effect.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import {
  accountView,
  activityLine,
  cancelledJob,
  finishedJob,
  jobView,
  snapshotView,
} from '../fakes/view-models.ts';
import { button, firstButton, openWindow, settle } from './render-window.ts';

const focused = (): string => document.activeElement?.textContent.trim() ?? '';
const isInPage = (): boolean =>
  document.activeElement !== null && document.activeElement !== document.body;

describe('The focus in the job table', () => {
  const two = [jobView({ jobId: '5002' }), jobView()];

  it('stays in the row when its job ends and its Cancel button disappears', async () => {
    const { push } = await openWindow(snapshotView({ jobs: two }));
    button('Cancel job 5002').focus();
    await push(snapshotView({ jobs: [two[1]!, finishedJob({ jobId: '5002' })] }));
    expect(focused()).toBe('5002');
  });

  it('stays in the row when its checkbox disappears', async () => {
    const { push } = await openWindow(snapshotView({ jobs: two }));
    screen.getByRole('checkbox', { name: 'Select job 5002' }).focus();
    await push(snapshotView({ jobs: [two[1]!, cancelledJob({ jobId: '5002' })] }));
    expect(focused()).toBe('5002');
  });

  it('follows a row that moves', async () => {
    const { push } = await openWindow(snapshotView({ jobs: two }));
    button('5002').focus();
    await push(snapshotView({ jobs: [two[1]!, finishedJob({ jobId: '5002' })] }));
    expect(focused()).toBe('5002');
  });

  it('moves to the next row when its row is removed', async () => {
    const three = [...two, jobView({ jobId: '5000' })];
    const { push } = await openWindow(snapshotView({ jobs: three }));
    button('5001').focus();
    await push(snapshotView({ jobs: three.filter(({ jobId }) => jobId !== '5001') }));
    expect(focused()).toBe('5000');
  });

  it('moves elsewhere in the window when the last row is removed', async () => {
    const { push } = await openWindow(snapshotView({ jobs: [jobView()] }));
    button('5001').focus();
    await push(snapshotView());
    expect(isInPage()).toBe(true);
  });

  it('leaves the select-all checkbox when nothing is selectable', async () => {
    const { push } = await openWindow(snapshotView({ jobs: [jobView()] }));
    const all = screen.getByRole('checkbox', { name: /Select all/ });
    all.focus();
    await push(snapshotView({ jobs: [finishedJob()] }));
    expect(document.activeElement).not.toBe(all);
    expect(isInPage()).toBe(true);
  });

  it('stays on the body if the user put it there', async () => {
    const { push, person } = await openWindow(snapshotView({ jobs: two }));
    button('5002').focus();
    await person.click(screen.getByRole('heading', { name: /^Jobs/ }));
    (document.activeElement as HTMLElement | null)?.blur();
    await person.pointer({ keys: '[MouseLeft]', target: document.body });
    await push(snapshotView({ jobs: [jobView()] }));
    expect(document.activeElement).toBe(document.body);
  });
});

describe('The focus outside the job table', () => {
  it("moves to the details' heading when their Cancel button disappears", async () => {
    const { person, push } = await openWindow(snapshotView({ jobs: [jobView()] }));
    await person.click(button('5001'));
    const pane = screen.getByRole('complementary');
    within(pane).getByRole('button', { name: 'Cancel job 5001' }).focus();
    await push(snapshotView({ jobs: [finishedJob()] }));
    expect(focused()).toBe('Job 5001');
  });

  it('leaves the Stop button when the last cancel was sent', async () => {
    const jobs = [jobView()];
    const { push } = await openWindow(
      snapshotView({ jobs, sendingCancels: { sent: 1, again: 0, total: 2 } }),
    );
    button('Stop').focus();
    await push(snapshotView({ jobs }));
    expect(isInPage()).toBe(true);
  });

  it('leaves a banner that disappears', async () => {
    const { push } = await openWindow(snapshotView({ paused: true, jobs: [jobView()] }));
    button('Resume').focus();
    await push(snapshotView({ jobs: [jobView()] }));
    expect(focused()).toBe('5001');
  });

  it('moves to the next account after a removal, and stays in the section after the last', async () => {
    const accounts = ['first', 'second'].map((key) => accountView({ key, name: key }));
    const { person, push } = await openWindow(snapshotView({ accounts }));
    await person.click(button('Settings'));
    firstButton('Remove').focus();
    await push(snapshotView({ accounts: accounts.slice(1) }));
    const row = screen.getByText('second').closest('li');
    expect(row?.contains(document.activeElement)).toBe(true);
    await push(snapshotView({ accounts: [] }));
    const section = button('Add account').closest('section');
    expect(section?.contains(document.activeElement)).toBe(true);
  });

  it('moves to the next account after a confirmed removal', async () => {
    const accounts = ['first', 'second'].map((key) => accountView({ key, name: key }));
    const { main, person } = await openWindow(snapshotView({ accounts }));
    main.answer('remove-account', () => {
      main.push(snapshotView({ accounts: accounts.slice(1) }));
      return { ok: true, value: null };
    });
    await person.click(button('Settings'));
    await person.click(firstButton('Remove'));
    await person.click(button('Remove account'));
    await settle();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText('second').closest('li')?.contains(document.activeElement)).toBe(true);
  });

  it('follows an account that moves', async () => {
    const accounts = ['first', 'second'].map((key) => accountView({ key, name: key }));
    const { person, push } = await openWindow(snapshotView({ accounts }));
    await person.click(button('Settings'));
    const up = screen.getAllByRole('button', { name: 'Move up' })[1]!;
    up.focus();
    await push(snapshotView({ accounts: [...accounts].reverse() }));
    expect(document.activeElement).toBe(up);
  });

  it('moves to another activity line when its line is removed', async () => {
    const lines = [1, 2].map((id) => activityLine({ id, title: `line ${id}` }));
    const { push } = await openWindow(snapshotView({ activity: lines }));
    screen.getByText('line 1').focus();
    await push(snapshotView({ activity: lines.slice(1) }));
    expect(focused()).toBe('line 2');
  });

  it('moves to the heading of the next screen', async () => {
    const { person } = await openWindow(snapshotView());
    await person.click(button('Settings'));
    expect(focused()).toBe('Settings');
    await person.click(button('Add account'));
    expect(focused()).toBe('Connect to CasJobs');
  });

  it('stays in a dialog whose button disappears, on a harmless button', async () => {
    const unknown = (lookalike: string | null) =>
      cancelledJob({ resubmission: { kind: 'unknown', lookalike } });
    const { person, push } = await openWindow(snapshotView({ jobs: [unknown('5013')] }));
    await person.click(button('5001'));
    await person.click(button('Submit again'));
    await settle();
    const dialog = screen.getByRole('dialog');
    within(dialog).getByRole('button', { name: 'Open job 5013' }).focus();
    await push(snapshotView({ jobs: [unknown(null)] }));
    expect(focused()).toBe("Don't submit");
  });
});
