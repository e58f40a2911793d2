// Records the notifications that the app has requested and the desktop has accepted, by monitoring the session bus, so that
// none is missed.
import * as dbus from 'dbus-next';
import * as v from 'valibot';
import { callOn, connectToBus, openBus, unwrapVariants } from './dbus.ts';
import { notificationDaemons, type NotificationDaemon } from './notification-daemons.ts';
import { createSignal, waitUntil } from './wait-until.ts';

export interface ShownNotification {
  readonly title: string;
  readonly body: string;
  readonly at: Date;
  /** The desktop's ID for it. */
  readonly id: number;
  /** 0 low, 1 normal, 2 critical, which ignores 'do not disturb'. */
  readonly urgency: number;
  /** Ms on the screen; 0 until dismissed, -1 for the desktop's default. */
  readonly timeoutMs: number;
  /** The name of the app's desktop entry. */
  readonly entry: string;
}

export interface NotificationMonitor {
  /** All accepted notifications since this started, oldest first. */
  all(): readonly ShownNotification[];
  titles(): string[];
  /** Waits for a notification, unless it was shown already. */
  waitFor(title: string | RegExp, limitMs?: number): Promise<ShownNotification>;
  /** Clicks the only notification on the screen. */
  click(): Promise<void>;
  /** How many are on the screen. */
  visibleCount(): Promise<number>;
  /** Closes and forgets all. */
  clear(): Promise<void>;
  close(): void;
}

const face = 'org.freedesktop.Notifications';
// App name, replaced ID, icon, title, text, actions, hints and timeout.
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

type Asked = Omit<ShownNotification, 'id'>;

/** Pairs each request with the desktop's reply, which has its ID. */
const reader = (took: (notice: ShownNotification) => void): ((message: dbus.Message) => void) => {
  const asked = new Map<string, Asked>();
  return (message) => {
    if (message.type === dbus.MessageType.METHOD_CALL && message.member === 'Notify') {
      const [, , , title, body, , hints, timeoutMs] = v.parse(
        NotifySchema,
        message.body.map(unwrapVariants),
      );
      asked.set(`${message.sender} ${message.serial ?? 0}`, {
        title,
        body,
        at: new Date(),
        timeoutMs,
        urgency: hints.urgency,
        entry: hints['desktop-entry'],
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

/** A monitor can't send anything else, so it needs a separate connection. */
const monitor = async (took: (notice: ShownNotification) => void): Promise<dbus.MessageBus> => {
  const line = connectToBus();
  // Tells the library that calls to others are handled.
  line.addMethodHandler(() => true);
  line.on('message', reader(took));
  await callOn(line, {
    to: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    method: 'org.freedesktop.DBus.Monitoring.BecomeMonitor',
    signature: 'asu',
    body: [monitored, 0],
  });
  return line;
};

/** Starts recording. */
export const openNotificationMonitor = async (
  daemon: NotificationDaemon = notificationDaemons.x11,
): Promise<NotificationMonitor> => {
  let shown: ShownNotification[] = [];
  const bell = createSignal();
  const line = await monitor((notice) => {
    shown.push(notice);
    bell.emit();
  });
  const bus = openBus();
  const titles = (): string[] => shown.map(({ title }) => title);
  const fits = (wanted: string | RegExp, title: string): boolean =>
    wanted instanceof RegExp ? wanted.test(title) : title === wanted;
  return {
    all: () => shown,
    titles,
    waitFor: (title, limitMs) =>
      waitUntil(
        bell,
        () => shown.find((one) => fits(title, one.title)),
        () => `No notice ${String(title)}. There were: ${titles().join(' · ') || 'none'}`,
        limitMs,
      ),
    click: async () => {
      const newest = shown.at(-1);
      if (!newest) throw new Error('There is no notification to click.');
      await daemon.click(bus, newest.id);
    },
    visibleCount: () => daemon.visibleCount(bus),
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
