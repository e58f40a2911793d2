import { describe, expect, it } from 'vitest';
import { createOutbox } from '../../electron/watch/outbox.ts';

const outboxWith = (...keys: string[]) => {
  const takenBack: string[] = [];
  let changes = 0;
  const outbox = createOutbox(() => (changes += 1));
  const put = (key: string): void => outbox.put(key, () => takenBack.push(key));
  keys.forEach(put);
  return {
    ...outbox,
    put: (...more: string[]) => more.forEach(put),
    takenBack,
    changes: () => changes,
  };
};

describe('the outbox', () => {
  it('counts what goes out, and forgets the count when nothing waits', () => {
    const outbox = outboxWith('a', 'b', 'c');
    outbox.goesOut('a');
    expect(outbox.progress()).toEqual({ sent: 1, total: 3 });
    outbox.goesOut('b');
    outbox.goesOut('c');
    expect(outbox.progress()).toBeNull();
    outbox.put('d');
    expect(outbox.progress()).toEqual({ sent: 0, total: 1 });
  });

  it('takes what comes while others go out for one of them', () => {
    const outbox = outboxWith('a', 'b');
    outbox.goesOut('a');
    outbox.put('c');
    expect(outbox.progress()).toEqual({ sent: 1, total: 3 });
  });

  it('does not count what need not go out, nor a second try', () => {
    const outbox = outboxWith('a', 'b', 'c');
    outbox.goesOut('a');
    outbox.goesOut('a');
    outbox.drop('b');
    expect(outbox.progress()).toEqual({ sent: 1, total: 2 });
  });

  it('stopped takes back all that wait and nothing else, and says how many', () => {
    const outbox = outboxWith('a', 'b', 'c');
    outbox.goesOut('a');
    const changes = outbox.changes();
    expect(outbox.stop()).toEqual({ sent: 1, kept: 2 });
    expect(outbox.takenBack).toEqual(['b', 'c']);
    expect(outbox.progress()).toBeNull();
    expect(outbox.changes()).toBeGreaterThan(changes);
    expect(outbox.stop()).toEqual({ sent: 0, kept: 0 });
  });
});
