// What sway shows.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import * as v from 'valibot';
import { expect } from '../fixtures.ts';

const root = process.env['CASJOBS_TRAY_WAYLAND_ROOT'] ?? '';

/** One of sway's programs. */
const run = (program: string, ...args: string[]): string =>
  execFileSync(path.join(root, 'usr/bin', program), args, {
    env: { ...process.env, LD_LIBRARY_PATH: process.env['CASJOBS_TRAY_WAYLAND_LIBRARIES'] },
    encoding: 'utf8',
  });

const NodeSchema = v.object({
  app_id: v.nullish(v.string()),
  visible: v.optional(v.boolean(), false),
  nodes: v.array(v.unknown()),
  floating_nodes: v.array(v.unknown()),
});

/** How many windows of the app are visible. */
const visibleWindows = (): number => {
  const count = (node: unknown): number => {
    const { app_id: appId, visible, nodes, floating_nodes: floating } = v.parse(NodeSchema, node);
    const below = [...nodes, ...floating].reduce((sum: number, one) => sum + count(one), 0);
    return below + (appId === 'org.casjobs_tray.CasJobsTray' && visible ? 1 : 0);
  };
  return count(JSON.parse(run('swaymsg', '-t', 'get_tree')));
};

export const expectWindowCount = (count: number): Promise<void> =>
  expect.poll(visibleWindows).toBe(count);

/** Closes it like a user: the compositor asks the window to close. */
export const closeByCompositor = (): void =>
  void run('swaymsg', '[app_id="org.casjobs_tray.CasJobsTray"] kill');

/** From now on, the app's windows keep the size that they request, as on other desktops. */
export const floatAppWindows = (): void =>
  void run('swaymsg', 'for_window [app_id="org.casjobs_tray.CasJobsTray"] floating enable');

/** Saves a screenshot. */
export const takeScreenshot = (file: string): void => void run('grim', file);
