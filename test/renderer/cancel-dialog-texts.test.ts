// @vitest-environment happy-dom
// What the cancel dialog says of the jobs it lists: each of its sentences is true of them.
import { within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import { accountView, finishedJob, jobView, snapshotView } from '../fakes/view-models.ts';
import { button, dialog, openWindow, settle, textbox } from './render-window.ts';

const HOLDS = /holds? (its|their) queue slot/;

/** The dialog about these IDs, typed while these jobs are listed. */
const askAbout = async (jobIds: readonly string[], jobs: readonly JobView[], accounts = 1) => {
  const names = ['Pan-STARRS', 'SDSS'].slice(0, accounts);
  const views = names.map((name, at) => accountView({ name, key: at === 0 ? 'mast' : name }));
  const { person } = await openWindow(snapshotView({ accounts: views, jobs }), (main) =>
    main.answer('read-job-ids', () => ({ ok: true, value: { jobIds } })),
  );
  await person.type(textbox('Job ID'), `${jobIds.join(' ')}{Enter}`);
  await settle();
  const items = within(dialog()).getAllByRole('listitem');
  return items.map((item) => item.textContent.replaceAll(/\s+/g, ' ').trim());
};
const text = (): string => dialog().textContent;

describe('The cancel dialog', () => {
  it('shows id, task, status and running time', async () => {
    expect(await askAbout(['5001'], [jobView()])).toEqual([
      '5001 m31 halo started · Running 12 min',
    ]);
    expect(text()).toContain('It holds its queue slot until CasJobs reports it cancelled.');
  });

  it('names the account if there are several', async () => {
    const [item] = await askAbout(['5001'], [jobView()], 2);
    expect(item).toBe('5001 m31 halo started · Running 12 min · Pan-STARRS');
  });

  it('says of a job that has ended that a cancel changes nothing, and nothing of its slot', async () => {
    const [item] = await askAbout(['4990'], [finishedJob({ jobId: '4990' })]);
    expect(item).toContain('finished · Ran 1 h 1 min');
    expect(text()).toContain('Job 4990 has already ended. A cancel changes nothing.');
    expect(text()).not.toMatch(HOLDS);
  });

  it('does not say of a job that is not listed that it holds a slot', async () => {
    expect(await askAbout(['41'], [])).toEqual(['41 not listed']);
    expect(text()).toContain('Job 41 is not listed.');
    expect(text()).not.toMatch(HOLDS);
  });

  it('says of a quick job that it cannot be cancelled', async () => {
    await askAbout(['5004'], [jobView({ jobId: '5004', isQuick: true, canCancel: false })]);
    expect(text()).toContain("Job 5004 is a quick job, which CasJobs can't cancel.");
    expect(text()).not.toMatch(HOLDS);
  });

  it('counts the jobs of each kind in a mixed list', async () => {
    const jobs = [
      jobView(),
      jobView({ jobId: '5002' }),
      finishedJob({ jobId: '4990' }),
      jobView({ jobId: '5004', isQuick: true, canCancel: false }),
    ];
    await askAbout(['5001', '5002', '4990', '5004', '41', '42'], jobs);
    expect(text()).toContain('2 of them hold their queue slots until');
    expect(text()).toContain('2 jobs are not listed.');
    expect(text()).toContain('Job 4990 has already ended.');
    expect(text()).toContain('Job 5004 is a quick job');
  });

  it('follows a job that begins to run', async () => {
    const waits = jobView({
      status: 'ready',
      family: 'idle',
      running: { kind: 'none' },
      waiting: { kind: 'growing', since: Date.now() - 3 * 60_000 },
    });
    const { person, push } = await openWindow(snapshotView({ jobs: [waits] }));
    await person.click(button('Cancel job 5001'));
    expect(text()).toContain('ready · Waiting 3 min');
    await push(snapshotView({ jobs: [jobView()] }));
    expect(text()).toContain('started · Running 12 min');
  });
});
