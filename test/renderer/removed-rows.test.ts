// @vitest-environment happy-dom
// A selection range and a selected bar when their row is removed.
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

describe('A selection range whose start was removed', () => {
  it('starts at the clicked row', () => {
    const { list, chosen } = listOf();
    list.beginRange(jobView({ jobId: '1' }));
    list.extendTo(six!);
    expect(chosen()).toEqual(['6']);
  });

  it('starts at the focused row', () => {
    const { list, chosen } = listOf();
    list.beginRange(jobView({ jobId: '1' }));
    list.extendTo(five!, six);
    expect(chosen()).toEqual(['6', '5']);
  });

  it('starts at the clicked row if the focused row was removed too', () => {
    const { list, chosen } = listOf();
    list.extendTo(six!, jobView({ jobId: '1' }));
    expect(chosen()).toEqual(['6']);
  });

  it('keeps the previous selection', () => {
    const { list, chosen } = listOf();
    list.toggle(seven!);
    list.beginRange(jobView({ jobId: '1' }));
    list.extendTo(five!);
    expect(chosen()).toEqual(['7', '5']);
  });

  it('selects nothing for an unlisted row', () => {
    const { list, chosen } = listOf();
    list.beginRange(seven!);
    list.extendTo(jobView({ jobId: '1' }));
    expect(chosen()).toEqual([]);
  });

  it('cancels only the clicked jobs', async () => {
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

describe('The selected bar of the timeline', () => {
  it('passes the selection to the nearest bar when it is removed', async () => {
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
