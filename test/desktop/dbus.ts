// A connection to the test desktop's D-Bus session: calls, unwrapped replies, and signals. Refuses to work on a user's own
// session.
import * as dbus from 'dbus-next';

export interface DbusCall {
  readonly to: string;
  readonly path: string;
  /** Interface and member, for example `org.freedesktop.DBus.Peer.Ping`. */
  readonly method: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

export interface Bus {
  /** @returns the reply's values, variants unwrapped. @throws the error of the other side */
  call(call: DbusCall): Promise<unknown[]>;
  /** Reads a property. */
  property(to: string, path: string, owner: string, name: string): Promise<unknown>;
  /** Subscribes to signals with a D-Bus match rule. */
  subscribe(rule: string, member: string, heard: (body: unknown[]) => void): Promise<void>;
  readonly close: () => void;
}

const daemon = { to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };

/** Unwraps variants at any depth; bytes stay bytes. */
export const unwrapVariants = (value: unknown): unknown => {
  if (value instanceof dbus.Variant) return unwrapVariants(value.value);
  if (Array.isArray(value)) return value.map(unwrapVariants);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, unwrapVariants(one)]),
  );
};

const messageOf = ({ to, path, method, signature = '', body = [] }: DbusCall): dbus.Message => {
  const dot = method.lastIndexOf('.');
  const [owner, member] = [method.slice(0, dot), method.slice(dot + 1)];
  return new dbus.Message({
    destination: to,
    path,
    interface: owner,
    member,
    signature,
    body: [...body],
  });
};

/** A plain connection, whose messages the caller reads. */
export const connectToBus = (): dbus.MessageBus => {
  if (!process.env['CASJOBS_TRAY_TEST_DESKTOP'])
    throw new Error('These tests need the test desktop: npm test -- desktop');
  return dbus.sessionBus();
};

/** @param line see connect */
export const callOn = async (line: dbus.MessageBus, call: DbusCall): Promise<unknown[]> => {
  const answer = await line.call(messageOf(call));
  return (answer?.body ?? []).map(unwrapVariants);
};

export const openBus = (): Bus => {
  const line = connectToBus();
  // GNOME's tray queries every program on the bus; one that has left does not reply.
  let isClosed = false;
  line.addMethodHandler(() => isClosed);
  const call = (one: DbusCall): Promise<unknown[]> => callOn(line, one);
  return {
    call,
    property: async (to, path, owner, name) => {
      const method = 'org.freedesktop.DBus.Properties.Get';
      const [value] = await call({ to, path, method, signature: 'ss', body: [owner, name] });
      return value;
    },
    subscribe: async (rule, member, heard) => {
      line.on('message', (message) => {
        if (message.type === dbus.MessageType.SIGNAL && message.member === member)
          heard(message.body.map(unwrapVariants));
      });
      const method = 'org.freedesktop.DBus.AddMatch';
      await call({ ...daemon, method, signature: 's', body: [`type='signal',${rule}`] });
    },
    close: () => {
      isClosed = true;
      line.disconnect();
    },
  };
};
