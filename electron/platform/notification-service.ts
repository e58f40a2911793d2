// Shows notifications on a Linux desktop over D-Bus (Desktop Notifications Specification 1.2). Electron would use
// libnotify, whose calls block the whole app until the service replies, up to 25 seconds each; here nothing else
// waits (https://specifications.freedesktop.org/notification-spec/1.2/).
import type { SafeText } from '../i18n/safe-text.ts';
import type { SessionBus } from './session-bus.ts';

export interface Message {
  readonly title: SafeText;
  /** Plain text. */
  readonly body: SafeText;
  readonly iconFile: string;
  readonly urgency: 'low' | 'normal';
  readonly isSilent: boolean;
  /** Stays on the screen until the user reacts. */
  readonly stays: boolean;
  readonly buttons: readonly { readonly id: string; readonly text: SafeText }[];
  /** The text for a click on the message itself. */
  readonly click: SafeText;
}

/** The events of a shown message. */
interface MessageListener {
  /** A button, by its id; null for the message itself. */
  readonly onAction: (button: string | null) => void;
  readonly onClosed: () => void;
}

interface ShownMessage {
  close(): void;
}

export interface NotificationService {
  /** Null if the desktop has no such service, or it does not reply in time. Never rejects. */
  show(message: Message, listener: MessageListener): Promise<ShownMessage | null>;
  close(): void;
}

interface ServiceParts {
  readonly openBus: () => Promise<SessionBus>;
  readonly appName: string;
  /** The name of the app's desktop entry, by which a desktop identifies the app. */
  readonly entry: string;
}

const service = {
  name: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  face: 'org.freedesktop.Notifications',
};

/** Services that support markup read it in every body. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Some services never report that a message was closed. */
const MOST_KEPT = 200;

const BY_SERVICE_MS = -1;
const NEVER_MS = 0;

/** The specification's id for a click on the message itself. */
const CLICK = 'default';

const notifyBody = (
  message: Message,
  abilities: readonly unknown[],
  { appName, entry }: ServiceParts,
  variant: SessionBus['variant'],
): readonly unknown[] => {
  const { title, body, iconFile, urgency, isSilent, stays, buttons, click } = message;
  // A service without buttons may show a dialog for actions.
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

/** One connection to the session. If it was lost or could not be opened, the next notification opens it again. */
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
  /** Null if the message was closed. */
  readonly action: string | null;
}

/** A reply and the events after it are read together if the app was busy. */
const EARLY_MS = 1_000;
const MOST_EARLY = 20;

/**
 * Passes the events of a message to its listener. The message's number is known by the service's reply, which is awaited;
 * a click that is read together with the reply is handled earlier, and is kept until then.
 */
const createEvents = () => {
  const shown = new Map<number, MessageListener>();
  let early: (NotificationEvent & { readonly at: number })[] = [];
  const notifyListener = (listener: MessageListener, { id, action }: NotificationEvent): void => {
    if (action !== null) listener.onAction(action === CLICK ? null : action);
    else {
      shown.delete(id);
      listener.onClosed();
    }
  };
  return {
    receive: (event: NotificationEvent): void => {
      const listener = shown.get(event.id);
      if (listener) notifyListener(listener, event);
      else early = [...early, { ...event, at: performance.now() }].slice(-MOST_EARLY);
    },
    add: (id: number, listener: MessageListener): void => {
      shown.set(id, listener);
      const [oldest] = shown.keys();
      if (shown.size > MOST_KEPT && oldest !== undefined) shown.delete(oldest);
      const mine = early.filter((one) => one.id === id);
      early = early.filter((one) => one.id !== id);
      // An older one belongs to an earlier message with this number, or to another program.
      const isNew = ({ at }: { readonly at: number }): boolean => performance.now() - at < EARLY_MS;
      mine.filter(isNew).forEach((event) => notifyListener(listener, event));
    },
    drop: (id: number): void => void shown.delete(id),
  };
};

export const createNotificationService = (parts: ServiceParts): NotificationService => {
  let isClosed = false;
  const events = createEvents();

  const hearActions = (line: SessionBus): void => {
    const rule = `sender='${service.name}',interface='${service.face}'`;
    line.listen(rule, 'ActionInvoked', ([id, action]) => {
      if (typeof action === 'string') events.receive({ id: Number(id), action });
    });
    line.listen(rule, 'NotificationClosed', ([id]) => {
      events.receive({ id: Number(id), action: null });
    });
  };

  const lines = createLine(parts.openBus, hearActions);

  const take = (
    line: SessionBus,
    answer: readonly unknown[],
    listener: MessageListener,
  ): ShownMessage | null => {
    const [id] = answer;
    if (typeof id !== 'number') return null;
    events.add(id, listener);
    return {
      close: () => {
        events.drop(id);
        void line.call(service, 'CloseNotification', { signature: 'u', body: [id] });
      },
    };
  };

  const show = async (
    message: Message,
    listener: MessageListener,
  ): Promise<ShownMessage | null> => {
    const line = await lines.open();
    // The first call starts the service if necessary, and shows whether it replies at all.
    const abilities = (await line.call(service, 'GetCapabilities'))?.[0];
    if (!Array.isArray(abilities) || isClosed) return null;
    const answer = await line.call(service, 'Notify', {
      signature: 'susssasa{sv}i',
      body: notifyBody(message, abilities, parts, (...value) => line.variant(...value)),
      // It is on the screen after all, so its clicks count.
      late: (body) => void take(line, body, listener),
    });
    return answer === null ? null : take(line, answer, listener);
  };

  return {
    show: (message, listener) => show(message, listener).catch(() => null),
    close: () => {
      isClosed = true;
      lines.close();
    },
  };
};
