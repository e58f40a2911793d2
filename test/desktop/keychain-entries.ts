// Reads the test desktop's keychain without the app: its entries, their names and secrets.
import * as dbus from 'dbus-next';
import * as v from 'valibot';
import { openBus, type Bus } from './dbus.ts';

export interface KeychainEntry {
  readonly label: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly secret: string;
}

export interface KeychainEntries {
  entries(): Promise<KeychainEntry[]>;
  /** Deletes every entry. */
  clear(): Promise<void>;
  close(): void;
}

const service = 'org.freedesktop.secrets';
const face = 'org.freedesktop.Secret';
const top = '/org/freedesktop/secrets';
const collection = `${top}/aliases/default`;

const PathSchema = v.string();
const PathsSchema = v.array(PathSchema);
const AttributesSchema = v.record(v.string(), v.string());
// Session, parameters, secret and its type.
const SecretSchema = v.tuple([v.tuple([v.string(), v.unknown(), v.instance(Buffer), v.string()])]);

const openSession = async (bus: Bus): Promise<string> => {
  const body = ['plain', new dbus.Variant('s', '')];
  const method = `${face}.Service.OpenSession`;
  const [, session] = await bus.call({ to: service, path: top, method, signature: 'sv', body });
  return v.parse(PathSchema, session);
};

const pathsOf = async (bus: Bus): Promise<string[]> =>
  v.parse(PathsSchema, await bus.property(service, collection, `${face}.Collection`, 'Items'));

const entryAt = async (bus: Bus, path: string, session: string): Promise<KeychainEntry> => {
  const property = (name: string): Promise<unknown> =>
    bus.property(service, path, `${face}.Item`, name);
  const call = { to: service, path, method: `${face}.Item.GetSecret` };
  const answer = await bus.call({ ...call, signature: 'o', body: [session] });
  const [[, , secret]] = v.parse(SecretSchema, answer);
  return {
    label: v.parse(v.string(), await property('Label')),
    attributes: v.parse(AttributesSchema, await property('Attributes')),
    secret: secret.toString('utf8'),
  };
};

export const openKeychainEntries = (): KeychainEntries => {
  const bus = openBus();
  return {
    entries: async () => {
      const session = await openSession(bus);
      return Promise.all((await pathsOf(bus)).map((path) => entryAt(bus, path, session)));
    },
    clear: async () => {
      for (const path of await pathsOf(bus))
        await bus.call({ to: service, path, method: `${face}.Item.Delete` });
    },
    close: bus.close,
  };
};
