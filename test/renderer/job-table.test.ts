// @vitest-environment happy-dom
// Sorting and filtering the job table.
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
  filterField,
  focusedText,
  tableIds,
  openWindow,
  type TestUser,
  settle,
  openJobTable,
  jobTableElement,
} from './render-window.ts';

const head = (name: string): HTMLElement => screen.getByRole('columnheader', { name });
const order = async (person: TestUser, name: string): Promise<void> =>
  person.click(within(head(name)).getByRole('button'));

const three = [
  jobView({ jobId: '3', taskName: 'beta', context: 'DR7' }),
  finishedJob({ jobId: '2', taskName: 'alpha 10', context: 'DR16', rows: '5' }),
  finishedJob({ jobId: '1', taskName: 'alpha 9', context: null, rows: '40' }),
];

describe('Sorting', () => {
  it('starts with the useful direction, reverses on the second click and resets on the third', async () => {
    const { person } = await openJobTable(...three);
    expect(head('Job').getAttribute('aria-sort')).toBe('none');
    await order(person, 'Rows');
    expect(tableIds()).toEqual(['1', '2', '3']);
    expect(head('Rows').getAttribute('aria-sort')).toBe('descending');
    await order(person, 'Rows');
    expect(tableIds()).toEqual(['2', '1', '3']);
    expect(head('Rows').getAttribute('aria-sort')).toBe('ascending');
    await order(person, 'Rows');
    expect(tableIds()).toEqual(['3', '2', '1']);
    expect(head('Rows').getAttribute('aria-sort')).toBe('none');
  });

  it.each([
    ['Job', ['3', '2', '1']],
    ['Task', ['1', '2', '3']],
    ['Context', ['3', '2', '1']],
    ['Status', ['3', '2', '1']],
    ['Time', ['2', '1', '3']],
  ])('sorts by %s, with numbers in names as numbers', async (name, wanted) => {
    const { person } = await openJobTable(...three);
    await order(person, name);
    expect(tableIds()).toEqual(wanted);
  });

  it('puts jobs that need attention first when sorted by status', async () => {
    const failed = finishedJob({ jobId: '4', status: 'failed', statusCode: 4 });
    const { person } = await openJobTable(...three, failed, cancelingJob({ jobId: '5' }));
    await order(person, 'Status');
    expect(tableIds()).toEqual(['5', '3', '4', '2', '1']);
  });

  it('works by keyboard', async () => {
    const { person } = await openJobTable(...three);
    within(head('Task')).getByRole('button').focus();
    await person.keyboard('{Enter}');
    expect(tableIds()).toEqual(['1', '2', '3']);
  });

  it('sorts IDs that exceed the number range', async () => {
    const jobs = ['9007199254740992', '9007199254740993', '999'].map((jobId) => jobView({ jobId }));
    const { person } = await openJobTable(...jobs);
    await order(person, 'Job');
    expect(tableIds()).toEqual(['9007199254740993', '9007199254740992', '999']);
  });

  it('is remembered after the window reopens', async () => {
    const { person, close } = await openJobTable(...three);
    await order(person, 'Task');
    close();
    await openJobTable(...three);
    expect(head('Task').getAttribute('aria-sort')).toBe('ascending');
    expect(tableIds()).toEqual(['1', '2', '3']);
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
  ])('matches jobs by “%s”', async (typed, wanted) => {
    const { person } = await openWindow(snapshotView({ accounts, jobs }));
    await person.type(filterField(), typed);
    expect(tableIds()).toEqual(wanted);
  });

  it('counts the matches and is cleared by Esc', async () => {
    const { person } = await openJobTable(...three);
    await person.type(filterField(), 'alpha');
    expect(screen.getByText('2 jobs match')).toBeTruthy();
    await person.keyboard('{Escape}');
    expect(filterField().value).toBe('');
    expect(screen.queryByText(/match/)).toBeNull();
    expect(tableIds()).toHaveLength(3);
  });

  it('says that no job matches and offers to clear the filter', async () => {
    const { person } = await openJobTable(...three);
    await person.type(filterField(), 'gamma');
    expect(screen.getByText('No jobs match')).toBeTruthy();
    expect(screen.getByText(/“gamma”/)).toBeTruthy();
    await person.click(button('Clear filter'));
    expect(tableIds()).toHaveLength(3);
    expect(document.activeElement).toBe(filterField());
  });

  it('shows a new job that matches', async () => {
    const { person, push } = await openJobTable(...three);
    await person.type(filterField(), 'failed');
    expect(tableIds()).toEqual([]);
    await push(snapshotView({ jobs: [failed, ...three] }));
    expect(tableIds()).toEqual(['44']);
  });

  it('gets the focus on Ctrl+F and moves it to the first row on arrow down', async () => {
    const { person } = await openJobTable(...three);
    await person.keyboard('{Control>}f{/Control}');
    expect(document.activeElement).toBe(filterField());
    await person.keyboard('beta{ArrowDown}');
    await settle();
    expect(focusedText()).toBe('3');
  });
});

it('isolates a right-to-left task name from its row', async () => {
  await openJobTable(jobView({ taskName: 'מגלן 2' }));
  expect(within(jobTableElement()).getByText('מגלן 2').tagName).toBe('BDI');
});
