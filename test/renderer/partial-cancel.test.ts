// @vitest-environment happy-dom
// A cancel at several accounts or of very many jobs: what was accepted, what was rejected, and what remains.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { schemas, readArgument } from '../../electron/ipc/schemas.ts';
import { createGate } from '../fakes/gate.ts';
import { accountView, finishedJob, jobView, snapshotView } from '../fakes/view-models.ts';
import { button, dialog, inDialog, openWindow, settle } from './render-window.ts';

const accounts = [
  accountView(),
  accountView({ key: 'sdss', name: 'SDSS' }),
  accountView({ key: 'mine', name: 'Mine' }),
];
const jobs = accounts.map(({ key }, at) => jobView({ accountKey: key, jobId: `${at + 1}` }));
const view = snapshotView({ accounts, jobs });
const done = { ok: true, value: null } as const;
const locked = { ok: false, error: { code: 'locked', detail: '' } } as const;

const selectAll = async (snapshot = view, prepare?: Parameters<typeof openWindow>[1]) => {
  const opened = await openWindow(snapshot, prepare);
  await opened.person.click(screen.getByRole('checkbox', { name: /Select all/ }));
  await opened.person.click(button('Cancel selected'));
  return opened;
};

const many = (count: number) =>
  snapshotView({ jobs: Array.from({ length: count }, (_, at) => jobView({ jobId: `${at + 1}` })) });

describe('A cancel that one of several accounts rejects', () => {
  const refusedAtSdss = async () => {
    const opened = await selectAll(view, (main) =>
      main.answer('cancel-jobs', ({ accountKey }) => (accountKey === 'sdss' ? locked : done)),
    );
    await opened.person.click(inDialog('Cancel jobs'));
    await settle();
    return opened;
  };

  it('is sent to the others', async () => {
    const { main } = await refusedAtSdss();
    expect(main.argumentsOf('cancel-jobs')).toMatchObject([
      { accountKey: 'mine' },
      { accountKey: 'sdss' },
      { accountKey: 'mast' },
    ]);
  });

  it('shows what was accepted and rejected, and keeps the rest selected', async () => {
    const { main, person } = await refusedAtSdss();
    expect(screen.getByRole('dialog', { name: 'Cancel job 2?' })).toBeTruthy();
    expect(dialog().textContent).toContain('Cancel requested for 2 jobs.');
    expect(within(dialog()).getByRole('alert').textContent).toContain('SDSS, job 2: ');
    expect(inDialog('Keep the rest')).toBeTruthy();
    main.answer('cancel-jobs', () => done);
    await person.click(inDialog('Cancel job'));
    await settle();
    expect(main.argumentsOf('cancel-jobs').at(-1)).toEqual({ accountKey: 'sdss', jobIds: ['2'] });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says that nothing is left when the rejected job ends', async () => {
    const { push } = await refusedAtSdss();
    const ended = finishedJob({ accountKey: 'sdss', jobId: '2' });
    await push(snapshotView({ accounts, jobs: [...jobs.filter((job) => job !== jobs[1]), ended] }));
    expect(dialog().textContent).toContain('Cancel requested for 2 jobs.');
    expect(inDialog('Close')).toBeTruthy();
    expect(inDialog('Cancel job').getAttribute('aria-disabled')).toBe('true');
  });

  it('leaves out the jobs of a removed account', async () => {
    const { main, person, push } = await selectAll();
    await push(
      snapshotView({
        accounts: accounts.filter(({ key }) => key !== 'sdss'),
        jobs: jobs.filter(({ accountKey }) => accountKey !== 'sdss'),
      }),
    );
    expect(dialog().textContent).toContain('Job 2 was left out: the account was removed.');
    await person.click(inDialog('Cancel jobs'));
    await settle();
    expect(main.argumentsOf('cancel-jobs')).toMatchObject([
      { accountKey: 'mine' },
      { accountKey: 'mast' },
    ]);
  });
});

describe('A cancel of two thousand jobs', () => {
  it('names the first jobs and counts the others', async () => {
    await selectAll(many(2000));
    expect(screen.getByRole('dialog', { name: 'Cancel 2,000 jobs?' })).toBeTruthy();
    const items = within(dialog()).getAllByRole('listitem');
    expect(items).toHaveLength(9);
    expect(items.at(-1)?.textContent).toBe('and 1,992 more');
  });

  it('is sent in batches that main accepts, each job once', async () => {
    const { main, person } = await selectAll(many(2000));
    await person.click(inDialog('Cancel jobs'));
    await settle();
    const parts = main.argumentsOf('cancel-jobs') as { jobIds: string[] }[];
    expect(parts.map((part) => readArgument(schemas['cancel-jobs'], part).ok)).toEqual(
      parts.map(() => true),
    );
    expect(new Set(parts.flatMap(({ jobIds }) => jobIds)).size).toBe(2000);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('shows its progress and keeps the remaining jobs on request', async () => {
    const gates = [createGate(), createGate()];
    let asked = 0;
    const { main, app, person } = await selectAll(many(2000), (fake) =>
      fake.answer('cancel-jobs', async () => {
        await gates[asked++]?.opened;
        return done;
      }),
    );
    await person.click(inDialog('Cancel jobs'));
    gates[0]!.open();
    await settle();
    const progress = within(dialog()).getByRole('progressbar');
    expect(progress.getAttribute('aria-label')).toBe('Cancel requested for 500 of 2,000 jobs');
    await person.click(inDialog('Keep the rest'));
    gates[1]!.open();
    await settle();
    expect(main.argumentsOf('cancel-jobs')).toHaveLength(2);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(app.news.text).toBe('Cancel requested for 1,000 jobs; 1,000 jobs were kept.');
  });

  it('merges the errors of one account', async () => {
    const { person } = await selectAll(many(1200), (main) =>
      main.answer('cancel-jobs', () => locked),
    );
    await person.click(inDialog('Cancel jobs'));
    await settle();
    expect(within(dialog()).getAllByRole('alert')).toHaveLength(1);
  });

  it('reports many ended jobs in one sentence', async () => {
    const before = many(600);
    const { push } = await selectAll(before);
    await push({ ...before, jobs: before.jobs.map((job) => finishedJob({ jobId: job.jobId })) });
    expect(dialog().textContent).toContain('600 jobs have already ended and were left out.');
    expect(within(dialog()).getAllByRole('status')).toHaveLength(1);
  });
});
