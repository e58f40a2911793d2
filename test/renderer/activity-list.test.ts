// @vitest-environment happy-dom
// The activity list in the window: its lines, and copying and saving them.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { activityLine, jobView, snapshotView } from '../fakes/view-models.ts';
import { button, openWindow, settle } from './render-window.ts';

const log = (): HTMLElement => screen.getByRole('log', { name: 'Activity' });
const spoken = (): string =>
  document.querySelector('[aria-live="polite"]')?.textContent.trim() ?? '';

describe('The activity list', () => {
  it('lets main copy it and save it as a file, and confirms both', async () => {
    const { main, person } = await openWindow(snapshotView({ activity: [activityLine()] }));
    main.answer('save-activity', () => ({ ok: true, value: { saved: true } }));
    await person.click(button('Copy'));
    await settle();
    expect(spoken()).toBe('Copied');
    await person.click(button('Save as…'));
    await settle();
    expect(spoken()).toBe('Saved');
    expect(main.asked.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['copy-activity', 'save-activity']),
    );
  });

  it('names the file that could not be saved', async () => {
    const { main, person } = await openWindow(snapshotView({ activity: [activityLine()] }));
    main.answer('save-activity', () => ({ ok: false, error: { code: 'disk', detail: 'full' } }));
    await person.click(button('Save as…'));
    await settle();
    expect(document.body.textContent).toContain('could not read or write');
  });

  it('has nothing to copy while it is empty', async () => {
    await openWindow(snapshotView());
    expect(screen.queryByRole('button', { name: 'Save as…' })).toBeNull();
  });

  it('shows the newest 100 lines, and earlier ones when asked', { timeout: 20_000 }, async () => {
    const lines = Array.from({ length: 130 }, (_, n) =>
      activityLine({ id: n, title: `line ${n};` }),
    );
    await openWindow(snapshotView({ activity: lines }));
    expect(log().textContent).toContain('line 30;');
    expect(log().textContent).not.toContain('line 29;');
    screen.getByText('Show earlier').click();
    await settle();
    expect(log().textContent).toContain('line 0;');
    expect(log().textContent).toContain('line 129;');
    expect(screen.queryByText('Show earlier')).toBeNull();
  });

  it('keeps its elements when something else changes', async () => {
    const activity = [activityLine({ title: 'Job 5001 cancelled' })];
    const { push } = await openWindow(snapshotView({ activity }));
    await push(snapshotView({ activity, paused: true }));
    expect(log().textContent).toContain('Job 5001 cancelled');
  });

  it('links to no job of a removed account', async () => {
    const lines = [
      activityLine(),
      activityLine({ id: 2, accountKey: 'gone', title: 'Job 7 over' }),
    ];
    await openWindow(snapshotView({ activity: lines }));
    expect(within(log()).getAllByRole('button')).toHaveLength(1);
    expect(log().textContent).toContain('Job 7 over');
  });

  it('announces a status once, not beside its activity line', async () => {
    const { push } = await openWindow(snapshotView({ jobs: [jobView()] }));
    const finished = jobView({ status: 'finished', statusCode: 5, family: 'final' });
    const line = activityLine({ title: 'Job 5001 is finished' });
    await push(snapshotView({ jobs: [finished], activity: [line] }));
    expect(spoken()).toBe('');
  });
});
