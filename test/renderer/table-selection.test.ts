// @vitest-environment happy-dom
// Selecting rows of the job table by mouse and keyboard, and moving through very many rows.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { finishedJob, jobView } from '../fakes/view-models.ts';
import {
  button,
  filterField,
  focusedText,
  tableIds,
  settle,
  openJobTable,
  jobTableElement,
} from './render-window.ts';

const row = (jobId: string): HTMLElement =>
  within(jobTableElement()).getByRole('button', { name: jobId });
const selected = (): string[] =>
  within(jobTableElement())
    .getAllByRole<HTMLInputElement>('checkbox', { name: /^Select job/ })
    .filter((box) => box.checked)
    .map((box) => box.getAttribute('aria-label')!.replace('Select job ', ''));

describe('Row selection', () => {
  const open = ['6', '5', '4', '3'].map((jobId) => jobView({ jobId }));
  const jobs = [...open, finishedJob({ jobId: '2' }), finishedJob({ jobId: '1' })];
  const box = (jobId: string): HTMLElement =>
    screen.getByRole('checkbox', { name: `Select job ${jobId}` });

  it('selects one job, and a range with Shift', async () => {
    const { person } = await openJobTable(...jobs);
    await person.click(box('6'));
    await person.keyboard('{Shift>}');
    await person.click(box('4'));
    expect(selected()).toEqual(['6', '5', '4']);
    await person.click(row('5'));
    await person.keyboard('{/Shift}');
    expect(selected()).toEqual(['6', '5']);
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  it('adds and removes single rows with Ctrl', async () => {
    const { person } = await openJobTable(...jobs);
    await person.keyboard('{Control>}');
    await person.click(row('6'));
    await person.click(row('4'));
    await person.click(row('6'));
    await person.keyboard('{/Control}');
    expect(selected()).toEqual(['4']);
  });

  it('works by keyboard: Space for one job, Shift and arrow keys for a range', async () => {
    const { person } = await openJobTable(...jobs);
    row('6').focus();
    await person.keyboard(' ');
    expect(selected()).toEqual(['6']);
    expect(screen.queryByRole('complementary')).toBeNull();
    await person.keyboard('{ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
    await settle();
    expect(selected()).toEqual(['6', '4', '3']);
    await person.keyboard('{Shift>}{ArrowUp}{/Shift}');
    await settle();
    expect(selected()).toEqual(['6', '4']);
    await person.keyboard('{Escape}');
    expect(selected()).toEqual([]);
  });

  it('selects all shown jobs that can be cancelled with Ctrl+A', async () => {
    const { person } = await openJobTable(...jobs, jobView({ jobId: '9', taskName: 'other' }));
    await person.type(filterField(), 'halo');
    row('6').focus();
    await person.keyboard('{Control>}a{/Control}');
    expect(selected()).toEqual(['6', '5', '4', '3']);
    await person.click(button('Cancel selected'));
    expect(screen.getByRole('dialog', { name: 'Cancel 4 jobs?' })).toBeTruthy();
  });

  it('selects all with Ctrl+A without a focus, but not while the user types', async () => {
    const { person } = await openJobTable(...jobs);
    await person.keyboard('{Control>}a{/Control}');
    expect(selected()).toHaveLength(4);
    await person.keyboard('{Control>}f{/Control}');
    await person.click(box('6'));
    filterField().focus();
    await person.keyboard('{Control>}a{/Control}');
    expect(selected()).toEqual(['5', '4', '3']);
  });

  it('does not count jobs that the filter hides', async () => {
    const { person } = await openJobTable(
      jobView({ jobId: '6', taskName: 'halo' }),
      jobView({ jobId: '3', taskName: 'beta' }),
    );
    await person.click(box('6'));
    await person.click(box('3'));
    await person.type(filterField(), 'beta');
    await person.click(button('Cancel selected'));
    expect(screen.getByRole('dialog', { name: 'Cancel job 3?' })).toBeTruthy();
  });

  it('asks for confirmation for the selection, or for the row, with Delete', async () => {
    const { person } = await openJobTable(...jobs);
    row('2').focus();
    await person.keyboard('{Delete}');
    expect(screen.queryByRole('dialog')).toBeNull();
    row('5').focus();
    await person.keyboard('{Delete}');
    expect(screen.getByRole('dialog', { name: 'Cancel job 5?' })).toBeTruthy();
  });
});

describe('A table of very many jobs', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => jobView({ jobId: `${20_000 - at}` }));

  it('reports all its rows but draws few', async () => {
    await openJobTable(...many);
    expect(jobTableElement().getAttribute('aria-rowcount')).toBe('10001');
    expect(tableIds().length).toBeLessThan(60);
    expect(row('20000').closest('tr')?.getAttribute('aria-rowindex')).toBe('2');
  });

  it('moves the focus by row, by page and to both ends', async () => {
    const { person } = await openJobTable(...many);
    row('20000').focus();
    await person.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    await settle();
    expect(focusedText()).toBe('19999');
    await person.keyboard('{PageDown}');
    await settle();
    expect(focusedText()).toBe('19981');
    await person.keyboard('{End}');
    await settle();
    expect(focusedText()).toBe('10001');
    expect(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex')).toBe('10001');
    await person.keyboard('{ArrowDown}{PageUp}');
    await settle();
    expect(focusedText()).toBe('10019');
    await person.keyboard('{Home}');
    await settle();
    expect(focusedText()).toBe('20000');
  });

  it('keeps the focus on a row that is scrolled out of view', async () => {
    await openJobTable(...many);
    row('20000').focus();
    const scroller = jobTableElement().parentElement!;
    scroller.scrollTop = 100_000;
    scroller.dispatchEvent(new Event('scroll'));
    await settle();
    expect(tableIds()).toContain('17222');
    expect(focusedText()).toBe('20000');
  });

  it('is one Tab stop, with the buttons of the row', async () => {
    const { person } = await openJobTable(...many.slice(0, 3));
    row('19999').focus();
    await settle();
    await person.tab();
    expect(document.activeElement).toBe(button('Cancel job 19999'));
    await person.tab();
    expect(jobTableElement().contains(document.activeElement)).toBe(false);
  });
});
