// What a Linux desktop says of its keychain: an answer each to what the session bus, KDE's wallet and its person do.
import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createKeychainDesktop,
  keychainOf,
  isKWalletOff,
  isOffIn,
} from '../../electron/platform/secret-service.ts';
import type { SessionBus } from '../../electron/platform/session-bus.ts';

const SECRETS = 'org.freedesktop.secrets';
const KDE = { XDG_CURRENT_DESKTOP: 'KDE' };

interface Around {
  /** Who has which name. */
  owners: Record<string, string>;
  /** What the bus starts when it is asked to. */
  readonly startable?: readonly string[];
  /** Which names a start brings. */
  readonly brings?: Readonly<Record<string, string>>;
  readonly alias?: string;
  readonly isLocked?: boolean;
  /** What its person makes of the wallet's wizard. */
  readonly handle?: number | null;
  readonly isSilent?: boolean;
}

const openSession = (around: Around) => {
  const asked: string[] = [];
  const answer = (member: string, [name]: readonly unknown[], owner: string): unknown => {
    if (member === 'NameHasOwner') return String(name) in around.owners;
    if (member === 'GetNameOwner') return around.owners[String(name)];
    if (member === 'ListActivatableNames') return around.startable ?? [];
    if (member === 'ReadAlias') return SECRETS in around.owners ? (around.alias ?? '/') : null;
    if (member === 'networkWallet') return 'kdewallet';
    if (member === 'open') return around.handle;
    if (member === 'StartServiceByName') {
      if (!around.startable?.includes(String(name))) return null;
      Object.assign(around.owners, around.brings);
      return 1;
    }
    throw new Error(`Nobody asks ${owner} for ${member} here.`);
  };
  const bus: SessionBus = {
    call: ({ name: owner }, member, values) => {
      asked.push([member, ...(values?.body ?? [])].map(String).join(' '));
      if (around.isSilent) return Promise.resolve(null);
      const one = answer(member, values?.body ?? [], owner);
      return Promise.resolve(one === null || one === undefined ? null : [one]);
    },
    property: ({ path: at }) =>
      Promise.resolve(at === (around.alias ?? '/alias') ? around.isLocked : null),
    listen: () => undefined,
    variant: (_, value) => value,
    isOpen: () => true,
    close: () => void asked.push('close'),
  };
  return { bus, asked };
};

const desktopOf = (around: Around, env = KDE, isOff = false) => {
  const { bus, asked } = openSession(around);
  const desktop = createKeychainDesktop({
    openBus: () => Promise.resolve(bus),
    env,
    isKWalletOff: () => Promise.resolve(isOff),
  });
  const started = () => asked.filter((one) => one.startsWith('Start'));
  return { desktop, asked, started };
};

const wallet5 = { [SECRETS]: ':1.5', 'org.kde.kwalletd5': ':1.5' };

describe('where nobody keeps secrets', () => {
  it('KDE starts the newer of its wallets that is there', async () => {
    const startable = ['org.kde.kwalletd5'];
    const { desktop, started } = desktopOf({ owners: {}, startable, brings: wallet5 });
    expect(await desktop.prepare('read')).toBeNull();
    expect(started()).toEqual([
      'StartServiceByName org.kde.kwalletd6 0',
      'StartServiceByName org.kde.kwalletd5 0',
    ]);
  });

  it('KDE starts nothing where its wallet is switched off, and says so', async () => {
    const { desktop, started } = desktopOf({ owners: {} }, KDE, true);
    expect(await desktop.prepare('write')).toBe('keychain-off');
    expect(started()).toEqual([]);
  });

  it.each([
    ['another desktop', { owners: {} }, { XDG_CURRENT_DESKTOP: 'GNOME' }],
    ['KDE where the bus starts another program', { owners: {}, startable: [SECRETS] }, KDE],
    ['a session that does not answer', { owners: {}, isSilent: true }, KDE],
  ])('%s starts no wallet', async (_, around, env) => {
    const { desktop, started } = desktopOf(around, env, true);
    expect(await desktop.prepare('read')).toBeNull();
    expect(started()).toEqual([]);
  });
});

describe('the first entry in a wallet', () => {
  it.each([
    ['its person has made one', 2026, null],
    ['its person has sent the wizard away', -1, 'keychain-locked'],
    ['the wallet has gone meanwhile', null, null],
  ] as const)('has the wallet asked first: %s', async (_, handle, failure) => {
    const { desktop, asked } = desktopOf({ owners: wallet5, handle });
    expect(await desktop.prepare('write')).toBe(failure);
    expect(asked.slice(-2)).toEqual(['open kdewallet 0 CasJobs Tray', 'close']);
  });

  it.each([
    ['a read', 'read', { owners: wallet5 }],
    ['a wallet that there is', 'write', { owners: wallet5, alias: '/collection/kdewallet' }],
    ['the keyring of another desktop', 'write', { owners: { [SECRETS]: ':1.7' } }],
    [
      'a keyring beside the wallet',
      'write',
      { owners: { [SECRETS]: ':1.7', 'org.kde.kwalletd5': ':1.5' } },
    ],
  ] as const)('asks nothing of %s', async (_, question, around) => {
    const { desktop, asked } = desktopOf({ ...around, owners: { ...around.owners } });
    expect(await desktop.prepare(question)).toBeNull();
    expect(asked.filter((one) => one.startsWith('open'))).toEqual([]);
  });
});

describe('what is wrong with a keychain', () => {
  it('is that it is locked, also where there is no object at the alias', async () => {
    const { desktop } = desktopOf({ owners: wallet5, alias: '/collection/kde', isLocked: true });
    expect(await desktop.isLocked()).toBe(true);
    expect(await desktop.explain()).toBe('keychain-locked');
  });

  it('is not known where it is open', async () => {
    const { desktop } = desktopOf({ owners: wallet5, alias: '/collection/kde', isLocked: false });
    expect(await desktop.isLocked()).toBe(false);
    expect(await desktop.explain()).toBeNull();
  });

  it('is that there is none where nobody has its name and the bus starts nobody', async () => {
    expect(await desktopOf({ owners: {} }).desktop.explain()).toBe('keychain-unavailable');
    const startable = [SECRETS];
    expect(await desktopOf({ owners: {}, startable }).desktop.explain()).toBeNull();
  });

  it('is not known without a session bus, and nothing rejects', async () => {
    const desktop = createKeychainDesktop({
      openBus: () => Promise.reject(new Error('no bus')),
      env: KDE,
      isKWalletOff: () => Promise.resolve(false),
    });
    expect(await desktop.isLocked()).toBe(false);
    expect(await desktop.prepare('write')).toBeNull();
    expect(await desktop.explain()).toBeNull();
  });
});

it('Windows and macOS are asked nothing: their keychains say it by themselves', () => {
  expect(keychainOf('linux', {}).desktop).toBeDefined();
  for (const platform of ['win32', 'darwin'] as const) expect(keychainOf(platform, {})).toEqual({});
});

describe("KDE's wallet", () => {
  it.each([
    ['[Wallet]\nEnabled=false\nFirst Use=false\n', true],
    ['[Wallet]\r\nEnabled = false\r\n', true],
    ['[Wallet]\nEnabled[$i]=false', true],
    ['[Wallet]\nEnabled=true\n', false],
    ['[Wallet]\nDefault Wallet=kdewallet\n', false],
    ['[org.freedesktop.secrets]\nEnabled=false\n[Wallet]\nFirst Use=false\n', false],
    ['[Wallet]\nFirst Use=false\n[Other]\nEnabled=false\n', false],
    ['', false],
  ])('whose settings are %j is switched off: %s', (text, isOff) => {
    expect(isOffIn(text)).toBe(isOff);
  });

  it('has its settings where the environment says, or in the home', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'kwallet-'));
    await writeFile(path.join(folder, 'kwalletrc'), '[Wallet]\nEnabled=false\n');
    expect(await isKWalletOff({ XDG_CONFIG_HOME: folder })).toBe(true);
    expect(await isKWalletOff({ XDG_CONFIG_HOME: '', HOME: folder })).toBe(false);
  });
});
