// @vitest-environment happy-dom
// Submitting a job again: the dialog shows everything that will be sent, and the result.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { cancelledJob, jobView, snapshotView } from '../fakes/view-models.ts';
import type { FakeBridge } from '../fakes/fake-bridge.ts';
import { button, openWindow, settle } from './render-window.ts';

const ref = { accountKey: 'mast', jobId: '5001' };
const query = 'SELECT 1\nINTO mydb.one';
const details = {
  ...ref,
  query,
  isQueryCut: false,
  error: null,
  outputLoc: null,
  pageUrl: 'https://example.org',
};

const telling = (main: FakeBridge): void =>
  main.answer('job-details', (job) => ({ ok: true, value: { ...details, ...job } }));

const dialog = (): HTMLElement => screen.getByRole('dialog', { name: 'Submit job 5001 again?' });
const inDialog = (name: string): HTMLElement => within(dialog()).getByRole('button', { name });

/** The window with the job's pane open. */
const withJob = async (job: JobView, prepare: (main: FakeBridge) => void = () => undefined) => {
  const opened = await openWindow(snapshotView({ jobs: [job] }), (main) => {
    telling(main);
    prepare(main);
  });
  opened.app.navigation.open(ref);
  await settle();
  return opened;
};

/** The same with the dialog open. */
const asked = async (job: JobView, prepare?: (main: FakeBridge) => void) => {
  const opened = await withJob(job, prepare);
  await opened.person.click(button('Submit again'));
  await settle();
  return opened;
};

const answering =
  (jobId: string | null) =>
  (main: FakeBridge): void =>
    main.answer('submit-again', () => ({ ok: true, value: { jobId } }));

describe('Submit again', () => {
  it('is offered for an ended job only', async () => {
    const { push } = await withJob(cancelledJob());
    expect(button('Submit again')).toBeTruthy();
    await push(snapshotView({ jobs: [jobView()] }));
    expect(screen.queryByRole('button', { name: 'Submit again' })).toBeNull();
  });

  it('confirms query, context, task name and queue, with the focus on the safe button', async () => {
    const { main } = await asked(cancelledJob());
    const text = dialog().textContent;
    for (const part of [query, 'PanSTARRS_DR2', 'm31 halo', '500 min queue'])
      expect(text).toContain(part);
    expect(document.activeElement).toBe(inDialog("Don't submit"));
    expect(main.argumentsOf('submit-again')).toEqual([]);
  });

  it('sends nothing on Esc and keeps the pane open', async () => {
    const { main, person } = await asked(cancelledJob());
    await person.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(main.argumentsOf('submit-again')).toEqual([]);
    expect(screen.getByRole('complementary', { name: 'Job 5001' })).toBeTruthy();
  });

  it('opens the new job', async () => {
    const { main, person } = await asked(cancelledJob(), answering('5012'));
    await person.click(inDialog('Submit job'));
    await settle();
    expect(main.argumentsOf('submit-again')).toEqual([ref]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('complementary', { name: 'Job 5012' })).toBeTruthy();
  });

  it('is sent once, however often it is clicked', async () => {
    const { main, person } = await asked(cancelledJob(), (fake) =>
      fake.answer('submit-again', () => new Promise(() => undefined)),
    );
    await person.click(inDialog('Submit job'));
    await person.click(inDialog('Submit job'));
    expect(main.argumentsOf('submit-again')).toHaveLength(1);
  });

  it('shows in the dialog why CasJobs rejected it', async () => {
    const { person } = await asked(cancelledJob(), (fake) =>
      fake.answer('submit-again', () => ({
        ok: false,
        error: { code: 'service-fault', detail: "There is no context 'X'." },
      })),
    );
    await person.click(inDialog('Submit job'));
    await settle();
    expect(within(dialog()).getByRole('alert').textContent).toContain(
      'CasJobs refused the request.',
    );
  });

  it('links the old job to the new one', async () => {
    const job = cancelledJob({ resubmission: { kind: 'submitted', jobId: '5012' } });
    const { person } = await withJob(job);
    await person.click(button('Open job 5012'));
    await settle();
    expect(screen.getByRole('complementary', { name: 'Job 5012' })).toBeTruthy();
  });

  it('is disabled while it is pending', async () => {
    await withJob(cancelledJob({ canSubmitAgain: false, resubmission: { kind: 'sending' } }));
    expect(screen.getByText('Submitting…')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Submit again' })).toBeNull();
  });
});

describe('A job that may have been submitted again', () => {
  const unknown = (lookalike: string | null): JobView =>
    cancelledJob({ resubmission: { kind: 'unknown', lookalike } });

  it('keeps the dialog open with an explanation and a link to the list', async () => {
    const { main, person, push } = await asked(cancelledJob(), answering(null));
    await person.click(inDialog('Submit job'));
    await push(snapshotView({ jobs: [unknown(null)] }));
    const alert = within(dialog()).getByRole('alert');
    expect(alert.textContent).toContain('It is unclear whether CasJobs created a new job.');
    expect(alert.textContent).toContain('No new job with this query and task name');
    await person.click(inDialog('Refresh list'));
    expect(main.argumentsOf('refresh')).toHaveLength(1);
    expect(main.argumentsOf('submit-again')).toHaveLength(1);
    expect(inDialog('Submit anyway')).toBeTruthy();
  });

  it('names the job that appeared since, and opens it', async () => {
    const { person } = await asked(unknown('5013'));
    expect(within(dialog()).getByRole('alert').textContent).toContain(
      'Job 5013 has the same query',
    );
    await person.click(inDialog('Open job 5013'));
    await settle();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('complementary', { name: 'Job 5013' })).toBeTruthy();
  });
});
