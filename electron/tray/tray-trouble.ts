// Which troubles of an account the tray speaks of, and in which words. Pure: the clock is handed in.
import type { AccountView, Snapshot, Standing } from '../snapshot.ts';
import { shortText } from './texts.ts';

type InTrouble = Extract<Standing, { kind: 'trouble' }>;
export type TroubledAccount = AccountView & { readonly standing: InTrouble };

/** A trouble that may pass by itself is said when it has lasted so long; ms. Below, an icon would only flicker. */
export const TROUBLE_LASTS_MS = 3 * 60_000;

interface TrayWords {
  /** What is wrong with `name`; ends so that `since 10:27` may follow. */
  readonly sayOf: (name: string) => string;
  /** It stays until a person acts, so it is said at once. */
  readonly stays: boolean;
}

const passing = (sayOf: TrayWords['sayOf']): TrayWords => ({ sayOf, stays: false });
const staying = (sayOf: TrayWords['sayOf']): TrayWords => ({ sayOf, stays: true });

const noKeychain = staying((name) => `the keychain does not give the password of ${name}`);

const troubleWords: Readonly<Record<InTrouble['code'], TrayWords>> = {
  'credentials-rejected': staying((name) => `${name} does not accept the password`),
  'keychain-unavailable': noKeychain,
  'keychain-refused': noKeychain,
  'keychain-slow': noKeychain,
  'no-account': staying((name) => `${name} has to be added again`),
  unreachable: passing((name) => `${name} can't be reached`),
  'timed-out': passing((name) => `${name} does not answer`),
  'passing-fault': passing((name) => `${name} stumbles over each request`),
  'service-fault': passing((name) => `${name} refuses requests`),
  'no-such-operation': staying((name) => `${name} does not offer what the app needs`),
  'not-owner': passing((name) => `${name} refuses requests`),
  'not-understood': passing((name) => `${name} does not answer as CasJobs does`),
  'binding-refused': passing((name) => `${name} does not answer as CasJobs does`),
  unsendable: passing((name) => `${name} can't be looked at`),
  'too-large': passing((name) => `${name} answers too much to be read`),
  redirected: passing((name) => `${name} points to another address`),
  tls: passing((name) => `${name} has no good certificate`),
  'bad-input': passing((name) => `${name} can't be looked at`),
  disk: passing((name) => `${name} can't be looked at`),
  internal: passing((name) => `${name} can't be looked at`),
};

const isTroubled = (account: AccountView): account is TroubledAccount =>
  account.standing.kind === 'trouble';

const isToBeSaid = ({ standing }: TroubledAccount, now: number): boolean =>
  troubleWords[standing.code].stays || now - standing.since >= TROUBLE_LASTS_MS;

/** The accounts whose trouble is worth a person's eye at `now`. While watching is paused, nothing is known. */
export const troubledAccounts = (
  { accounts, paused }: Snapshot,
  now: number,
): readonly TroubledAccount[] =>
  paused ? [] : accounts.filter(isTroubled).filter((account) => isToBeSaid(account, now));

/** `Pan-STARRS can't be reached`. */
export const troubleText = ({ name, standing }: TroubledAccount): string =>
  troubleWords[standing.code].sayOf(shortText(name));

/** Whether the time since when it is so says more than that it is so. */
export const passesByItself = ({ standing }: TroubledAccount): boolean =>
  !troubleWords[standing.code].stays;
