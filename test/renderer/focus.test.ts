// @vitest-environment happy-dom
// The focus when the control that has it goes: it stays in the row, the pane, the dialog or the screen, and never
// falls back to the page, where the keyboard is nowhere.
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

describe('The focus in the table', () => {
  const two = [jobView({ jobId: '5002' }), jobView()];

  it('stays in the row whose Cancel button goes because its job has ended', async () => {
    const { push } = await openWindow(snapshotView({ jobs: two }));
    button('Cancel job 5002').focus();
    await push(snapshotView({ jobs: [two[1]!, finishedJob({ jobId: '5002' })] }));
    expect(focused()).toBe('5002');
  });

  it('stays in the row whose checkbox goes', async () => {
    const { push } = await openWindow(snapshotView({ jobs: two }));
    screen.getByRole('checkbox', { name: 'Select job 5002' }).focus();
    await push(snapshotView({ jobs: [two[1]!, cancelledJob({ jobId: '5002' })] }));
    expect(focused()).toBe('5002');
  });

  it('goes with a row that moves', async () => {
    const { push } = await openWindow(snapshotView({ jobs: two }));
    button('5002').focus();
    await push(snapshotView({ jobs: [two[1]!, finishedJob({ jobId: '5002' })] }));
    expect(focused()).toBe('5002');
  });

  it('goes to the next row when its own has left the list', async () => {
    const three = [...two, jobView({ jobId: '5000' })];
    const { push } = await openWindow(snapshotView({ jobs: three }));
    button('5001').focus();
    await push(snapshotView({ jobs: three.filter(({ jobId }) => jobId !== '5001') }));
    expect(focused()).toBe('5000');
  });

  it('goes to something else in the window when the last row is gone', async () => {
    const { push } = await openWindow(snapshotView({ jobs: [jobView()] }));
    button('5001').focus();
    await push(snapshotView());
    expect(isInPage()).toBe(true);
  });

  it('leaves the checkbox above the rows when nothing can be selected any more', async () => {
    const { push } = await openWindow(snapshotView({ jobs: [jobView()] }));
    const all = screen.getByRole('checkbox', { name: /Select all/ });
    all.focus();
    await push(snapshotView({ jobs: [finishedJob()] }));
    expect(document.activeElement).not.toBe(all);
    expect(isInPage()).toBe(true);
  });

  it('stays nowhere where the person has put it nowhere', async () => {
    const { push, person } = await openWindow(snapshotView({ jobs: two }));
    button('5002').focus();
    await person.click(screen.getByRole('heading', { name: /^Jobs/ }));
    (document.activeElement as HTMLElement | null)?.blur();
    await person.pointer({ keys: '[MouseLeft]', target: document.body });
    await push(snapshotView({ jobs: [jobView()] }));
    expect(document.activeElement).toBe(document.body);
  });
});

describe('The focus outside the table', () => {
  it('goes to the heading of the details whose Cancel button goes', async () => {
    const { person, push } = await openWindow(snapshotView({ jobs: [jobView()] }));
    await person.click(button('5001'));
    const pane = screen.getByRole('complementary');
    within(pane).getByRole('button', { name: 'Cancel job 5001' }).focus();
    await push(snapshotView({ jobs: [finishedJob()] }));
    expect(focused()).toBe('Job 5001');
  });

  it('goes on from the Stop button when the last cancel has gone out', async () => {
    const jobs = [jobView()];
    const { push } = await openWindow(
      snapshotView({ jobs, sendingCancels: { sent: 1, again: 0, total: 2 } }),
    );
    button('Stop').focus();
    await push(snapshotView({ jobs }));
    expect(isInPage()).toBe(true);
  });

  it('goes on from a banner that is gone', async () => {
    const { push } = await openWindow(snapshotView({ paused: true, jobs: [jobView()] }));
    button('Resume').focus();
    await push(snapshotView({ jobs: [jobView()] }));
    expect(focused()).toBe('5001');
  });

  it('goes to the next account when an account is removed, and stays in the section after the last', async () => {
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

  it('goes to the next account after its removal was confirmed', async () => {
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

  it('stays on the account that moves', async () => {
    const accounts = ['first', 'second'].map((key) => accountView({ key, name: key }));
    const { person, push } = await openWindow(snapshotView({ accounts }));
    await person.click(button('Settings'));
    const up = screen.getAllByRole('button', { name: 'Move up' })[1]!;
    up.focus();
    await push(snapshotView({ accounts: [...accounts].reverse() }));
    expect(document.activeElement).toBe(up);
  });

  it('goes to another entry when its own leaves the activity', async () => {
    const lines = [1, 2].map((id) => activityLine({ id, title: `line ${id}` }));
    const { push } = await openWindow(snapshotView({ activity: lines }));
    screen.getByText('line 1').focus();
    await push(snapshotView({ activity: lines.slice(1) }));
    expect(focused()).toBe('line 2');
  });

  it('goes to the heading of the screen that is shown next', async () => {
    const { person } = await openWindow(snapshotView());
    await person.click(button('Settings'));
    expect(focused()).toBe('Settings');
    await person.click(button('Add account'));
    expect(focused()).toBe('Connect to CasJobs');
  });

  it('stays in a dialog whose button goes, away from what does harm', async () => {
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
