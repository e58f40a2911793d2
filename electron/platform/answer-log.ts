// Logs what the desktop and the system answer, each answer that differs from the last. No Electron.
import { logChanges, type Fact, type Log } from '../log.ts';
import type { DesktopView } from '../core/view-model/snapshot.ts';
import type { AutostartState, Autostart } from '../autostart/autostart-state.ts';

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

/** Another copy is named by a path, which may hold its person's name. */
const stateOf = (state: AutostartState): string =>
  state.kind === 'on' && state.other !== null ? 'other-copy' : state.kind;

export const withLoginLog = (login: Autostart, log: Log): Autostart => {
  const note = logChanges(log, 'start-at-login');
  const noted = (state: AutostartState): AutostartState => {
    note({ state: stateOf(state) });
    return state;
  };
  return {
    read: () => login.read().then(noted),
    set: (on) => login.set(on).then(noted),
    repair: () => login.repair().then(noted),
  };
};
