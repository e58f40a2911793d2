// What the app has asked the desktop to show as notifications, and what the desktop took: it listens to the
// session's bus as a monitor, so nothing is missed and nothing must be asked twice.
import * as dbus from 'dbus-next';
import * as v from 'valibot';
import { callOn, connect, openBus, plain } from './bus.ts';
import { daemons, type Daemon } from './notification-daemons.ts';
import { createBell, until } from './waiting.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly at: Date;
  /** The desktop's number for it. */
  readonly id: number;
  /** 0 low, 1 normal, 2 critical: that would break through 'do not disturb'. */
  readonly urgency: number;
  /** Ms on the screen; 0 until it is answered, -1 as the desktop likes. */
  readonly timeoutMs: number;
  /** The name of the app's desktop entry, by which a desktop knows whose it is. */
  readonly entry: string;
}

export interface Notices {
  /** All that the desktop took since this began to listen, oldest first. */
  all(): readonly Notice[];
  titles(): string[];
  /** Waits for a notice, unless it has come already. */
  waitFor(title: string | RegExp, limitMs?: number): Promise<Notice>;
  /** Clicks the notice that stands on the screen; there must be but one. */
  click(): Promise<void>;
  /** How many stand on the screen. */
  standing(): Promise<number>;
  /** Takes all from the screen, and forgets them. */
  clear(): Promise<void>;
  close(): void;
}

const face = 'org.freedesktop.Notifications';
// App name, the number it replaces, icon, title, text, actions, hints and time.
const NotifySchema = v.tuple([
  v.string(),
  v.number(),
  v.string(),
  v.string(),
  v.string(),
  v.array(v.string()),
  v.looseObject({
    urgency: v.optional(v.number(), 1),
    'desktop-entry': v.optional(v.string(), ''),
  }),
  v.number(),
]);
const TakenSchema = v.tuple([v.number()]);

type Asked = Omit<Notice, 'id'>;

/** Puts each request together with the desktop's answer, which carries its number. */
const reader = (took: (notice: Notice) => void): ((message: dbus.Message) => void) => {
  const asked = new Map<string, Asked>();
  return (message) => {
    if (message.type === dbus.MessageType.METHOD_CALL && message.member === 'Notify') {
      const [, , , title, body, , hints, timeoutMs] = v.parse(
        NotifySchema,
        message.body.map(plain),
      );
      asked.set(`${message.sender} ${message.serial ?? 0}`, {
        ...{ title, body, at: new Date(), timeoutMs },
        ...{ urgency: hints.urgency, entry: hints['desktop-entry'] },
      });
    }
    if (message.type !== dbus.MessageType.METHOD_RETURN) return;
    const key = `${message.destination} ${message.replySerial}`;
    const one = asked.get(key);
    if (!one || !asked.delete(key)) return;
    const [id] = v.parse(TakenSchema, message.body);
    took({ ...one, id });
  };
};

const monitored = [
  `type='method_call',interface='${face}',member='Notify'`,
  `type='method_return',sender='${face}'`,
];

/** A monitor may say nothing more, and needs a line of its own. */
const monitor = async (took: (notice: Notice) => void): Promise<dbus.MessageBus> => {
  const line = connect();
  // The calls that it hears are for others: to the library they are answered.
  line.addMethodHandler(() => true);
  line.on('message', reader(took));
  await callOn(line, {
    ...{ to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' },
    method: 'org.freedesktop.DBus.Monitoring.BecomeMonitor',
    ...{ signature: 'asu', body: [monitored, 0] },
  });
  return line;
};

/** Begins to listen. */
export const openNotices = async (daemon: Daemon = daemons.x11): Promise<Notices> => {
  let shown: Notice[] = [];
  const bell = createBell();
  const line = await monitor((notice) => {
    shown.push(notice);
    bell.ring();
  });
  const bus = openBus();
  const titles = (): string[] => shown.map(({ title }) => title);
  const fits = (wanted: string | RegExp, title: string): boolean =>
    wanted instanceof RegExp ? wanted.test(title) : title === wanted;
  return {
    all: () => shown,
    titles,
    waitFor: (title, limitMs) =>
      until(
        bell,
        () => shown.find((one) => fits(title, one.title)),
        () => `No notice ${String(title)}. There were: ${titles().join(' · ') || 'none'}`,
        limitMs,
      ),
    click: async () => {
      const newest = shown.at(-1);
      if (!newest) throw new Error('There is no notice to click.');
      await daemon.click(bus, newest.id);
    },
    standing: () => daemon.standing(bus),
    clear: async () => {
      await daemon.clear(bus);
      shown = [];
    },
    close: () => {
      line.disconnect();
      bus.close();
    },
  };
};
