// On Linux a new tooltip replaces the menu, so it is held with the menu.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import type { SafeText } from '../../electron/i18n/safe-text.ts';
import { trayIcon } from '../../electron/tray/tray-icon.ts';
import { useMenuClock, job, openHeldMenu } from './menu-replacement.ts';
import { withJobs } from '../fakes/view-models.ts';

const SECOND = 1_000;

beforeEach(useMenuClock);

describe('a tooltip that replaces the menu', () => {
  const tooltipOf = (snapshot: Snapshot): SafeText => trayIcon(snapshot, Date.now()).tooltip;
  /** Ten jobs have a line, so only the tooltip counts further jobs. */
  const active = (count: number): Snapshot =>
    withJobs(...Array.from({ length: count }, (_, n) => job(100 - n)));

  it('waits until the hold ends', () => {
    const { held, tooltips } = openHeldMenu(tooltipOf);
    held.render(active(20));
    for (let second = 1; second < 10; second += 1) {
      vi.advanceTimersByTime(SECOND);
      held.render(active(20 + second));
    }
    expect(tooltips).toEqual(['CasJobs Tray: 20 jobs active']);
    vi.advanceTimersByTime(SECOND);
    expect(tooltips).toEqual(['CasJobs Tray: 20 jobs active', 'CasJobs Tray: 29 jobs active']);
  });

  it('waits while somebody moves in the menu', () => {
    const { held, tooltips } = openHeldMenu(tooltipOf);
    held.render(active(20));
    vi.advanceTimersByTime(11 * SECOND);
    held.used();
    held.render(active(21));
    vi.advanceTimersByTime(9 * SECOND);
    expect(tooltips).toHaveLength(1);
    vi.advanceTimersByTime(SECOND);
    expect(tooltips).toHaveLength(2);
  });

  it('shows a requested cancel at once', () => {
    const { held, tooltips } = openHeldMenu(tooltipOf);
    held.render(withJobs(job(2), job(1)));
    held.render(withJobs(job(2, { asking: true }), job(1)));
    expect(tooltips.at(-1)).toMatch(/1 canceling/);
  });
});
