// Whether KDE's wallet is switched off. Its service ends at once then, so nobody can be asked over D-Bus.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Whether the text of a kwalletrc says so (`Enabled` in the group `Wallet`; the value's flags stand in brackets). */
export const isOffIn = (kwalletrc: string): boolean => {
  let group = '';
  let isOff = false;
  for (const line of kwalletrc.split(/\r?\n/)) {
    group = /^\[(.*)\]\s*$/.exec(line)?.[1] ?? group;
    const value = /^Enabled(?:\[[^\]]*\])*\s*=\s*(\S*)/.exec(line)?.[1];
    if (group === 'Wallet' && value !== undefined) isOff = /^(?:false|0|off|no)$/i.test(value);
  }
  return isOff;
};

/** False where there is no such file: it is on unless its person says otherwise. */
export const isKWalletOff = async (
  env: Readonly<Record<string, string | undefined>>,
): Promise<boolean> => {
  const folder = env['XDG_CONFIG_HOME'] || path.join(env['HOME'] ?? '', '.config');
  const text = await readFile(path.join(folder, 'kwalletrc'), 'utf8').catch(() => '');
  return isOffIn(text);
};
