// @vitest-environment happy-dom
// The job table in a person's hands: ordering, filtering, selecting, and walking through very many rows.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import {
  accountView,
  cancelingJob,
  finishedJob,
  jobView,
  snapshotView,
} from '../fakes/view-models.ts';
import {
  button,
  filter,
  focused,
  ids,
  openWindow,
  type Person,
  settle,
  show,
  table,
} from './render-window.ts';

const head = (name: string): HTMLElement => screen.getByRole('columnheader', { name });
const order = async (person: Person, name: string): Promise<void> =>
  person.click(within(head(name)).getByRole('button'));

const three = [
  jobView({ jobId: '3', taskName: 'beta', context: 'DR7' }),
  finishedJob({ jobId: '2', taskName: 'alpha 10', context: 'DR16', rows: '5' }),
  finishedJob({ jobId: '1', taskName: 'alpha 9', context: null, rows: '40' }),
];

describe('Ordering', () => {
  it('begins where it makes sense, turns with the next click, and goes back with the third', async () => {
    const { person } = await show(...three);
    expect(head('Job').getAttribute('aria-sort')).toBe('none');
    await order(person, 'Rows');
    expect(ids()).toEqual(['1', '2', '3']);
    expect(head('Rows').getAttribute('aria-sort')).toBe('descending');
    await order(person, 'Rows');
    expect(ids()).toEqual(['2', '1', '3']);
    expect(head('Rows').getAttribute('aria-sort')).toBe('ascending');
    await order(person, 'Rows');
    expect(ids()).toEqual(['3', '2', '1']);
    expect(head('Rows').getAttribute('aria-sort')).toBe('none');
  });

  it.each([
    ['Job', ['3', '2', '1']],
    ['Task', ['1', '2', '3']],
    ['Context', ['3', '2', '1']],
    ['Status', ['3', '2', '1']],
    ['Time', ['2', '1', '3']],
  ])('goes by %s, with numbers in names as numbers', async (name, wanted) => {
    const { person } = await show(...three);
    await order(person, name);
    expect(ids()).toEqual(wanted);
  });

  it('puts those first that need attention, when it goes by status', async () => {
    const failed = finishedJob({ jobId: '4', status: 'failed', statusCode: 4 });
    const { person } = await show(...three, failed, cancelingJob({ jobId: '5' }));
    await order(person, 'Status');
    expect(ids()).toEqual(['5', '3', '4', '2', '1']);
  });

  it('is done by keyboard as well', async () => {
    const { person } = await show(...three);
    within(head('Task')).getByRole('button').focus();
    await person.keyboard('{Enter}');
    expect(ids()).toEqual(['1', '2', '3']);
  });

  it('knows ids that are too long for a number', async () => {
    const jobs = ['9007199254740992', '9007199254740993', '999'].map((jobId) => jobView({ jobId }));
    const { person } = await show(...jobs);
    await order(person, 'Job');
    expect(ids()).toEqual(['9007199254740993', '9007199254740992', '999']);
  });

  it('is remembered when the window is opened again', async () => {
    const { person, close } = await show(...three);
    await order(person, 'Task');
    close();
    await show(...three);
    expect(head('Task').getAttribute('aria-sort')).toBe('ascending');
    expect(ids()).toEqual(['1', '2', '3']);
  });
});

describe('Filtering', () => {
  const accounts = [accountView(), accountView({ key: 'sdss', name: 'SDSS' })];
  const failed = finishedJob({ jobId: '44', status: 'failed', statusCode: 4, taskName: null });
  const jobs = [...three, failed, jobView({ jobId: '77', accountKey: 'sdss' })];

  it.each([
    ['failed', ['44']],
    ['ALPHA', ['2', '1']],
    ['dr7', ['3']],
    ['77', ['77']],
    ['sdss', ['77']],
    ['alpha  finished 9', ['1']],
  ])('finds jobs by “%s”', async (typed, wanted) => {
    const { person } = await openWindow(snapshotView({ accounts, jobs }));
    await person.type(filter(), typed);
    expect(ids()).toEqual(wanted);
  });

  it('says how many match, and is emptied by Esc', async () => {
    const { person } = await show(...three);
    await person.type(filter(), 'alpha');
    expect(screen.getByText('2 jobs match')).toBeTruthy();
    await person.keyboard('{Escape}');
    expect(filter().value).toBe('');
    expect(screen.queryByText(/match/)).toBeNull();
    expect(ids()).toHaveLength(3);
  });

  it('says when no job matches, and can be cleared there', async () => {
    const { person } = await show(...three);
    await person.type(filter(), 'gamma');
    expect(screen.getByText('No jobs match')).toBeTruthy();
    expect(screen.getByText(/“gamma”/)).toBeTruthy();
    await person.click(button('Clear filter'));
    expect(ids()).toHaveLength(3);
    expect(document.activeElement).toBe(filter());
  });

  it('follows the jobs: one that comes and matches is shown', async () => {
    const { person, push } = await show(...three);
    await person.type(filter(), 'failed');
    expect(ids()).toEqual([]);
    await push(snapshotView({ jobs: [failed, ...three] }));
    expect(ids()).toEqual(['44']);
  });

  it('is reached by Ctrl+F, and leads to the first row by the arrow', async () => {
    const { person } = await show(...three);
    await person.keyboard('{Control>}f{/Control}');
    expect(document.activeElement).toBe(filter());
    await person.keyboard('beta{ArrowDown}');
    await settle();
    expect(focused()).toBe('3');
  });
});

it('A task name from right to left does not turn its row around', async () => {
  await show(jobView({ taskName: 'מגלן 2' }));
  expect(within(table()).getByText('מגלן 2').tagName).toBe('BDI');
});
