// Start at login. Shows what the system says; the setting records only that the user wants it, so that a broken entry
// is repaired and one that was switched off elsewhere stays off.
import { isDeepStrictEqual } from 'node:util';
import { diskErrorOf } from '../storage/disk-access.ts';
import type { Commands } from '../ipc/contract.ts';
import { createKeyedMutex } from '../keyed-mutex.ts';
import type { AutostartState, Autostart } from '../autostart/autostart-state.ts';
import { succeed, fail, type Result } from '../result.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { t } from '../i18n/translate.ts';

export interface AutostartSetting {
  state(): AutostartState;
  /** Asks the system again, and mends what has broken. */
  refresh(): Promise<void>;
  set(on: boolean): Promise<Result<null>>;
}

export interface AutostartSettingDeps {
  readonly login: Autostart;
  readonly settings: Pick<SettingsStore, 'value' | 'change'>;
  readonly changed: () => void;
}

export const createAutostartSetting = ({
  login,
  settings,
  changed,
}: AutostartSettingDeps): AutostartSetting => {
  const inLine = createKeyedMutex();
  let state: AutostartState = { kind: 'none' };
  const learn = (next: AutostartState): void => {
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
    // The window asks each time that its user comes back to it.
    if (!isDeepStrictEqual(now, state)) learn(now);
    // A full disk is reported where something important is written.
    if (now.kind === 'off' || now.kind === 'blocked') await remember(false).catch(() => undefined);
  };
  const set = async (on: boolean): Promise<Result<null>> => {
    try {
      learn(await login.set(on));
    } catch (error) {
      learn(await login.read().catch(() => state));
      return fail('file', t('file.login-unchanged', { why: diskErrorOf(error) }));
    }
    try {
      await remember(on && (state.kind === 'on' || state.kind === 'broken'));
      return succeed(null);
    } catch (error) {
      return fail('file', t('file.settings-unsaved', { why: diskErrorOf(error) }));
    }
  };
  return {
    state: () => state,
    refresh: () => inLine('login', refresh),
    set: (on) => inLine('login', () => set(on)),
  };
};

export type AutostartCommands = Pick<
  Commands,
  'start-at-login' | 'read-start-at-login' | 'open-login-page'
>;

/** @param openPage opens the page of the system on which its person allows it */
export const autostartCommands = (
  setting: AutostartSetting,
  openPage: () => Promise<void>,
): AutostartCommands => ({
  'start-at-login': ({ on }) => setting.set(on),
  'read-start-at-login': async () => {
    await setting.refresh();
    return succeed(null);
  },
  'open-login-page': async () => {
    try {
      await openPage();
      return succeed(null);
    } catch {
      return fail('internal');
    }
  },
});
