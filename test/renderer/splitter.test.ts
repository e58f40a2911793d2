// @vitest-environment happy-dom
// The line between the job list and the details: it moves by keyboard and pointer, and its place is remembered.
import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { jobView, snapshotView } from '../fakes/view-models.ts';
import { button, openWindow, settle, jobTableElement } from './render-window.ts';

// The window is 1100 px wide (page-setup.ts), and the list keeps 560 of them.
const USUAL = 380;
const LEAST = 300;
const MOST = 1100 - 560 - 1;

const openDetails = async () => {
  const window = await openWindow(snapshotView({ jobs: [jobView()] }));
  await window.person.click(button('5001'));
  return window;
};
const splitter = (): HTMLElement => screen.getByRole('separator', { name: 'Width of the details' });
const width = (): number => Number(splitter().getAttribute('aria-valuenow'));
const columns = (): (string | null)[] =>
  screen.getAllByRole('columnheader').map((header) => header.textContent.trim());

describe('Opening details', () => {
  it('leaves the columns of the list and the order of its rows as they are', async () => {
    const jobs = [jobView({ jobId: '5002' }), jobView()];
    const { person } = await openWindow(snapshotView({ jobs }));
    const before = columns();
    await person.click(button('5001'));
    expect(columns()).toEqual(before);
    expect(jobTableElement().classList.contains('cards')).toBe(false);
  });
});

describe('The line between list and details', () => {
  it('is moved by the arrow keys, Home and End, within its limits', async () => {
    const { person } = await openDetails();
    expect(width()).toBe(USUAL);
    splitter().focus();
    await person.keyboard('{ArrowLeft}');
    expect(width()).toBe(USUAL + 16);
    await person.keyboard('{ArrowRight}{ArrowRight}');
    expect(width()).toBe(USUAL - 16);
    await person.keyboard('{End}');
    expect([width(), splitter().getAttribute('aria-valuemin')]).toEqual([LEAST, `${LEAST}`]);
    await person.keyboard('{ArrowRight}');
    expect(width()).toBe(LEAST);
    await person.keyboard('{Home}');
    expect([width(), splitter().getAttribute('aria-valuemax')]).toEqual([MOST, `${MOST}`]);
  });

  it('follows the pointer until the button is released', async () => {
    await openDetails();
    const line = splitter();
    line.setPointerCapture = () => undefined;
    await fireEvent.pointerDown(line, { button: 0, clientX: 700 });
    await fireEvent.pointerMove(line, { clientX: 640 });
    expect(width()).toBe(USUAL + 60);
    await fireEvent.pointerUp(line);
    await fireEvent.pointerMove(line, { clientX: 500 });
    expect(width()).toBe(USUAL + 60);
  });

  it('is where it was when the details and the window are opened again', async () => {
    const { person, close } = await openDetails();
    splitter().focus();
    await person.keyboard('{ArrowLeft}');
    await person.keyboard('{Escape}');
    await person.click(button('5001'));
    expect(width()).toBe(USUAL + 16);
    close();
    await openDetails();
    expect(width()).toBe(USUAL + 16);
  });

  it('goes back to its first place with a double click', async () => {
    const { person } = await openDetails();
    splitter().focus();
    await person.keyboard('{Home}');
    await person.dblClick(splitter());
    await settle();
    expect(width()).toBe(USUAL);
  });
});
