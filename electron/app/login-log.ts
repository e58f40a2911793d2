// What the system says of start at login, in the log: each answer that is another than the last. Knows no Electron.
import type { LoginState } from '../login/login-state.ts';
import type { StartAtLogin } from '../login/start-at-login.ts';
import { logChanges, type Log } from '../log.ts';

/** Another copy is named by a path, which may hold its person's name. */
const stateOf = (state: LoginState): string =>
  state.kind === 'on' && state.other !== null ? 'other-copy' : state.kind;

export const withLoginLog = (login: StartAtLogin, log: Log): StartAtLogin => {
  const note = logChanges(log, 'start-at-login');
  const noted = (state: LoginState): LoginState => {
    note({ state: stateOf(state) });
    return state;
  };
  return {
    read: () => login.read().then(noted),
    set: (on) => login.set(on).then(noted),
    repair: () => login.repair().then(noted),
  };
};
