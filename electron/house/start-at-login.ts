// Start at login for its person: what the system says is what is shown; the setting remembers only that it is wanted, so
// that what breaks by itself can be mended, and what was switched off elsewhere stays so.
import { isDeepStrictEqual } from 'node:util';
import { diskFaultOf } from '../disk/fault.ts';
import type { Commands } from '../ipc/contract.ts';
import { createLines } from '../lines.ts';
import type { LoginState } from '../login/login-state.ts';
import type { StartAtLogin } from '../login/start-at-login.ts';
import { done, refused, type Outcome } from '../outcome.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { say } from '../words/say.ts';

export interface LoginSetting {
  state(): LoginState;
  /** Asks the system again, and mends what has broken. */
  refresh(): Promise<void>;
  set(on: boolean): Promise<Outcome<null>>;
}

export interface LoginSettingDeps {
  readonly login: StartAtLogin;
  readonly settings: Pick<SettingsStore, 'value' | 'change'>;
  readonly changed: () => void;
}

export const createLoginSetting = ({
  login,
  settings,
  changed,
}: LoginSettingDeps): LoginSetting => {
  const inLine = createLines();
  let state: LoginState = { kind: 'none' };
  const learn = (next: LoginState): void => {
    state = next;
    changed();
  };
  const remember = async (startAtLogin: boolean): Promise<void> => {
    if (settings.value().startAtLogin !== startAtLogin) await settings.change({ startAtLogin });
  };
  const refresh = async (): Promise<void> => {
    const isWanted = settings.value().startAtLogin;
    const asked = isWanted ? login.repair().catch(() => login.read()) : login.read();
    // What cannot be read now stays as it was known.
    const now = await asked.catch(() => state);
    // The window asks each time that it is looked at.
    if (!isDeepStrictEqual(now, state)) learn(now);
    // A disk that refuses is told of where something of worth is written.
    if (now.kind === 'off' || now.kind === 'blocked') await remember(false).catch(() => undefined);
  };
  const set = async (on: boolean): Promise<Outcome<null>> => {
    try {
      learn(await login.set(on));
    } catch (error) {
      learn(await login.read().catch(() => state));
      return refused('file', say('file.login-unchanged', { why: diskFaultOf(error) }));
    }
    try {
      await remember(on && (state.kind === 'on' || state.kind === 'broken'));
      return done(null);
    } catch (error) {
      return refused('file', say('file.settings-unsaved', { why: diskFaultOf(error) }));
    }
  };
  return {
    state: () => state,
    refresh: () => inLine('login', refresh),
    set: (on) => inLine('login', () => set(on)),
  };
};

export type LoginCommands = Pick<
  Commands,
  'start-at-login' | 'read-start-at-login' | 'open-login-page'
>;

/** @param openPage opens the page of the system on which its person allows it */
export const loginCommands = (
  setting: LoginSetting,
  openPage: () => Promise<void>,
): LoginCommands => ({
  'start-at-login': ({ on }) => setting.set(on),
  'read-start-at-login': async () => {
    await setting.refresh();
    return done(null);
  },
  'open-login-page': async () => {
    try {
      await openPage();
      return done(null);
    } catch {
      return refused('internal');
    }
  },
});
