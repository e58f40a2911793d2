// Finds lines of a menu's template by ID, because their texts may change.
import type { MenuItemConstructorOptions } from 'electron';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import { trayMenu, type TrayActions } from '../../electron/tray/tray-menu.ts';

export type Line = MenuItemConstructorOptions;

export const now = Date.parse('2026-11-24T10:30:00Z');

const below = ({ submenu }: Line): readonly Line[] => (Array.isArray(submenu) ? submenu : []);

export const lineIn = (lines: readonly Line[], id: string): Line | undefined =>
  lines.flatMap((line) => [line, ...below(line)]).find((line) => line.id === id);

export const idsOf = (lines: readonly Line[]): (string | undefined)[] => lines.map(({ id }) => id);

/** Actions that record their calls. */
export const recordingActions = (): {
  readonly actions: TrayActions;
  readonly called: unknown[][];
} => {
  const called: unknown[][] = [];
  const note =
    (name: string) =>
    (...what: unknown[]): void =>
      void called.push([name, ...what]);
  const actions: TrayActions = {
    cancel: note('cancel'),
    show: note('show'),
    cancelAll: note('cancelAll'),
    stopCancels: note('stopCancels'),
    cancelById: note('cancelById'),
    refresh: note('refresh'),
    setPaused: note('setPaused'),
    open: note('open'),
    settings: note('settings'),
    connect: note('connect'),
    openRelease: note('openRelease'),
    restart: note('restart'),
    quit: note('quit'),
  };
  return { actions, called };
};

export const templateOf = (snapshot: Snapshot): Line[] =>
  trayMenu(snapshot, now, recordingActions().actions);

/** Calls the line's function with arguments, like Electron on a click. */
export const click = (line: Line | undefined): void => {
  const press: unknown = line?.click;
  if (typeof press !== 'function') throw new Error('there is no such line to click');
  Reflect.apply(press, undefined, [line, undefined, {}]);
};
