// Which troubles of an account the tray speaks of, and in which words. Pure: the clock is handed in.
import type { AccountView, Snapshot, ConnectionStatus } from '../core/view-model/snapshot.ts';
import { oneLine, type SafeText } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';

type InTrouble = Extract<ConnectionStatus, { kind: 'trouble' }>;
export type TroubledAccount = AccountView & { readonly standing: InTrouble };

/** A trouble that may pass by itself is said when it has lasted so long; ms. Below, an icon would only flicker. */
const TROUBLE_LASTS_MS = 3 * 60_000;

/** Until a person acts they stay, so they are said at once. */
const staying: ReadonlySet<InTrouble['code']> = new Set<InTrouble['code']>([
  'credentials-rejected',
  'keychain-unavailable',
  'keychain-off',
  'keychain-failed',
  'keychain-locked',
  'keychain-denied',
  'keychain-gone',
  'keychain-changed',
  'keychain-slow',
  'no-such-operation',
]);

const isTroubled = (account: AccountView): account is TroubledAccount =>
  account.standing.kind === 'trouble';

const isToBeSaid = ({ standing }: TroubledAccount, now: number): boolean =>
  staying.has(standing.code) || now - standing.since >= TROUBLE_LASTS_MS;

/** The accounts whose trouble is worth a person's eye at `now`. While watching is paused, nothing is known. */
export const troubledAccounts = (
  { accounts, paused }: Snapshot,
  now: number,
): readonly TroubledAccount[] =>
  paused ? [] : accounts.filter(isTroubled).filter((account) => isToBeSaid(account, now));

/** `Pan-STARRS can't be reached`. */
export const troubleText = ({ name, standing }: TroubledAccount): SafeText =>
  t(`trouble.${standing.code}-tray`, { account: oneLine(name) });

/** Whether the time since when it is so says more than that it is so. */
export const passesByItself = ({ standing }: TroubledAccount): boolean =>
  !staying.has(standing.code);
