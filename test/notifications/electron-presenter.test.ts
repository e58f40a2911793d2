// Notices on macOS and Windows, shown by a system that behaves as Electron 45 does there.
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  presentByElectron,
  createRefusal,
  type ElectronPresenterParts,
} from '../../electron/notifications/electron-presenter.ts';
import { noticeOf } from './outcome-events.ts';

type Options = Electron.NotificationConstructorOptions;

class FakeNotification extends EventEmitter {
  readonly options: Options;
  isClosed = false;
  constructor(options: Options) {
    super();
    this.options = options;
  }
  show(): void {
    this.emit('asked');
  }
  close(): void {
    this.isClosed = true;
  }
}

const openSystem = (platform: NodeJS.Platform, part: Partial<ElectronPresenterParts> = {}) => {
  const made: FakeNotification[] = [];
  const heard: (string | null)[] = [];
  const done: unknown[] = [];
  const present = presentByElectron({
    platform,
    icon: '/icon.png',
    isSupported: () => true,
    idOf: () => null,
    create: (options) => {
      const one = new FakeNotification(options);
      made.push(one);
      return one;
    },
    onResult: (reason) => heard.push(reason),
    ...part,
  });
  const show = (notice = noticeOf({ outcome: 'done-finished', hasOutput: true })) =>
    present(notice, {
      onClick: () => done.push('click'),
      onButton: (button) => done.push(button),
      onGone: () => done.push('gone'),
    });
  return { made, heard, done, show };
};

describe('a notice', () => {
  it('is shown once the system says so, and can be closed', async () => {
    const { made, heard, show } = openSystem('win32');
    const showing = show();
    made[0]?.emit('show');
    (await showing)?.close();
    expect([made[0]?.isClosed, heard]).toEqual([true, [null]]);
  });

  it.each(['darwin', 'win32'] as const)(
    'that fails is none, with its reason: %s',
    async (platform) => {
      const { made, heard, show } = openSystem(platform);
      const showing = show();
      made[0]?.emit('failed', {}, 'UNErrorDomain error 1');
      expect(await showing).toBeNull();
      expect(heard).toEqual(['UNErrorDomain error 1']);
    },
  );

  it('is none where the system shows none at all', async () => {
    const { made, heard, show } = openSystem('darwin', { isSupported: () => false });
    expect(await show()).toBeNull();
    expect([made, heard]).toEqual([[], ['']]);
  });

  it('has the picture of the app beside it on Windows; macOS shows its own', () => {
    const iconOn = (platform: NodeJS.Platform) => {
      const { made, show } = openSystem(platform);
      void show();
      return made[0]?.options.icon;
    };
    expect([iconOn('win32'), iconOn('darwin')]).toEqual(['/icon.png', undefined]);
  });

  it('does what its button says, told as Electron 45 tells it or as 33 does', () => {
    const { made, done, show } = openSystem('win32');
    void show();
    made[0]?.emit('action', { actionIndex: 0 }, 1);
    made[0]?.emit('action', {}, 1);
    made[0]?.emit('action', { actionIndex: 7 }, 7);
    expect(done).toEqual(['open-output', 'show']);
  });
});

describe.each(['darwin', 'win32'] as const)('the name of a notice on %s', (platform) => {
  const idOf = (name: string | null) => {
    const { made, show } = openSystem(platform, { idOf: () => name });
    void show();
    return made[0]?.options;
  };

  it('is what the system knows it by', () => {
    expect(idOf('name')).toMatchObject({ id: 'name' });
  });

  it('is left to the system where it has none', () => {
    expect(idOf(null)).not.toHaveProperty('id');
  });
});

describe('a notice that leaves the screen', () => {
  it.each([
    ['win32', 'timedOut', false],
    ['win32', undefined, false],
    ['win32', 'userCanceled', true],
    ['win32', 'applicationHidden', true],
    ['darwin', undefined, true],
  ] as const)('on %s for the reason %s is out of reach: %s', (platform, reason, isGone) => {
    const { made, done, show } = openSystem(platform);
    void show();
    made[0]?.emit('show');
    made[0]?.emit('close', reason === undefined ? {} : { reason });
    made[0]?.emit('click');
    expect(done).toEqual(isGone ? ['gone', 'click'] : ['click']);
  });
});

describe('whether the system shows notices', () => {
  const open = () => {
    const changes: boolean[] = [];
    const failed: string[] = [];
    const refusal = createRefusal({
      changed: (isOver) => changes.push(isOver),
      failed: (reason) => failed.push(reason),
    });
    return { refusal, changes, failed };
  };

  it('is known from the first that fails to the first that is shown', () => {
    const { refusal, changes, failed } = open();
    refusal.record(null);
    expect([refusal.reason(), changes]).toEqual([null, []]);
    refusal.record('denied');
    refusal.record('denied');
    expect(refusal.reason()).toBe('denied');
    refusal.record(null);
    expect([refusal.reason(), changes, failed]).toEqual([
      null,
      [false, true],
      ['denied', 'denied'],
    ]);
  });

  it('is said in the words of the system, on one line and not for ever', () => {
    const { refusal } = open();
    refusal.record(`a\n\u202eb${'c'.repeat(10_000)}`);
    expect(refusal.reason()).toMatch(/^a bc{190,}$/);
    expect(refusal.reason()!.length).toBeLessThanOrEqual(200);
  });
});
