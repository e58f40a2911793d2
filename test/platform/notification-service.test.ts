// How notifications are shown on a Linux desktop, whatever its service does.
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  createNotificationService,
  type Message,
} from '../../electron/platform/notification-service.ts';
import type { SessionBus, DBusValues } from '../../electron/platform/session-bus.ts';
import { oneLine } from '../../electron/i18n/safe-text.ts';

const message: Message = {
  title: oneLine('Job 5001 cancelled'),
  body: oneLine('A < B & C'),
  iconFile: '/icon.png',
  urgency: 'normal',
  isSilent: false,
  stays: false,
  buttons: [{ id: 'submit-again', text: oneLine('Submit again') }],
  click: oneLine('Show'),
};

interface Call {
  readonly member: string;
  readonly body: readonly unknown[];
  readonly late: DBusValues['late'];
}

type Answers = Readonly<Record<string, readonly unknown[] | null>>;

/** A session whose service answers what the test says; null: not in time. */
const openSession = (answers: Answers, refusals = 0) => {
  const calls: Call[] = [];
  const heard = new Map<string, (body: readonly unknown[]) => void>();
  const said: (string | null)[] = [];
  let [opened, isOpen] = [0, true];
  let withAnswer = (): void => undefined;
  const bus: SessionBus = {
    call: (_, member, { body = [], late } = { signature: '', body: [] }) => {
      calls.push({ member, body, late });
      if (member === 'Notify') withAnswer();
      return Promise.resolve(answers[member] ?? null);
    },
    property: () => Promise.resolve(null),
    listen: (_rule, member, act) => void heard.set(member, act),
    variant: (_, value) => value,
    isOpen: () => isOpen,
    close: () => undefined,
  };
  const service = createNotificationService({
    openBus: () => {
      opened += 1;
      isOpen = true;
      return opened > refusals ? Promise.resolve(bus) : Promise.reject(new Error('no bus'));
    },
    appName: 'CasJobs Tray',
    entry: 'casjobs-tray',
  });
  return {
    calls,
    said,
    show: () =>
      service.show(message, {
        onAction: (button) => said.push(button),
        onClosed: () => said.push('closed'),
      }),
    signal: (member: string, ...body: unknown[]) => heard.get(member)?.(body),
    /** What is read from the bus together with the answer, before anybody had a turn. */
    readWithAnswer: (act: () => void) => {
      withAnswer = act;
    },
    notify: () => calls.find(({ member }) => member === 'Notify'),
    cut: () => {
      isOpen = false;
    },
    opened: () => opened,
  };
};

const able = { GetCapabilities: [['actions', 'body-markup']], Notify: [7] };

describe('a notification', () => {
  it('is shown when the bus can be opened later', async () => {
    const session = openSession(able, 1);
    expect(await session.show()).toBeNull();
    expect(await session.show()).not.toBeNull();
  });

  it('is shown with its words, its buttons and whose it is', async () => {
    const session = openSession(able);
    expect(await session.show()).not.toBeNull();
    const actions = ['default', 'Show', 'submit-again', 'Submit again'];
    const hints = { urgency: 1, 'desktop-entry': 'casjobs-tray', 'image-path': '/icon.png' };
    expect(session.notify()?.body).toEqual([
      'CasJobs Tray',
      0,
      '',
      'Job 5001 cancelled',
      'A &lt; B &amp; C',
      actions,
      hints,
      -1,
    ]);
  });

  it('has no buttons and no markup where the service knows none', async () => {
    const session = openSession({ ...able, GetCapabilities: [['body']] });
    await session.show();
    expect(session.notify()?.body.slice(4, 6)).toEqual(['A < B & C', []]);
  });

  it('tells of its click, its buttons and its end, and of those of others nothing', async () => {
    const session = openSession(able);
    await session.show();
    session.signal('ActionInvoked', 8, 'default');
    session.signal('ActionInvoked', 7, 'default');
    session.signal('ActionInvoked', 7, 'submit-again');
    session.signal('NotificationClosed', 7, 1);
    session.signal('ActionInvoked', 7, 'default');
    expect(session.said).toEqual([null, 'submit-again', 'closed']);
  });

  it('tells of a click, a button and its end that are read together with its number', async () => {
    const session = openSession(able);
    session.readWithAnswer(() => {
      session.signal('ActionInvoked', 8, 'default');
      session.signal('ActionInvoked', 7, 'default');
      session.signal('ActionInvoked', 7, 'submit-again');
      session.signal('NotificationClosed', 7, 1);
    });
    await session.show();
    expect(session.said).toEqual([null, 'submit-again', 'closed']);
  });

  it('tells nothing of an older message that had its number', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const session = openSession(able);
    await session.show();
    session.signal('NotificationClosed', 7, 1);
    session.signal('ActionInvoked', 7, 'default');
    vi.advanceTimersByTime(1_000);
    await session.show();
    expect(session.said).toEqual(['closed']);
  });

  it('is closed by its number', async () => {
    const session = openSession(able);
    (await session.show())?.close();
    expect(session.calls.at(-1)).toMatchObject({ member: 'CloseNotification', body: [7] });
  });

  it.each([
    ['is absent or never answers', {}],
    ['answers nonsense', { GetCapabilities: ['x'] }],
    ['stops answering in between', { GetCapabilities: [[]] }],
    ['gives it no number', { GetCapabilities: [[]], Notify: ['x'] }],
  ])('is not shown where the service %s', async (_, answers) => {
    expect(await openSession(answers).show()).toBeNull();
  });

  it('is not asked for before the service is known to answer', async () => {
    const session = openSession({});
    await session.show();
    expect(session.calls.map(({ member }) => member)).toEqual(['GetCapabilities']);
  });

  it('that the service shows too late can still be clicked', async () => {
    const session = openSession({ GetCapabilities: [[]] });
    expect(await session.show()).toBeNull();
    session.notify()?.late?.([7]);
    session.signal('ActionInvoked', 7, 'default');
    expect(session.said).toEqual([null]);
  });

  it('takes one line to the session, and another when that was cut', async () => {
    const session = openSession(able);
    await Promise.all([session.show(), session.show()]);
    expect(session.opened()).toBe(1);
    session.cut();
    await session.show();
    expect(session.opened()).toBe(2);
  });

  it('is not shown where there is no session', async () => {
    const openBus = () => Promise.reject(new Error('no session'));
    const service = createNotificationService({ openBus, appName: 'a', entry: 'a' });
    const heard = { onAction: () => undefined, onClosed: () => undefined };
    expect(await service.show(message, heard)).toBeNull();
  });
});
