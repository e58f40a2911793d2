// The connection to a Linux desktop's D-Bus session; the only file that imports dbus-next, when it is needed. If
// the session does not reply, nothing is known: no call rejects, and none waits for ever.
import type { EventEmitter } from 'node:events';

export interface SessionBus {
  /** Calls a method; null if nobody replies within two seconds (see `Values`), or the reply is an error. */
  call(owner: Owner, member: string, values?: DBusValues): Promise<readonly unknown[] | null>;
  /** The value of a property; null if nobody replies within two seconds. */
  property(owner: Owner, name: string): Promise<unknown>;
  /** Calls `listener` with the values of each signal that a match rule of D-Bus chooses. */
  listen(rule: string, member: string, listener: (body: readonly unknown[]) => void): void;
  /** A value of any type, for a dictionary of D-Bus. */
  variant(signature: string, value: unknown): unknown;
  /** False once the connection is lost: the session has ended, or was never there. */
  isOpen(): boolean;
  close(): void;
}

/** The target of a call: a name on the bus, a path there, and an interface. */
export interface Owner {
  readonly name: string;
  readonly path: string;
  readonly face: string;
}

export interface DBusValues {
  readonly signature: string;
  readonly body: readonly unknown[];
  /** Called with a reply that comes after the two seconds. */
  readonly late?: (body: readonly unknown[]) => void;
  /** Waits until the owner replies or ends, because it asks the user. */
  readonly waits?: boolean;
}

const ANSWER_MS = 2000;

const daemon: Owner = {
  name: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  face: 'org.freedesktop.DBus',
};

const orNull = <T>(answer: Promise<T>): Promise<T | null> => answer.catch(() => null);

const within = <T>(answer: Promise<T>, late: (value: T) => void): Promise<T | null> =>
  new Promise((resolve) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      resolve(null);
    }, ANSWER_MS);
    const settle = (value: T | null): void => {
      clearTimeout(timer);
      if (isLate && value !== null) late(value);
      resolve(value);
    };
    answer.then(settle, () => settle(null));
  });

/** The interface that a match rule names, if any. */
const faceIn = (rule: string): string | undefined => /interface='([^']*)'/.exec(rule)?.[1];

/**
 * Opens the connection to the session that the environment names.
 * @param ended called once when the connection ends, for whatever reason
 */
export const openSessionBus = (ended?: () => void): Promise<SessionBus> => open('session', ended);

/** The same to the system bus. */
export const openSystemBus = (): Promise<SessionBus> => open('system');

const open = async (which: 'session' | 'system', ended?: () => void): Promise<SessionBus> => {
  const dbus = await import('dbus-next');
  const line = which === 'session' ? dbus.sessionBus() : dbus.systemBus();
  let isOpen = true;
  // A session that is missing or ends: its calls get no reply.
  const end = (): void => {
    if (isOpen) ended?.();
    isOpen = false;
  };
  // The types lack both.
  (line as EventEmitter).on('error', end);
  // Only the stream reports an end without an error, for example when the daemon has ended.
  (line as unknown as { readonly _connection: EventEmitter })._connection.on('end', end);
  const call: SessionBus['call'] = async ({ name, path, face }, member, values) => {
    const { signature = '', body = [], late, waits = false } = values ?? {};
    const message = new dbus.Message({
      destination: name,
      path,
      interface: face,
      member,
      signature,
      body: [...body],
    });
    const coming = line.call(message);
    const answer = await (waits ? orNull(coming) : within(coming, (it) => late?.(it?.body ?? [])));
    return answer?.body ?? null;
  };
  return {
    call,
    property: async ({ name, path, face }, wanted) => {
      const properties = { name, path, face: 'org.freedesktop.DBus.Properties' };
      const answer = await call(properties, 'Get', { signature: 'ss', body: [face, wanted] });
      const first = answer?.[0];
      return first instanceof dbus.Variant ? (first.value as unknown) : (first ?? null);
    },
    listen: (rule, member, listener) => {
      const face = faceIn(rule);
      line.on('message', (message) => {
        if (message.type !== dbus.MessageType.SIGNAL || message.member !== member) return;
        // Signals that another rule has chosen arrive here, too.
        if (face === undefined || message.interface === face) listener(message.body);
      });
      const body = [`type='signal',member='${member}',${rule}`];
      void call(daemon, 'AddMatch', { signature: 's', body });
    },
    variant: (signature, value) => new dbus.Variant(signature, value),
    isOpen: () => isOpen,
    close: () => line.disconnect(),
  };
};
