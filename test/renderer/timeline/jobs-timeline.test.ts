// @vitest-environment happy-dom
// The timeline in the window: the switch, its keys, and its text alternative.
import { screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { JobView } from '../../../electron/core/view-model/snapshot.ts';
import {
  accountView,
  cancelledJob,
  finishedJob,
  jobView,
  snapshotView,
} from '../../fakes/view-models.ts';
import { button, openWindow, settle } from '../render-window.ts';

const HOUR = 3_600_000;
const ago = (hours: number) => ({
  serviceTime: '2026-11-24T09:00:00',
  at: Date.now() - hours * HOUR,
});
const times = (waited: number, started: number, ended: number | null) => ({
  submitted: ago(waited),
  started: ago(started),
  ended: ended === null ? null : ago(ended),
});

const jobs: readonly JobView[] = [
  jobView({ jobId: '3', taskName: null, ...times(2, 1, null) }),
  finishedJob({ jobId: '2', ...times(5, 4, 3) }),
  cancelledJob({ jobId: '1', ...times(50, 49, 48) }),
];

const radio = (name: string): HTMLElement => screen.getByRole('radio', { name });
const plot = (): HTMLElement => screen.getByRole('group', { name: 'Timeline of jobs' });
const bar = (): HTMLElement => within(plot()).getByRole('button');
const table = (name: RegExp): HTMLElement => screen.getByRole('table', { name });
const rows = (name: RegExp): string[] =>
  within(table(name))
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);

const show = async (shown = snapshotView({ jobs })) => {
  const window = await openWindow(shown);
  await window.person.click(radio('Timeline'));
  return window;
};

/** Thousands of jobs take seconds on a slow machine. */
const patient = { timeout: 20_000 };

beforeEach(() => localStorage.clear());

describe('The timeline', () => {
  it('replaces the list, and the list replaces it', async () => {
    const { person } = await show();
    expect(screen.queryByRole('table', { name: 'Jobs' })).toBeNull();
    await person.click(radio('List'));
    expect(screen.getByRole('table', { name: 'Jobs' })).not.toBeNull();
  });

  it('is restored when the window reopens', async () => {
    const { person } = await show();
    await person.click(radio('List'));
    await person.click(radio('Timeline'));
    document.body.replaceChildren();
    await openWindow(snapshotView({ jobs }));
    expect(plot()).not.toBeNull();
  });

  it('is one stop for Tab; arrow keys move between bars, and Enter opens the job', async () => {
    const { person } = await show();
    bar().focus();
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Job 3 · started · Waited/);
    await person.keyboard('{ArrowUp}');
    await settle();
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(
      /^Job 2 · m31 halo · finished/,
    );
    await person.keyboard('{Home}');
    await settle();
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Job 1 .* cancelled/);
    await person.keyboard('{Enter}');
    await settle();
    expect(screen.getByRole('complementary', { name: 'Job 1' })).not.toBeNull();
    await person.keyboard('{Escape}');
    await settle();
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Job 1 /);
  });

  it('is zoomed, panned and reset by keys and by buttons', async () => {
    const { person, app } = await show();
    const { timeline } = app.navigation;
    const day = timeline.view;
    bar().focus();
    await person.keyboard('+');
    expect(timeline.view.spanMs).toBeLessThan(day.spanMs);
    await person.keyboard('-');
    expect(timeline.view.spanMs).toBeCloseTo(day.spanMs);
    await person.keyboard('{ArrowLeft}');
    expect(timeline.view.end).toBeLessThan(Date.now());
    await person.keyboard('0');
    expect(timeline.view).toEqual(day);
    await person.click(button('Zoom out'));
    expect(timeline.view.spanMs).toBeGreaterThan(day.spanMs);
    await person.click(button('Earlier'));
    await person.click(button('Later'));
    await person.click(button('Zoom in'));
    await person.click(button('Back to now'));
    expect(timeline.view).toEqual(day);
  });

  it('is described as text: the jobs of the day, and the queue slots in use', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    try {
      const { person } = await show();
      expect(rows(/^Jobs from/)).toEqual(['3', '2']);
      expect(table(/^Jobs from/).textContent).toContain('Waited 4 min, ran 1 h 1 min');
      const counts = within(table(/^Queue slots/)).getAllByRole('cell');
      expect(counts.map(({ textContent }) => textContent)).toEqual(['1', '0', '1', '0']);
      expect(screen.getByText(/2 jobs\. Queue slots in use: 1 now, peak 1\.$/)).not.toBeNull();
      await person.click(radio('Week'));
      await vi.advanceTimersByTimeAsync(500);
      expect(rows(/^Jobs from/)).toEqual(['3', '2', '1']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('names jobs that it does not show because their time zone is unknown', async () => {
    const lost = { serviceTime: '2026-11-24T09:00:00', at: null };
    await show(
      snapshotView({
        accounts: [accountView({ zone: 'unknown', name: 'SDSS' })],
        jobs: [jobView({ submitted: lost }), jobView({ jobId: '5', submitted: lost })],
      }),
    );
    const sentence = '2 jobs are not shown: the time zone of SDSS is not known yet.';
    expect(screen.getByText(sentence)).not.toBeNull();
    expect(within(plot()).queryByRole('button')).toBeNull();
  });

  it('says that a time zone is only assumed', async () => {
    await show(snapshotView({ accounts: [accountView({ zone: 'assumed' })], jobs }));
    expect(screen.getByText(/^The time zone of Pan-STARRS is assumed/)).not.toBeNull();
  });

  it('says that there are no jobs, like the list', async () => {
    await show(snapshotView());
    expect(screen.getByText('No jobs')).not.toBeNull();
  });

  it('has no axe violations', async () => {
    await show();
    const found = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, 'page-has-heading-one': { enabled: false } },
    });
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });

  it('shows thousands of jobs and their changes', async () => {
    const many = Array.from({ length: 2_100 }, (_, n) =>
      finishedJob({ jobId: String(9_000 - n), order: 9_000 - n, ...times(5, 4, 3) }),
    );
    const { main } = await show(snapshotView({ jobs: many }));
    await vi.waitFor(() => expect(screen.getByText(/2,100 jobs/)).not.toBeNull(), patient);
    main.push(snapshotView({ jobs: many.slice(50) }));
    await vi.waitFor(() => expect(screen.getByText(/2,050 jobs/)).not.toBeNull(), patient);
  });
});
