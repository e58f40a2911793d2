// Keychain failures, with the test desktop's real keychain: locked, unlocked, stopped, changed by another program.
import * as dbus from 'dbus-next';
import * as v from 'valibot';
import { openBus, type Bus } from './dbus.ts';

/** The password in build/scripts/lib/session.mjs. */
export const KEYCHAIN_PASSWORD = 'a throwaway password';

const service = 'org.freedesktop.secrets';
const face = 'org.freedesktop.Secret';
const top = '/org/freedesktop/secrets';

export interface KeychainFailures {
  lock(): Promise<void>;
  isLocked(): Promise<boolean>;
  /** Unlocks it without a prompt; does nothing if it is unlocked. */
  unlock(): Promise<void>;
  /** The paths of its entries, which a locked keychain reports too. */
  paths(): Promise<readonly string[]>;
  /** Replaces the secret in every entry, like another program. */
  overwrite(secret: string): Promise<void>;
  /** Stops its process, so that it accepts requests but never replies. */
  suspend(): Promise<void>;
  /** Continues its process; does nothing if it was not stopped. */
  resume(): void;
  close(): void;
}

const collectionOf = async (bus: Bus): Promise<string> => {
  const call = { to: service, path: top, method: `${face}.Service.ReadAlias` };
  const [path] = await bus.call({ ...call, signature: 's', body: ['default'] });
  return v.parse(v.string(), path);
};

const plainSession = async (bus: Bus): Promise<string> => {
  const call = { to: service, path: top, method: `${face}.Service.OpenSession` };
  const body = ['plain', new dbus.Variant('s', '')];
  const [, session] = await bus.call({ ...call, signature: 'sv', body });
  return v.parse(v.string(), session);
};

/** The format of the Secret Service: session, parameters, value, type. */
const secretOf = (session: string, text: string) => [
  session,
  Buffer.alloc(0),
  Buffer.from(text),
  'text/plain',
];

const processOf = async (bus: Bus): Promise<number> => {
  const daemon = { to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
  const method = 'org.freedesktop.DBus.GetConnectionUnixProcessID';
  const [pid] = await bus.call({ ...daemon, method, signature: 's', body: [service] });
  return v.parse(v.number(), pid);
};

export const openKeychainFailures = (): KeychainFailures => {
  const bus = openBus();
  let halted: number | null = null;
  const property = async (name: string): Promise<unknown> =>
    bus.property(service, await collectionOf(bus), `${face}.Collection`, name);
  const paths = async (): Promise<string[]> =>
    v.parse(v.array(v.string()), await property('Items'));
  return {
    paths,
    isLocked: async () => v.parse(v.boolean(), await property('Locked')),
    lock: async () => {
      const call = { to: service, path: top, method: `${face}.Service.Lock` };
      await bus.call({ ...call, signature: 'ao', body: [[await collectionOf(bus)]] });
    },
    unlock: async () => {
      const owner = 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface';
      const secret = secretOf(await plainSession(bus), KEYCHAIN_PASSWORD);
      const call = { to: service, path: top, method: `${owner}.UnlockWithMasterPassword` };
      const body = [await collectionOf(bus), secret];
      await bus.call({ ...call, signature: 'o(oayays)', body });
    },
    overwrite: async (text) => {
      const secret = secretOf(await plainSession(bus), text);
      for (const path of await paths()) {
        const call = { to: service, path, method: `${face}.Item.SetSecret` };
        await bus.call({ ...call, signature: '(oayays)', body: [secret] });
      }
    },
    suspend: async () => {
      halted = await processOf(bus);
      process.kill(halted, 'SIGSTOP');
    },
    resume: () => {
      if (halted !== null) process.kill(halted, 'SIGCONT');
      halted = null;
    },
    close: bus.close,
  };
};
