// Whether a Linux desktop shows tray icons: what it answers, and what it tells of later.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionBus } from '../../electron/platform/session-bus.ts';
import { watchTrayHost } from '../../electron/platform/desktop-features.ts';

const GRACE_MS = 5000;

/** A session whose panel comes and goes; null: nobody answers. */
const createSession = (hosts: boolean | null) => {
  const heard = new Map<string, () => void>();
  let now = hosts;
  const bus: SessionBus = {
    call: () => Promise.resolve(null),
    property: () => Promise.resolve(now),
    variant: (_, value) => value,
    isOpen: () => true,
    listen: (_rule, member, act) => void heard.set(member, () => act([])),
    close: () => heard.clear(),
  };
  return {
    bus,
    become: async (next: boolean | null, signal: string): Promise<void> => {
      now = next;
      heard.get(signal)?.();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
};

const watch = async (hosts: boolean | null) => {
  const session = createSession(hosts);
  const seen: string[] = [];
  const host = watchTrayHost({
    bus: session.bus,
    changed: () => seen.push(host.state()),
    graceMs: GRACE_MS,
  });
  await vi.advanceTimersByTimeAsync(0);
  return { host, session, seen };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the tray of a desktop', () => {
  it('is there as soon as the desktop says so', async () => {
    expect((await watch(true)).seen).toEqual(['there']);
  });

  it.each([false, null])('is called missing only after a while, when it says %s', async (hosts) => {
    const { host, seen } = await watch(hosts);
    await vi.advanceTimersByTimeAsync(GRACE_MS - 1);
    expect(host.state()).toBe('unknown');
    await vi.advanceTimersByTimeAsync(1);
    expect(seen).toEqual(['missing']);
  });

  it('is not called missing when the panel starts after the app, or starts anew', async () => {
    const { session, seen } = await watch(null);
    await session.become(true, 'NameOwnerChanged');
    await session.become(null, 'NameOwnerChanged');
    await session.become(true, 'StatusNotifierHostRegistered');
    await vi.advanceTimersByTimeAsync(2 * GRACE_MS);
    expect(seen).toEqual(['there']);
  });

  it('is missing when its host leaves for good, and back when another comes', async () => {
    const { session, seen } = await watch(true);
    await session.become(false, 'StatusNotifierHostUnregistered');
    await vi.advanceTimersByTimeAsync(GRACE_MS);
    await session.become(true, 'StatusNotifierHostRegistered');
    expect(seen).toEqual(['there', 'missing', 'there']);
  });
});
