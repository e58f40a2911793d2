// Start at login without a system: it holds what was set, and a test may change it as a person does elsewhere.
import type { AutostartState, Autostart } from '../../electron/autostart/autostart-state.ts';

export interface FakeAutostart extends Autostart {
  /** As the system has it. */
  state: AutostartState;
  /** What was set and repaired, in order. */
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
