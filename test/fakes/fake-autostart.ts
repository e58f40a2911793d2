// A fake for start at login: it keeps its state in memory, which a test may change like the system's settings.
import type { AutostartState, Autostart } from '../../electron/autostart/autostart-state.ts';

export interface FakeAutostart extends Autostart {
  /** The system's state. */
  state: AutostartState;
  /** The calls that changed it, in order. */
  readonly asked: ('on' | 'off' | 'repair')[];
}

export const createFakeAutostart = (state: AutostartState = { kind: 'off' }): FakeAutostart => {
  const login: FakeAutostart = {
    state,
    asked: [],
    read: () => Promise.resolve(login.state),
    set: (on) => {
      login.asked.push(on ? 'on' : 'off');
      login.state = on ? { kind: 'on', other: null } : { kind: 'off' };
      return Promise.resolve(login.state);
    },
    repair: () => {
      if (login.state.kind !== 'broken') return login.read();
      login.asked.push('repair');
      login.state = { kind: 'on', other: null };
      return Promise.resolve(login.state);
    },
  };
  return login;
};
