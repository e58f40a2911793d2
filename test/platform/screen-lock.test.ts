// How a Linux desktop tells that its screen is locked, over lines that come, go and never answer.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchScreenLock } from '../../electron/platform/screen-lock.ts';
import type { SessionBus } from '../../electron/platform/session-bus.ts';

/** A bus that answers these calls; anything else is not answered. */
const createBus = (answers: Readonly<Record<string, readonly unknown[]>>) => {
  const heard = new Map<string, (body: readonly unknown[]) => void>();
  let isOpen = true;
  const bus: SessionBus = {
    call: (_, member) => Promise.resolve(answers[member] ?? null),
    property: () => Promise.resolve(null),
    variant: (_, value) => value,
    isOpen: () => isOpen,
    listen: (rule, member, act) => void heard.set(`${member} ${rule}`, act),
    close: () => {
      isOpen = false;
    },
  };
  const send = (member: string, face: string, ...body: unknown[]): number => {
    const acts = [...heard].filter(
      ([key]) => key.startsWith(`${member} `) && key.includes(`interface='${face}'`),
    );
    acts.forEach(([, act]) => act(body));
    return acts.length;
  };
  return { bus, send, isOpen: () => isOpen, rules: () => [...heard.keys()] };
};

const here = { GetId: ['a bus'] };
const withLogin = { ...here, GetSessionByPID: ['/org/freedesktop/login1/session/_31'] };

/** A desktop of which each line that is opened is the next of these; null: it cannot be opened. */
const watchOver = async (
  sessions: (ReturnType<typeof createBus> | null)[],
  system: ReturnType<typeof createBus> | null = null,
) => {
  const seen: string[] = [];
  const ends: (() => void)[] = [];
  let opened = 0;
  const opening = (line: ReturnType<typeof createBus> | null | undefined): Promise<SessionBus> =>
    line ? Promise.resolve(line.bus) : Promise.reject(new Error('no bus'));
  const lock = watchScreenLock({
    openBus: (ended) => {
      ends.push(ended);
      opened += 1;
      return opening(sessions[opened - 1]);
    },
    openSystemBus: () => opening(system),
    pid: 77,
    locked: () => seen.push('locked'),
    unlocked: () => seen.push('unlocked'),
    changed: () => seen.push(lock.isWatched() ? 'heard' : 'not heard'),
  });
  await vi.advanceTimersByTimeAsync(0);
  return { lock, seen, end: (at: number) => ends[at]?.(), opened: () => opened };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the lock of the screen', () => {
  it.each(['org.freedesktop.ScreenSaver', 'org.gnome.ScreenSaver', 'org.mate.ScreenSaver'])(
    'is told by %s',
    async (saver) => {
      const session = createBus(here);
      const { lock, seen } = await watchOver([session]);
      expect(lock.isWatched()).toBe(true);
      session.send('ActiveChanged', saver, true);
      session.send('ActiveChanged', saver, false);
      session.send('ActiveChanged', saver, 'no boolean');
      expect(seen).toEqual(['heard', 'locked', 'unlocked']);
    },
  );

  it("is told by the computer's own bus for this login session alone", async () => {
    const system = createBus(withLogin);
    const { seen } = await watchOver([createBus(here)], system);
    expect(system.rules()).toHaveLength(2);
    for (const rule of system.rules())
      expect(rule).toContain(`path='${withLogin.GetSessionByPID[0]}'`);
    expect(system.send('Lock', 'org.freedesktop.login1.Session')).toBe(1);
    expect(system.send('Unlock', 'org.freedesktop.login1.Session')).toBe(1);
    expect(seen).toEqual(['heard', 'locked', 'unlocked']);
  });

  it('is heard without a bus of the computer, or one that knows no session of it', async () => {
    expect((await watchOver([createBus(here)], null)).seen).toEqual(['heard']);
    const system = createBus(here);
    expect((await watchOver([createBus(here)], system)).seen).toEqual(['heard']);
    expect(system.isOpen()).toBe(false);
  });

  it.each([
    ['cannot be opened', null],
    ['does not answer', createBus({})],
  ])('is not heard while the bus %s, and is once that is mended', async (_, line) => {
    const later = createBus(here);
    const { lock, seen } = await watchOver([line, line, later]);
    expect(lock.isWatched()).toBe(false);
    await vi.advanceTimersByTimeAsync(15_000);
    later.send('ActiveChanged', 'org.gnome.ScreenSaver', true);
    expect(seen).toEqual(['heard', 'locked']);
  });

  it('is heard again after the session has started its bus again', async () => {
    const [first, second] = [createBus(here), createBus(here)];
    const { seen, end } = await watchOver([first, second]);
    end(0);
    expect(seen).toEqual(['heard', 'not heard']);
    await vi.advanceTimersByTimeAsync(5000);
    second.send('ActiveChanged', 'org.freedesktop.ScreenSaver', true);
    expect(seen).toEqual(['heard', 'not heard', 'heard', 'locked']);
  });

  it('asks a desktop that has no bus ever less often, and no more once it is closed', async () => {
    const { lock, opened } = await watchOver([]);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(opened()).toBeGreaterThan(10);
    expect(opened()).toBeLessThan(25);
    lock.close();
    const before = opened();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(opened()).toBe(before);
  });

  it('closes its lines, and asks for no other when they end by that', async () => {
    const [session, system] = [createBus(here), createBus(withLogin)];
    const { lock, seen, end, opened } = await watchOver([session], system);
    lock.close();
    end(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([session.isOpen(), system.isOpen()]).toEqual([false, false]);
    expect([opened(), ...seen]).toEqual([1, 'heard']);
  });
});

it('outlives a line that is cut while it is being opened, and opens it again', async () => {
  const good = createBus(here);
  let opened = 0;
  const lock = watchScreenLock({
    openBus: (ended) => {
      opened += 1;
      if (opened > 1) return Promise.resolve(good.bus);
      ended();
      return Promise.resolve(createBus({}).bus);
    },
    openSystemBus: () => Promise.reject(new Error('no bus')),
    pid: 77,
    locked: vi.fn(),
    unlocked: vi.fn(),
    changed: vi.fn(),
  });
  await vi.advanceTimersByTimeAsync(5000);
  expect(lock.isWatched()).toBe(true);
});
