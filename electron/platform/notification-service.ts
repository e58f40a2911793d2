// Shows notifications of a Linux desktop over D-Bus (Desktop Notifications Specification 1.2). Electron does so by
// libnotify, whose calls hold up the whole app until the service answers, for up to 25 seconds each; here nothing waits
// but the one that asked (https://specifications.freedesktop.org/notification-spec/1.2/).
import type { SafeText } from '../i18n/safe-text.ts';
import type { SessionBus } from './session-bus.ts';

export interface Message {
  readonly title: SafeText;
  /** Plain text. */
  readonly body: SafeText;
  readonly iconFile: string;
  readonly urgency: 'low' | 'normal';
  readonly isSilent: boolean;
  /** On the screen until it is answered. */
  readonly stays: boolean;
  readonly buttons: readonly { readonly id: string; readonly text: SafeText }[];
  /** What a click on the message itself does, in words. */
  readonly click: SafeText;
}

/** What becomes of a shown message. */
interface MessageListener {
  /** A button, by its id; null: the message itself. */
  readonly onAction: (button: string | null) => void;
  readonly onClosed: () => void;
}

interface ShownMessage {
  close(): void;
}

export interface NotificationService {
  /** Null where the desktop has no such service, or it does not answer in time. Never rejects. */
  show(message: Message, heard: MessageListener): Promise<ShownMessage | null>;
  close(): void;
}

interface ServiceParts {
  readonly openBus: () => Promise<SessionBus>;
  readonly appName: string;
  /** The name of the app's desktop entry, by which a desktop knows whose it is. */
  readonly entry: string;
}

const service = {
  name: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  face: 'org.freedesktop.Notifications',
};

/** Services that know markup read it in every body. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Some services never tell that a message was closed. */
const MOST_KEPT = 200;

const BY_SERVICE_MS = -1;
const NEVER_MS = 0;

/** The id of the action of the message itself, by the specification. */
const CLICK = 'default';

const notifyBody = (
  message: Message,
  abilities: readonly unknown[],
  { appName, entry }: ServiceParts,
  variant: SessionBus['variant'],
): readonly unknown[] => {
  const { title, body, iconFile, urgency, isSilent, stays, buttons, click } = message;
  // A service without buttons may turn actions into a window that asks.
  const actions = abilities.includes('actions')
    ? [CLICK, click, ...buttons.flatMap(({ id, text }) => [id, text])]
    : [];
  const hints = {
    urgency: variant('y', urgency === 'low' ? 0 : 1),
    'desktop-entry': variant('s', entry),
    'image-path': variant('s', iconFile),
    ...(isSilent ? { 'suppress-sound': variant('b', true) } : {}),
  };
  const text = abilities.includes('body-markup') ? escaped(body) : body;
  return [appName, 0, '', title, text, actions, hints, stays ? NEVER_MS : BY_SERVICE_MS];
};

/** One line to the session. One that was cut, or could not be opened, is opened again for the next notification. */
const createLine = (openBus: ServiceParts['openBus'], onOpen: (bus: SessionBus) => void) => {
  let opening: Promise<SessionBus> | null = null;
  let bus: SessionBus | null = null;
  const openNew = async (): Promise<SessionBus> => {
    try {
      bus = await openBus();
      onOpen(bus);
      return bus;
    } catch (error) {
      opening = null;
      throw error;
    }
  };
  return {
    open: (): Promise<SessionBus> => {
      if (bus?.isOpen() === false) opening = null;
      opening ??= openNew();
      return opening;
    },
    close: (): void => bus?.close(),
  };
};

interface NotificationEvent {
  readonly id: number;
  /** Null: the message was closed. */
  readonly action: string | null;
}

/** An answer and what comes after it are read from the bus in one piece when the app was busy meanwhile. */
const EARLY_MS = 1_000;
const MOST_EARLY = 20;

/**
 * Hands what is told of a message to whoever showed it. The service's answer, by which its number is known, is awaited;
 * a click that is read together with that answer comes before, and is kept until then.
 */
const createEvents = () => {
  const shown = new Map<number, MessageListener>();
  let early: (NotificationEvent & { readonly at: number })[] = [];
  const tell = (heard: MessageListener, { id, action }: NotificationEvent): void => {
    if (action !== null) heard.onAction(action === CLICK ? null : action);
    else {
      shown.delete(id);
      heard.onClosed();
    }
  };
  return {
    hear: (event: NotificationEvent): void => {
      const heard = shown.get(event.id);
      if (heard) tell(heard, event);
      else early = [...early, { ...event, at: performance.now() }].slice(-MOST_EARLY);
    },
    add: (id: number, heard: MessageListener): void => {
      shown.set(id, heard);
      const [oldest] = shown.keys();
      if (shown.size > MOST_KEPT && oldest !== undefined) shown.delete(oldest);
      const mine = early.filter((one) => one.id === id);
      early = early.filter((one) => one.id !== id);
      // An older one is of a message that had this number before, or of another program's.
      const isNew = ({ at }: { readonly at: number }): boolean => performance.now() - at < EARLY_MS;
      mine.filter(isNew).forEach((event) => tell(heard, event));
    },
    drop: (id: number): void => void shown.delete(id),
  };
};

export const createNotificationService = (parts: ServiceParts): NotificationService => {
  let isClosed = false;
  const events = createEvents();

  const hearActions = (line: SessionBus): void => {
    const rule = `sender='${service.name}',interface='${service.face}'`;
    line.hear(rule, 'ActionInvoked', ([id, action]) => {
      if (typeof action === 'string') events.hear({ id: Number(id), action });
    });
    line.hear(rule, 'NotificationClosed', ([id]) => {
      events.hear({ id: Number(id), action: null });
    });
  };

  const lines = createLine(parts.openBus, hearActions);

  const take = (
    line: SessionBus,
    answer: readonly unknown[],
    heard: MessageListener,
  ): ShownMessage | null => {
    const [id] = answer;
    if (typeof id !== 'number') return null;
    events.add(id, heard);
    return {
      close: () => {
        events.drop(id);
        void line.call(service, 'CloseNotification', { signature: 'u', body: [id] });
      },
    };
  };

  const show = async (message: Message, heard: MessageListener): Promise<ShownMessage | null> => {
    const line = await lines.open();
    // The first question starts the service where it does not run, and finds out whether it answers at all.
    const abilities = (await line.call(service, 'GetCapabilities'))?.[0];
    if (!Array.isArray(abilities) || isClosed) return null;
    const answer = await line.call(service, 'Notify', {
      signature: 'susssasa{sv}i',
      body: notifyBody(message, abilities, parts, (...value) => line.variant(...value)),
      // It stands on the screen after all, so its clicks count.
      late: (body) => void take(line, body, heard),
    });
    return answer === null ? null : take(line, answer, heard);
  };

  return {
    show: (message, heard) => show(message, heard).catch(() => null),
    close: () => {
      isClosed = true;
      lines.close();
    },
  };
};
