// @vitest-environment happy-dom
// A quick job can't be cancelled, and no part of the app offers to.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { cancellableJobs } from '../../electron/tray/tray-texts.ts';
import { cancelledJob, jobView, snapshotView } from '../fakes/view-models.ts';
import { idsOf, lineIn, templateOf } from '../tray/lines.ts';
import { button, dialog, openWindow, jobTableElement } from './render-window.ts';

const quick = jobView({ jobId: '5004', isQuick: true, canCancel: false, queueMinutes: 1 });
const snapshot = snapshotView({ jobs: [jobView(), quick] });
const REASON = "Quick job: can't be cancelled";

const rowOf = (jobId: string): HTMLElement =>
  within(jobTableElement()).getByRole('button', { name: jobId }).closest('tr')!;

describe('A quick job', () => {
  it('has no button to cancel it in its row and in its details; both say why', async () => {
    const { person } = await openWindow(snapshot);
    expect(within(rowOf('5004')).queryByRole('button', { name: /Cancel/ })).toBeNull();
    expect(within(rowOf('5004')).queryByRole('checkbox')).toBeNull();
    expect(rowOf('5004').textContent).toContain(REASON);
    await person.click(button('5004'));
    const details = screen.getByRole('complementary', { name: 'Job 5004' });
    expect(within(details).queryByRole('button', { name: /Cancel/ })).toBeNull();
    expect(details.textContent).toContain(REASON);
  });

  it('is not among the jobs that the command palette cancels', async () => {
    const { person } = await openWindow(snapshot);
    await person.keyboard('{Control>}k{/Control}');
    await person.type(within(dialog()).getByRole('combobox'), '5004');
    expect(screen.queryByRole('option', { name: /Cancel job 5004/ })).toBeNull();
    expect(screen.getByRole('option', { name: /Job 5004/ })).toBeTruthy();
  });

  it('has no line to cancel it in the tray, and Cancel all leaves it out', () => {
    const lines = templateOf(snapshot);
    expect(lineIn(lines, 'cancel:mast:5001')).toBeDefined();
    expect(idsOf(lineIn(lines, 'job:mast:5004')?.submenu as [])).toEqual(['show:mast:5004']);
    expect(cancellableJobs(snapshot).map(({ jobId }) => jobId)).toEqual(['5001']);
  });
});

describe('A time in a row', () => {
  it('can be read in full where it is cut', async () => {
    await openWindow(snapshotView({ jobs: [cancelledJob({ outcome: 'cancelled' })] }));
    const cell = rowOf('5001').querySelector('.time')!;
    expect(cell.textContent).toBe('Ran 1 h 1 min · Slot free');
    expect(cell.getAttribute('title')).toBe(cell.textContent);
  });
});
