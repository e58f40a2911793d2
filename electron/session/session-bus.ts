// The line to a Linux desktop's D-Bus session; the only file that takes dbus-next, and only when it is wanted. Where
// the session does not answer, nothing is known: no question here rejects, and none waits for ever.
import type { EventEmitter } from 'node:events';

export interface SessionBus {
  /** One property, out of its wrapping; null where nobody answers within two seconds. */
  property(owner: Owner, name: string): Promise<unknown>;
  /** Calls `heard` at each signal that a match rule of D-Bus chooses. */
  hear(rule: string, member: string, heard: () => void): void;
  close(): void;
}

/** Whose property is asked for: a name on the bus, a path there, and an interface. */
export interface Owner {
  readonly name: string;
  readonly path: string;
  readonly face: string;
}

const ANSWER_MS = 2000;

const daemon = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };

const within = <T>(answer: Promise<T>): Promise<T | null> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), ANSWER_MS);
    const settle = (value: T | null): void => {
      clearTimeout(timer);
      resolve(value);
    };
    answer.then(settle, () => settle(null));
  });

/** Opens the line to the session that the environment names. */
export const openSessionBus = async (): Promise<SessionBus> => {
  const dbus = await import('dbus-next');
  const line = dbus.sessionBus();
  // A session that is not there, or goes away: its questions stay without an answer. The types do not know of it.
  (line as EventEmitter).on('error', () => undefined);
  const call = async (message: ConstructorParameters<typeof dbus.Message>[0]): Promise<unknown> => {
    const answer = await within(line.call(new dbus.Message(message)));
    const first: unknown = answer?.body[0];
    return first instanceof dbus.Variant ? first.value : (first ?? null);
  };
  return {
    property: ({ name, path, face }, wanted) =>
      call({
        ...{ destination: name, path, interface: 'org.freedesktop.DBus.Properties', member: 'Get' },
        ...{ signature: 'ss', body: [face, wanted] },
      }),
    hear: (rule, member, heard) => {
      line.on('message', (message) => {
        if (message.type === dbus.MessageType.SIGNAL && message.member === member) heard();
      });
      const body = [`type='signal',member='${member}',${rule}`];
      void call({
        ...{ ...daemon, interface: 'org.freedesktop.DBus', member: 'AddMatch' },
        ...{ signature: 's', body },
      });
    },
    close: () => line.disconnect(),
  };
};
