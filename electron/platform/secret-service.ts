// What a Linux desktop reports of its keychain (Secret Service API 0.2), over D-Bus: libsecret reports neither that it is
// locked nor, with KDE's wallet, that the user refused.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openSessionBus, type Owner, type SessionBus } from './session-bus.ts';

interface KeychainParts {
  readonly openBus: () => Promise<SessionBus>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether KDE's wallet is off. */
  readonly isKWalletOff: () => Promise<boolean>;
}

type Failure = 'keychain-unavailable' | 'keychain-locked' | 'keychain-off';

/** Never rejects. If the session does not reply, nothing is known, and libsecret decides. */
interface SecretServiceDesktop {
  /** Whether the collection for new entries is locked. Opens no prompt. */
  isLocked(): Promise<boolean>;
  /**
   * Before a call: starts KDE's wallet if no other program stores secrets, and opens it for its first
   * entry. Returns that the user refused, or that it is off.
   */
  prepare(question: 'read' | 'write' | 'forget'): Promise<Failure | null>;
  /** After a failure whose text is unknown, because it may be translated. */
  explain(): Promise<Failure | null>;
}

const SECRETS = 'org.freedesktop.secrets';
/** Newer versions first. */
const wallets = ['kwalletd6', 'kwalletd5'] as const;
type Wallet = (typeof wallets)[number];

const daemon: Owner = {
  name: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  face: 'org.freedesktop.DBus',
};
const service: Owner = {
  name: SECRETS,
  path: '/org/freedesktop/secrets',
  face: 'org.freedesktop.Secret.Service',
};
/** The collection for new entries. */
const collection: Owner = {
  name: SECRETS,
  path: '/org/freedesktop/secrets/aliases/default',
  face: 'org.freedesktop.Secret.Collection',
};
const nameOf = (wallet: Wallet): string => `org.kde.${wallet}`;
const faceOf = (wallet: Wallet): Owner => ({
  name: nameOf(wallet),
  path: `/modules/${wallet}`,
  face: 'org.kde.KWallet',
});

const APP = 'CasJobs Tray';
/** No parent window: the wallet's dialog is in the middle of the screen. */
const NO_WINDOW = 0n;

/** Only on Linux; on other systems the keychain's errors tell enough. */
export const keychainOf = (
  platform: NodeJS.Platform,
  env: KeychainParts['env'],
): { readonly desktop?: SecretServiceDesktop } =>
  platform === 'linux'
    ? {
        desktop: createKeychainDesktop({
          openBus: openSessionBus,
          env,
          isKWalletOff: () => isKWalletOff(env),
        }),
      }
    : {};

export const createKeychainDesktop = (parts: KeychainParts): SecretServiceDesktop => {
  const withBus = async <T>(otherwise: T, use: (bus: SessionBus) => Promise<T>): Promise<T> => {
    const bus = await parts.openBus().catch(() => null);
    if (bus === null) return otherwise;
    try {
      return await use(bus);
    } finally {
      bus.close();
    }
  };
  const isKde = (parts.env['XDG_CURRENT_DESKTOP'] ?? '').split(':').includes('KDE');

  const whereNobodyIs = async (bus: SessionBus): Promise<Failure | null> => {
    if (!isKde || (await isStartedByBus(bus))) return null;
    if (await parts.isKWalletOff()) return 'keychain-off';
    await startWallet(bus);
    return null;
  };

  return {
    isLocked: () => withBus(false, isLockedOn),
    prepare: (question) =>
      withBus<Failure | null>(null, async (bus) => {
        const owner = await ownerOf(bus, SECRETS);
        // Undefined if the bus itself does not reply.
        if (owner === undefined) return null;
        const failure = owner === null ? await whereNobodyIs(bus) : null;
        return question === 'write' && failure === null ? openedFor(bus) : failure;
      }),
    explain: () =>
      withBus<Failure | null>(null, async (bus) => {
        const owner = await ownerOf(bus, SECRETS);
        if (owner === null && !(await isStartedByBus(bus))) return 'keychain-unavailable';
        return (await isLockedOn(bus)) ? 'keychain-locked' : null;
      }),
  };
};

const isLockedOn = async (bus: SessionBus): Promise<boolean> =>
  (await bus.property(collection, 'Locked')) === true ||
  // KDE's wallet has no object for the alias.
  (await isLockedBehindAlias(bus));

const isLockedBehindAlias = async (bus: SessionBus): Promise<boolean> => {
  const path = await defaultPath(bus);
  if (path === null || path === '/') return false;
  return (await bus.property({ ...collection, path }, 'Locked')) === true;
};

/** `/` if there is no collection yet; null if nobody replies. */
const defaultPath = async (bus: SessionBus): Promise<string | null> => {
  const answer = await bus.call(service, 'ReadAlias', { signature: 's', body: ['default'] });
  return typeof answer?.[0] === 'string' ? answer[0] : null;
};

/** Null if nobody owns the name, undefined if the bus does not reply. */
const ownerOf = async (bus: SessionBus, name: string): Promise<string | null | undefined> => {
  const there = await bus.call(daemon, 'NameHasOwner', { signature: 's', body: [name] });
  if (there === null) return undefined;
  if (there[0] !== true) return null;
  const owner = await bus.call(daemon, 'GetNameOwner', { signature: 's', body: [name] });
  return typeof owner?.[0] === 'string' ? owner[0] : null;
};

const isStartedByBus = async (bus: SessionBus): Promise<boolean> => {
  const answer = await bus.call(daemon, 'ListActivatableNames');
  const names: unknown = answer?.[0];
  return Array.isArray(names) && names.includes(SECRETS);
};

/** Resolves when it stores secrets, or can't be started. */
const startWallet = async (bus: SessionBus): Promise<void> => {
  const there = new Promise<void>((resolve) => {
    bus.listen(`sender='${daemon.name}',arg0='${SECRETS}'`, 'NameOwnerChanged', () => resolve());
  });
  for (const wallet of wallets) {
    // The bus itself has a limit for a program that does not start.
    const values = { signature: 'su', body: [nameOf(wallet), 0], waits: true };
    if ((await bus.call(daemon, 'StartServiceByName', values)) === null) continue;
    // Usually it owns both names by then.
    if (typeof (await ownerOf(bus, SECRETS)) !== 'string') await Promise.race([there, pause()]);
    return;
  }
};

const NAMED_MS = 2000;
const pause = (): Promise<void> => new Promise((go) => void setTimeout(go, NAMED_MS));

/**
 * KDE's wallet asks the user to make a first wallet. If they refuse, libsecret waits for ever, so the wallet is
 * asked here: it answers -1 then (seen with libsecret 0.20.5 and KWallet 5.103).
 */
const openedFor = async (bus: SessionBus): Promise<Failure | null> => {
  const owner = await ownerOf(bus, SECRETS);
  if (typeof owner !== 'string' || (await defaultPath(bus)) !== '/') return null;
  for (const wallet of wallets) {
    if ((await ownerOf(bus, nameOf(wallet))) !== owner) continue;
    const name = (await bus.call(faceOf(wallet), 'networkWallet'))?.[0];
    if (typeof name !== 'string') return null;
    const values = { signature: 'sxs', body: [name, NO_WINDOW, APP], waits: true };
    const handle = (await bus.call(faceOf(wallet), 'open', values))?.[0];
    return typeof handle === 'number' && handle < 0 ? 'keychain-locked' : null;
  }
  return null;
};

/** Whether a kwalletrc turns it off (`Enabled` in the group `Wallet`; the value's flags are in brackets). */
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

/** False if there is no such file, because it is on by default. */
export const isKWalletOff = async (
  env: Readonly<Record<string, string | undefined>>,
): Promise<boolean> => {
  const folder = env['XDG_CONFIG_HOME'] || path.join(env['HOME'] ?? '', '.config');
  const text = await readFile(path.join(folder, 'kwalletrc'), 'utf8').catch(() => '');
  return isOffIn(text);
};
