// The line to a Linux desktop's D-Bus session; the only file that takes dbus-next, and only when it is wanted. Where
// the session does not answer, nothing is known: no question here rejects, and none waits for ever.
import type { EventEmitter } from 'node:events';

export interface SessionBus {
  /** Calls a method; null where nobody answers within two seconds (see `Values`), or the answer is an error. */
  call(owner: Owner, member: string, values?: DBusValues): Promise<readonly unknown[] | null>;
  /** One property, out of its wrapping; null where nobody answers within two seconds. */
  property(owner: Owner, name: string): Promise<unknown>;
  /** Calls `heard` with the values of each signal that a match rule of D-Bus chooses. */
  hear(rule: string, member: string, heard: (body: readonly unknown[]) => void): void;
  /** A value of any type, as a dictionary of D-Bus holds it. */
  variant(signature: string, value: unknown): unknown;
  /** False once the line is cut: the session has gone, or was never there. */
  isOpen(): boolean;
  close(): void;
}

/** Who is asked: a name on the bus, a path there, and an interface. */
export interface Owner {
  readonly name: string;
  readonly path: string;
  readonly face: string;
}

export interface DBusValues {
  readonly signature: string;
  readonly body: readonly unknown[];
  /** Called with an answer that comes after the two seconds. */
  readonly late?: (body: readonly unknown[]) => void;
  /** Waits for as long as the owner lives: it asks its person. */
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
 * Opens the line to the session that the environment names.
 * @param ended called once when the line is cut, by whomever
 */
export const openSessionBus = (ended?: () => void): Promise<SessionBus> => open('session', ended);

/** The same to the bus of the whole computer. */
export const openSystemBus = (): Promise<SessionBus> => open('system');

const open = async (which: 'session' | 'system', ended?: () => void): Promise<SessionBus> => {
  const dbus = await import('dbus-next');
  const line = which === 'session' ? dbus.sessionBus() : dbus.systemBus();
  let isOpen = true;
  // A session that is not there, or goes away: its questions stay without an answer.
  const end = (): void => {
    if (isOpen) ended?.();
    isOpen = false;
  };
  // The types do not know of either.
  (line as EventEmitter).on('error', end);
  // Only the connection below tells of an end without an error, as when the daemon is gone.
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
    hear: (rule, member, heard) => {
      const face = faceIn(rule);
      line.on('message', (message) => {
        if (message.type !== dbus.MessageType.SIGNAL || message.member !== member) return;
        // What another rule has chosen comes here too.
        if (face === undefined || message.interface === face) heard(message.body);
      });
      const body = [`type='signal',member='${member}',${rule}`];
      void call(daemon, 'AddMatch', { signature: 's', body });
    },
    variant: (signature, value) => new dbus.Variant(signature, value),
    isOpen: () => isOpen,
    close: () => line.disconnect(),
  };
};
