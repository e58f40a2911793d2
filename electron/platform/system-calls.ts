// What the app asks of this system: its names' service, its way to confirm who sits there, the pages of its settings.
import { lookup } from 'node:dns/promises';
import { net, shell, systemPreferences } from 'electron';
import type { LookUp } from '../network/host-lookup.ts';
import type { Confirming } from '../core/app-lock.ts';
import { hourCycleOf, type HourCycle, systemPageOf, type SystemPage } from './system-settings.ts';
import { t } from '../i18n/translate.ts';

/** Only who is on a network can be told that there is no such host. */
export const lookUp: LookUp = async (host) => {
  try {
    await lookup(host);
    return 'known';
  } catch (error) {
    const isNotThere = error instanceof Error && 'code' in error && error.code === 'ENOTFOUND';
    return isNotThere && net.isOnline() ? 'unknown' : 'not-said';
  }
};

/** Touch ID. Electron has no Windows Hello, and Linux no common way. */
export const confirming: Confirming = {
  isThere: () => process.platform === 'darwin' && systemPreferences.canPromptTouchID(),
  ask: () =>
    systemPreferences.promptTouchID(t('lock.touch-id')).then(
      () => true,
      () => false,
    ),
};

/** As its person's clock has it; null: as their locale has it. */
export const hourCycle = (): HourCycle | null =>
  hourCycleOf(process.platform, (name) => systemPreferences.getUserDefault(name, 'boolean'));

/** Rejects where there is no such page, or the system does not open it. */
export const openSystemPage = async (page: SystemPage): Promise<void> => {
  const address = systemPageOf(page, process.platform);
  if (address === null) throw new Error('no-such-page');
  await shell.openExternal(address);
};
