// A held menu whose clock, snapshots and clicks the test controls.
import { onTestFinished, vi } from 'vitest';
import type { JobView } from '../../electron/core/view-model/snapshot.ts';
import {
  createMenuReplacement,
  type MenuReplacementParts,
} from '../../electron/tray/menu-replacement.ts';
import { jobView } from '../fakes/view-models.ts';
import { idsOf, recordingActions, type Line } from './lines.ts';

/** The test controls the clock. */
export const useMenuClock = (): void => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T10:30:00Z') });
  onTestFinished(() => void vi.useRealTimers());
};

/** @param tooltipOf by default the tooltip is not held with the menu */
export const openHeldMenu = (
  tooltipOf: MenuReplacementParts['tooltipOf'] = () => null,
  waitsForClose = false,
) => {
  const menus: Line[][] = [];
  const tooltips: (string | null)[] = [];
  const { actions, called } = recordingActions();
  const set = (lines: Line[], tooltip: string | null): void => {
    menus.push(lines);
    tooltips.push(tooltip);
  };
  const held = createMenuReplacement({ actions, now: Date.now, tooltipOf, set, waitsForClose });
  onTestFinished(() => held.close());
  const menu = (): Line[] => menus.at(-1) ?? [];
  return { called, held, menus, tooltips, menu, jobLines: () => jobLinesOf(menu()) };
};

export const jobLinesOf = (lines: readonly Line[]): string[] =>
  idsOf(lines).flatMap((id) => (id?.startsWith('job:') ? id.slice('job:mast:'.length) : []));

export const job = (jobId: number, part: Partial<JobView> = {}): JobView =>
  jobView({ jobId: String(jobId), ...part });
