// What the desktop gives the app, in the log: each answer that is another than the last. Knows no Electron.
import { logChanges, type Fact, type Log } from '../log.ts';
import type { DesktopView } from '../core/view-model/snapshot.ts';

const factsOf = (view: DesktopView): Readonly<Record<string, Fact>> => ({
  tray: !view.trayMissing,
  shortcut: view.shortcut,
  notices: view.noNotices === undefined,
  screenLock: view.noScreenLock !== true,
});

export const createDesktopLog = (log: Log): ((view: DesktopView) => void) => {
  const note = logChanges(log, 'desktop');
  return (view) => note(factsOf(view));
};
