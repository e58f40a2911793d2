// Notices on macOS and Windows from the first question for permission to a click after a restart, on a system that behaves
// as Electron 45 does, and on one that lacks what 33 lacks.
import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { NamedJob } from '../../electron/notifications/activation.ts';
import {
  createSystemPresenter,
  type Activation,
  type ElectronNotifications,
} from '../../electron/notifications/electron-presenter.ts';
import { noticeOf } from './outcome-events.ts';

type Options = Electron.NotificationConstructorOptions;

class FakeNotification extends EventEmitter {
  readonly id: string;
  constructor({ id = 'one-of-the-system' }: Options) {
    super();
    this.id = id;
  }
  show(): void {
    this.emit('show');
  }
  close(): void {
    this.emit('closed');
  }
}

/** What outlives the app: the notifications of earlier runs, and what it was called with when one was clicked. */
const openSystem = (platform: NodeJS.Platform, part: Partial<ElectronNotifications> = {}) => {
  const lying: FakeNotification[] = [];
  let activate: ((activation: Activation) => void) | null = null;
  const isSupported = vi.fn(() => true);
  const system: ElectronNotifications = {
    isSupported,
    create: (options) => {
      const one = new FakeNotification(options);
      lying.push(one);
      return one;
    },
    handleActivation: (act) => (activate = act),
    getHistory: () => Promise.resolve(lying.map(({ id }) => new FakeNotification({ id }))),
    ...part,
  };
  const startApp = () => {
    const changes: boolean[] = [];
    const presenter = createSystemPresenter({
      platform,
      icon: '/icon.png',
      system,
      changed: (isOver) => changes.push(isOver),
      failed: () => undefined,
    });
    const nothing = (): void => undefined;
    const show = () =>
      presenter.present(noticeOf({ outcome: 'cancelled' }), {
        onClick: nothing,
        onButton: nothing,
        onGone: nothing,
      });
    return { presenter, changes, show };
  };
  return { startApp, lying, isSupported, click: (one: Activation) => activate?.(one) };
};

const { accountKey, jobId } = noticeOf({ outcome: 'cancelled' });

/** Starts it anew, and has what is shown of old notifications noted. */
const startAgain = (
  { startApp }: ReturnType<typeof openSystem>,
  hasAccount = true,
): (NamedJob | null)[] => {
  const shown: (NamedJob | null)[] = [];
  startApp().presenter.followOld((job) => shown.push(job), hasAccount);
  return shown;
};

describe('the permission to show notices', () => {
  it('is asked for once on macOS, before the first notice, and never on Windows', () => {
    const asked = (platform: NodeJS.Platform): number => {
      const { startApp, isSupported } = openSystem(platform);
      const { presenter } = startApp();
      presenter.askPermission();
      presenter.askPermission();
      return isSupported.mock.calls.length;
    };
    expect([asked('darwin'), asked('win32')]).toEqual([1, 0]);
  });

  it('that cannot be had is known at once', () => {
    const { presenter, changes } = openSystem('darwin', { isSupported: () => false }).startApp();
    expect(presenter.refusal()).toBeNull();
    presenter.askPermission();
    expect([presenter.refusal(), changes]).toEqual(['', [false]]);
  });
});

describe('a notification of an earlier run', () => {
  it('leads to its job on macOS, where Notification Center has kept it', async () => {
    const history: FakeNotification[] = [];
    const system = openSystem('darwin', {
      getHistory: () => Promise.resolve(history),
    });
    await system.startApp().show();
    history.push(...system.lying.map(({ id }) => new FakeNotification({ id })));
    const shown = startAgain(system);
    await vi.waitFor(() => expect(history[0]?.listenerCount('click')).toBe(1));
    history[0]?.emit('click');
    expect(shown).toEqual([{ accountKey, jobId }]);
  });

  it('is not asked for on macOS without an account: the system would ask for permission', () => {
    const getHistory = vi.fn(() => Promise.resolve([]));
    startAgain(openSystem('darwin', { getHistory }), false);
    expect(getHistory).not.toHaveBeenCalled();
    startAgain(openSystem('darwin', { getHistory }));
    expect(getHistory).toHaveBeenCalledOnce();
  });

  it('leads to its job on Windows, which hands its name back', async () => {
    const system = openSystem('win32');
    await system.startApp().show();
    const tag = `tag=${system.lying[0]?.id ?? ''}`;
    const shown = startAgain(system, false);
    system.click({ type: 'click', arguments: `type=click&${tag}` });
    system.click({ type: 'action', arguments: `type=action&${tag}` });
    system.click({ type: 'click', arguments: 'type=click' });
    expect(shown).toEqual([{ accountKey, jobId }, { accountKey, jobId }, null]);
  });

  it('of this run hears its buttons itself', async () => {
    const system = openSystem('win32');
    const { presenter, show } = system.startApp();
    const shown: unknown[] = [];
    presenter.followOld((job) => shown.push(job), true);
    await show();
    system.click({ type: 'action', arguments: `tag=${system.lying[0]?.id ?? ''}` });
    expect(shown).toEqual([]);
  });

  it.each(['darwin', 'win32'] as const)(
    'is nobody’s on an Electron that tells of none: %s',
    (on) => {
      const { isSupported, create } = {
        isSupported: () => true,
        create: () => new FakeNotification({}),
      };
      const system: ElectronNotifications = { isSupported, create };
      const presenter = createSystemPresenter({
        platform: on,
        icon: '',
        system,
        changed: () => undefined,
        failed: () => undefined,
      });
      expect(() => {
        presenter.followOld(() => expect.unreachable('nothing was clicked'), true);
        presenter.close();
      }).not.toThrow();
    },
  );

  it('that cannot be asked for leaves the app alone', async () => {
    const rejected = vi.fn(() => Promise.reject(new Error('UNErrorDomain')));
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    expect(startAgain(openSystem('darwin', { getHistory: rejected }))).toEqual([]);
    await new Promise((done) => setImmediate(done));
    process.off('unhandledRejection', note);
    expect([rejected.mock.calls.length, unhandled]).toEqual([1, []]);
  });
});
