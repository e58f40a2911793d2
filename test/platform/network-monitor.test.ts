// @vitest-environment node
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { watchNetwork } from '../../electron/platform/network-monitor.ts';
import type { CallErrorCode } from '../../electron/result.ts';
import { accountView, snapshotView } from '../fakes/view-models.ts';

const SECOND = 1_000;

const network = () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const here = { online: true, backs: 0 };
  const look = watchNetwork({ isOnline: () => here.online, back: () => (here.backs += 1) });
  const draw = (code: CallErrorCode | null): void => {
    const connection =
      code === null
        ? ({ kind: 'good' } as const)
        : ({ kind: 'error', code, detail: '', since: 0 } as const);
    look(snapshotView({ accounts: [accountView({ connection })] }));
  };
  return { here, draw };
};

describe('a network that was gone', () => {
  it('is noticed within two seconds of its return, once', () => {
    const { here, draw } = network();
    here.online = false;
    draw('unreachable');
    vi.advanceTimersByTime(60 * SECOND);
    expect(here.backs).toBe(0);
    here.online = true;
    vi.advanceTimersByTime(2 * SECOND);
    expect(here.backs).toBe(1);
    vi.advanceTimersByTime(60 * SECOND);
    expect([here.backs, vi.getTimerCount()]).toEqual([1, 0]);
  });

  it.each<[string, boolean, CallErrorCode | null]>([
    ['all is well', false, null],
    ['the service alone cannot be reached', true, 'unreachable'],
    ['the password is rejected', false, 'credentials-rejected'],
  ])('is not asked for while %s', (_title, online, code) => {
    const { here, draw } = network();
    here.online = online;
    draw(code);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is asked for no more once the service can be reached', () => {
    const { here, draw } = network();
    here.online = false;
    draw('unreachable');
    expect(vi.getTimerCount()).toBe(1);
    draw(null);
    expect(vi.getTimerCount()).toBe(0);
  });
});
