// What very many forged messages cost main: nothing that lasts, and a line of the log a second.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { dispatch, isOurFrame, createHandlers } from '../../electron/ipc/dispatch.ts';
import type { Commands } from '../../electron/ipc/contract.ts';
import { limitedLog } from '../../electron/log.ts';
import { ourPage } from './in-process-bridge.ts';

describe('60,000 forged messages', () => {
  it.each([
    ['of a stranger', () => null, 'request-of-a-stranger'],
    ['of our page, if it were taken over', () => ourPage, 'request-not-read'],
  ])('%s write a line a second and leave nothing behind', async (_, frame, event) => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const lines: string[] = [];
    const log = limitedLog((name, facts = {}) => lines.push(`${name} ${JSON.stringify(facts)}`));
    const handlers = createHandlers({} as Commands);
    const answering = { handlers, used: () => undefined, log };
    const isOurs = (): boolean => isOurFrame(frame(), (url) => url === ourPage.url);
    const argument = { accountKey: 'k1', password: ['x'] };
    const send = (): Promise<unknown> =>
      dispatch({ name: 'edit-account', argument, isOurs }, answering);
    for (let count = 0; count < 1_000; count += 1) await send();
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let count = 0; count < 60_000; count += 1) await send();
    collect();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(5 * 2 ** 20);
    expect(lines).toHaveLength(1);
    vi.advanceTimersByTime(5_000);
    expect(lines).toEqual([
      `${event} {"request":"edit-account"}`,
      `${event} {"request":"edit-account","times":60999}`,
    ]);
  });
});
