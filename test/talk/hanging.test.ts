// A talker that hangs: its calls come to an end all the same, and the next one finds a new talker.
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Call, FromTalker } from '../../electron/talk/messages.ts';
import { createExchange, type Exchange } from '../../electron/talk/exchange.ts';
import { patienceMsFor } from '../../electron/talk/patience.ts';
import { failing } from '../service/secret.ts';

const call = (name: Call['name'], options: Partial<Call['options']> = {}): Call => ({
  options: { base: 'https://example.org/casjobs', binding: 'auto', ...options },
  name,
  given: [],
});

/** Talkers that say only what the test has them say; the number of each, and how many were ended. */
const silent = (patienceMs: number) => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const ears: ((message: FromTalker) => void)[] = [];
  let ended = 0;
  const exchange: Exchange = createExchange({
    patienceMs: () => patienceMs,
    openLine: ({ hear }) => {
      ears.push(hear);
      return { send: () => undefined, close: () => (ended += 1) };
    },
  });
  return { exchange, ears, ended: () => ended };
};

const endOf = (id: number): FromTalker => ({
  kind: 'end',
  id,
  reply: { value: null },
  boundBy: null,
});

describe('a talker that hangs', () => {
  it('is ended: its call timed out, the others have lost it, and the next has a new one', async () => {
    const { exchange, ears, ended } = silent(20);
    const first = failing(exchange.ask(call('jobs')));
    const second = failing(exchange.ask(call('cancel')));
    vi.advanceTimersByTime(20);
    expect([(await first).code, (await second).code]).toEqual(['timed-out', 'unreachable']);
    expect(ended()).toBe(1);
    const third = exchange.ask(call('jobs'));
    expect(ears).toHaveLength(2);
    // What the ended one may still say is nobody's answer.
    ears[0]?.(endOf(1));
    ears[1]?.(endOf(3));
    expect(await third).toMatchObject({ reply: { value: null } });
  });

  it('is not one that brings a long list part by part', async () => {
    const { exchange, ears, ended } = silent(60);
    const asked = exchange.ask(call('jobs'));
    for (let parts = 0; parts < 6; parts += 1) {
      vi.advanceTimersByTime(50);
      ears[0]?.({ kind: 'part', id: 1, jobs: [] });
    }
    ears[0]?.(endOf(1));
    expect(await asked).toMatchObject({ reply: { value: null } });
    expect(ended()).toBe(0);
    exchange.close();
  });

  it('has more time than all requests of a call may take', () => {
    expect(patienceMsFor(call('jobs'))).toBe(120_000);
    expect(patienceMsFor(call('cancel'))).toBe(390_000);
    expect(patienceMsFor(call('jobs', { timeoutMs: 1_000 }))).toBe(33_000);
  });
});
