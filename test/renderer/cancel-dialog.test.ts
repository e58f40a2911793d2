// @vitest-environment happy-dom
// The cancel dialog, opened from a row, from the selection and by ID, and the requests that it sends.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { accountView, finishedJob, jobView, snapshotView } from '../fakes/view-models.ts';
import { button, dialog, inDialog, openWindow, settle, textbox } from './render-window.ts';

const two = [jobView({ jobId: '5002' }), jobView({ jobId: '5001' })];
const over = [finishedJob({ jobId: '5002' }), jobView({ jobId: '5001' })];

describe('Canceling a job', () => {
  it('asks for confirmation and focuses the safe button', async () => {
    const { main, person } = await openWindow(snapshotView({ jobs: two }));
    await person.click(button('Cancel job 5001'));
    expect(screen.getByRole('dialog', { name: 'Cancel job 5001?' })).toBeTruthy();
    expect(dialog().textContent).toContain('m31 halo');
    expect(document.activeElement).toBe(inDialog('Keep job'));
    expect(main.argumentsOf('cancel-jobs')).toEqual([]);
  });

  it('keeps the job on Esc and returns the focus', async () => {
    const { main, person } = await openWindow(snapshotView({ jobs: two }));
    await person.click(button('Cancel job 5001'));
    await person.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(main.argumentsOf('cancel-jobs')).toEqual([]);
    expect(document.activeElement).toBe(button('Cancel job 5001'));
  });

  it('sends one request and closes when it is accepted', async () => {
    const { main, person } = await openWindow(snapshotView({ jobs: two }));
    await person.click(button('Cancel job 5001'));
    await person.click(inDialog('Cancel job'));
    await settle();
    expect(main.argumentsOf('cancel-jobs')).toEqual([{ accountKey: 'mast', jobIds: ['5001'] }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('keeps the focus in the row when its button disappears', async () => {
    const { person, push } = await openWindow(snapshotView({ jobs: two }));
    await person.click(button('Cancel job 5001'));
    await push(snapshotView({ jobs: [jobView({ asking: true })] }));
    await person.click(inDialog('Cancel job'));
    await settle();
    expect(document.activeElement?.textContent).toBe('5001');
  });

  it('shows why a request failed, and allows another attempt', async () => {
    const { main, person } = await openWindow(snapshotView({ jobs: two }), (fake) =>
      fake.answer('cancel-jobs', () => ({ ok: false, error: { code: 'disk', detail: 'ENOSPC' } })),
    );
    await person.click(button('Cancel job 5001'));
    await person.click(inDialog('Cancel job'));
    expect(within(dialog()).getByRole('alert').textContent).toContain('could not read or write');
    await person.click(inDialog('Cancel job'));
    expect(main.argumentsOf('cancel-jobs')).toHaveLength(2);
  });

  it('cancels the selection with one request for each account', async () => {
    const accounts = [accountView(), accountView({ key: 'sdss', name: 'SDSS' })];
    const jobs = [...two, jobView({ jobId: '77', accountKey: 'sdss' })];
    const { main, person } = await openWindow(snapshotView({ accounts, jobs }));
    await person.click(button('Cancel selected'));
    expect(screen.queryByRole('dialog')).toBeNull();
    await person.click(screen.getByRole('checkbox', { name: /Select all/ }));
    await person.click(button('Cancel selected'));
    expect(screen.getByRole('dialog', { name: 'Cancel 3 jobs?' })).toBeTruthy();
    expect(document.activeElement).toBe(inDialog('Keep jobs'));
    await person.click(inDialog('Cancel jobs'));
    await settle();
    expect(main.argumentsOf('cancel-jobs')).toEqual([
      { accountKey: 'mast', jobIds: ['5002', '5001'] },
      { accountKey: 'sdss', jobIds: ['77'] },
    ]);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select job 77' }).checked).toBe(
      false,
    );
  });

  it('leaves out a job that ended while the dialog was open', async () => {
    const { main, person, push } = await openWindow(snapshotView({ jobs: two }));
    await person.click(screen.getByRole('checkbox', { name: 'Select job 5001' }));
    await person.click(screen.getByRole('checkbox', { name: 'Select job 5002' }));
    await person.click(button('Cancel selected'));
    await push(snapshotView({ jobs: over }));
    expect(screen.getByRole('dialog', { name: 'Cancel job 5001?' })).toBeTruthy();
    expect(dialog().textContent).toContain('Job 5002 is already finished and was left out.');
    await person.click(inDialog('Cancel job'));
    await settle();
    expect(main.argumentsOf('cancel-jobs')).toEqual([{ accountKey: 'mast', jobIds: ['5001'] }]);
  });

  it('cancels nothing when the only job has ended', async () => {
    const { main, person, push } = await openWindow(snapshotView({ jobs: two }));
    await person.click(button('Cancel job 5002'));
    await push(snapshotView({ jobs: over }));
    expect(dialog().textContent).toContain('There is nothing left to cancel');
    await person.click(inDialog('Cancel job'));
    expect(main.argumentsOf('cancel-jobs')).toEqual([]);
    expect(dialog()).toBeTruthy();
  });
});

describe('Cancel by ID', () => {
  const reading = (...jobIds: string[]) => ({
    ok: true as const,
    value: { jobIds },
  });

  it('cancels unlisted IDs as main parsed them', async () => {
    const { main, person } = await openWindow(snapshotView(), (fake) =>
      fake.answer('read-job-ids', () => reading('41', '42')),
    );
    await person.type(textbox('Job ID'), '41, 42');
    await person.click(button('Cancel by ID'));
    expect(main.argumentsOf('read-job-ids')).toEqual([{ text: '41, 42' }]);
    expect(screen.getByRole('dialog', { name: 'Cancel 2 jobs?' })).toBeTruthy();
    await person.click(inDialog('Cancel jobs'));
    await settle();
    expect(main.argumentsOf('cancel-jobs')).toEqual([{ accountKey: 'mast', jobIds: ['41', '42'] }]);
    expect(textbox('Job ID').value).toBe('');
  });

  it('lets main handle a job that has already ended', async () => {
    const { main, person } = await openWindow(snapshotView({ jobs: over }), (fake) =>
      fake.answer('read-job-ids', () => reading('5002')),
    );
    await person.type(textbox('Job ID'), '5002{Enter}');
    await person.click(inDialog('Cancel job'));
    expect(main.argumentsOf('cancel-jobs')).toHaveLength(1);
  });

  it('shows an invalid job ID at the field and keeps the text', async () => {
    const { person } = await openWindow(snapshotView(), (fake) =>
      fake.answer('read-job-ids', () => ({
        ok: false,
        error: { code: 'bad-input', field: 'jobIds', detail: '“5x” is no job ID.' },
      })),
    );
    await person.type(textbox('Job ID'), '5x{Enter}');
    await settle();
    expect(textbox('Job ID').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toContain('“5x” is no job ID.');
    expect(textbox('Job ID').value).toBe('5x');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('keeps pasted lines apart', async () => {
    const { main, person } = await openWindow(snapshotView(), (fake) =>
      fake.answer('read-job-ids', () => reading('5001', '5002')),
    );
    await person.click(textbox('Job ID'));
    await person.paste('5001\n5002');
    await person.click(button('Cancel by ID'));
    expect(main.argumentsOf('read-job-ids')).toEqual([{ text: '5001\n5002' }]);
  });

  it('uses the account that is selected beside it', async () => {
    const accounts = [accountView(), accountView({ key: 'sdss', name: 'SDSS' })];
    const { main, person } = await openWindow(snapshotView({ accounts }), (fake) =>
      fake.answer('read-job-ids', () => reading('41')),
    );
    await person.selectOptions(screen.getByRole('combobox', { name: 'Account' }), 'SDSS');
    await person.type(textbox('Job ID'), '41{Enter}');
    await person.click(inDialog('Cancel job'));
    expect(main.argumentsOf('cancel-jobs')).toEqual([{ accountKey: 'sdss', jobIds: ['41'] }]);
  });
});
