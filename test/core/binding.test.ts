// How an account talks to its service: found out once, kept over restarts, and chosen by a person.
import { describe, expect, it } from 'vitest';
import type { Binding } from '../../electron/casjobs/service.ts';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import {
  accountIn,
  openTestCore,
  signInToCore,
  startPractice,
  type TestCore,
} from './test-core.ts';

const found = (key: string, binding: Binding) => (snapshot: Snapshot) =>
  accountIn(snapshot, key).foundBinding === binding;
const heardSince = (home: TestCore, count: number): string[] => [
  ...new Set(home.practice.requests.slice(count).map(({ binding }) => binding)),
];

describe('an account', () => {
  it('finds its binding out and still knows it after a restart', async () => {
    const practice = await startPractice();
    practice.speakOnly(['post']);
    const home = await openTestCore({ practice });
    const key = await signInToCore(home);
    await home.until(found(key, 'http-post'));
    const later = await home.restart();
    expect(accountIn(later.core.snapshot(), key)).toMatchObject({
      binding: 'auto',
      foundBinding: 'http-post',
    });
    // Now it could speak better, and is not asked to.
    practice.speakOnly(['soap12', 'post']);
    const count = practice.requests.length;
    await later.poll();
    expect(heardSince(later, count)).toEqual(['post']);
  });

  it('finds out anew when what it knew is refused, and keeps that', async () => {
    const home = await openTestCore();
    const key = await signInToCore(home);
    await home.until(found(key, 'soap12'));
    home.practice.speakOnly(['soap11']);
    await home.poll();
    await home.until(found(key, 'soap11'));
    expect(accountIn(home.core.snapshot(), key).connection).toEqual({ kind: 'good' });
  });

  it('talks as its person chose from then on, also after a restart, and by itself again', async () => {
    const home = await openTestCore();
    const accountKey = await signInToCore(home);
    const choose = home.core.commands['change-binding'];
    let count = home.practice.requests.length;
    const chosen = await choose({ accountKey, binding: 'http-post' });
    expect(chosen).toEqual({ ok: true, value: null });
    await home.poll();
    expect(heardSince(home, count).at(-1)).toBe('post');
    const later = await home.restart();
    count = home.practice.requests.length;
    await later.poll();
    expect(heardSince(later, count)).toEqual(['post']);
    expect(accountIn(later.core.snapshot(), accountKey)).toMatchObject({
      binding: 'http-post',
      foundBinding: null,
    });
    await later.core.commands['change-binding']({ accountKey, binding: 'auto' });
    await later.poll();
    await later.until(found(accountKey, 'soap12'));
  });

  it('that is to talk as the service does not is that fails, which says so', async () => {
    const home = await openTestCore();
    const accountKey = await signInToCore(home);
    home.practice.speakOnly(['soap12']);
    await home.core.commands['change-binding']({ accountKey, binding: 'soap11' });
    await home.until((snapshot) => {
      const { connection } = accountIn(snapshot, accountKey);
      return connection.kind === 'error' && connection.code === 'binding-refused';
    });
  });

  it('of this run only has its choice until the app quits', async () => {
    const home = await openTestCore();
    const accountKey = await signInToCore(home, { forThisRunOnly: true });
    await home.core.commands['change-binding']({ accountKey, binding: 'soap11' });
    const count = home.practice.requests.length;
    await home.poll();
    expect(heardSince(home, count).at(-1)).toBe('soap11');
  });

  it('that is gone is not changed', async () => {
    const home = await openTestCore();
    const choose = home.core.commands['change-binding'];
    const refused = { ok: false, error: { code: 'no-account' } };
    expect(await choose({ accountKey: 'x', binding: 'auto' })).toMatchObject(refused);
  });
});
