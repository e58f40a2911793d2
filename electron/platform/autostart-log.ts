// What the system says of start at login, in the log: each answer that is another than the last. Knows no Electron.
import type { AutostartState, Autostart } from '../autostart/autostart-state.ts';
import { logChanges, type Log } from '../log.ts';

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
