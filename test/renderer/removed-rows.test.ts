// @vitest-environment happy-dom
// What becomes of a place in a list when what stood there has left the list.
import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { JobList } from '../../renderer/state/job-list.svelte.ts';
import { jobKeyOf } from '../../renderer/state/jobs.ts';
import { accountView, finishedJob, jobView, snapshotView } from '../fakes/view-models.ts';
import { button, openWindow, settle } from './render-window.ts';

const jobs = ['9', '8', '7', '6', '5'].map((jobId) => jobView({ jobId }));
const [, , seven, six, five] = jobs as [unknown, unknown, ...typeof jobs];

const listOf = (parts = { jobs }) => {
  const list = new JobList({ jobs: () => parts.jobs, accounts: () => [accountView()] });
  return { list, chosen: () => list.chosen.map(({ jobId }) => jobId) };
};

describe('A range whose beginning has left the list', () => {
  it('begins at the row that is clicked', () => {
    const { list, chosen } = listOf();
    list.beginRange(jobView({ jobId: '1' }));
    list.extendTo(six!);
    expect(chosen()).toEqual(['6']);
  });

  it('begins at the row on which the keyboard stands', () => {
    const { list, chosen } = listOf();
    list.beginRange(jobView({ jobId: '1' }));
    list.extendTo(five!, six);
    expect(chosen()).toEqual(['6', '5']);
  });

  it('begins at the clicked row where the row of the keyboard is gone too', () => {
    const { list, chosen } = listOf();
    list.extendTo(six!, jobView({ jobId: '1' }));
    expect(chosen()).toEqual(['6']);
  });

  it('keeps what was selected before', () => {
    const { list, chosen } = listOf();
    list.toggle(seven!);
    list.beginRange(jobView({ jobId: '1' }));
    list.extendTo(five!);
    expect(chosen()).toEqual(['7', '5']);
  });

  it('selects nothing up to a row that is not listed', () => {
    const { list, chosen } = listOf();
    list.beginRange(seven!);
    list.extendTo(jobView({ jobId: '1' }));
    expect(chosen()).toEqual([]);
  });

  it('cancels only what was clicked', async () => {
    const { main, person, push } = await openWindow(snapshotView({ jobs }));
    await person.click(screen.getByRole('checkbox', { name: 'Select job 7' }));
    await person.click(screen.getByRole('checkbox', { name: 'Select job 7' }));
    await push(snapshotView({ jobs: jobs.filter((job) => job !== seven) }));
    await person.keyboard('{Shift>}');
    await person.click(screen.getByRole('checkbox', { name: 'Select job 5' }));
    await person.keyboard('{/Shift}');
    await person.click(button('Cancel selected'));
    await person.click(button('Cancel job'));
    await settle();
    expect(main.argumentsOf('cancel-jobs')).toEqual([{ accountKey: 'mast', jobIds: ['5'] }]);
  });
});

describe('The chosen bar of the timeline', () => {
  it('gives its place to the nearest one when it has left the list', async () => {
    const hour = 3_600_000;
    const at = (hours: number) => ({ serviceTime: '', at: Date.now() - hours * hour });
    const bars = [1, 2, 3].map((hours) =>
      finishedJob({
        jobId: `${hours}`,
        submitted: at(hours),
        started: at(hours),
        ended: at(hours),
      }),
    );
    const { app, push } = await openWindow(snapshotView({ jobs: bars }));
    app.navigation.show('timeline');
    const bar = bars[1]!;
    app.navigation.timeline.choose({ key: jobKeyOf(bar), from: bar.submitted!.at! });
    await settle();
    expect(screen.getByRole('button', { name: /^Job 2\b/ })).toBeTruthy();
    await push(snapshotView({ jobs: bars.filter((one) => one !== bar) }));
    expect(screen.getByRole('button', { name: /^Job 3\b/ })).toBeTruthy();
  });
});
