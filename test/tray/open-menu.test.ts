// When the tray's menu is replaced while it is open.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { noAccount, withJobs } from '../fakes/view-models.ts';
import { useMenuClock, job, openHeldMenu } from './menu-replacement.ts';
import { click, lineIn } from './lines.ts';

const SECOND = 1_000;

beforeEach(useMenuClock);

describe('an open menu on macOS, which a new menu would close', () => {
  const before = withJobs(job(2), job(1));
  const urgent: Snapshot = { ...before, paused: true };

  it('is not replaced until it is closed and its click has arrived', () => {
    const { held, menus } = openHeldMenu(undefined, true);
    held.render(before);
    held.opened();
    held.render(urgent);
    held.render(noAccount());
    vi.advanceTimersByTime(60 * SECOND);
    expect(menus).toHaveLength(1);
    held.closed();
    vi.advanceTimersByTime(199);
    expect(menus).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(menus).toHaveLength(2);
  });

  it('is not replaced if it is empty', () => {
    const { held, menus } = openHeldMenu(undefined, true);
    held.render(withJobs());
    held.opened();
    held.render(before);
    vi.advanceTimersByTime(60 * SECOND);
    expect(menus).toHaveLength(1);
  });

  it('is replaced after five minutes if it never reports its close', () => {
    const { held, menus } = openHeldMenu(undefined, true);
    held.render(before);
    held.opened();
    held.render(urgent);
    vi.advanceTimersByTime(299 * SECOND);
    expect(menus).toHaveLength(1);
    vi.advanceTimersByTime(11 * SECOND);
    expect(menus.length).toBeGreaterThan(1);
  });

  it('is replaced at once after a click', () => {
    const { held, menus, menu } = openHeldMenu(undefined, true);
    held.render(before);
    held.opened();
    held.render(urgent);
    held.closed();
    click(lineIn(menu(), 'cancel:mast:2'));
    vi.advanceTimersByTime(0);
    expect(menus).toHaveLength(2);
  });
});
