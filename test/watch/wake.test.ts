// What a computer does that is carried about: it sleeps, and loses and finds its network.
import { SECOND, MINUTE } from '../fakes/durations.ts';
import { describe, expect, it } from 'vitest';
import { JOB, accountWithJob } from './watched-account.ts';

describe('a computer that wakes', () => {
  it('polls once for what is waited for', async () => {
    const { watcher, service, pass } = await accountWithJob();
    await watcher.watch(JOB, true, 'window');
    await pass(60 * MINUTE);
    const before = service.calls.length;
    watcher.wake();
    await pass(SECOND);
    expect(service.calls).toHaveLength(before + 1);
  });

  it('again and again within ten minutes polls for nothing that nobody waits for', async () => {
    const { watcher, service, pass } = await accountWithJob();
    const before = service.calls.length;
    for (let times = 0; times < 5; times += 1) {
      watcher.wake();
      await pass(MINUTE);
    }
    expect(service.calls).toHaveLength(before);
  });

  it('after ten minutes and more polls the list that nobody waits for', async () => {
    const here = await accountWithJob();
    here.paused = true;
    here.watcher.reconsider();
    await here.pass(60 * MINUTE);
    here.paused = false;
    const before = here.service.calls.length;
    here.watcher.wake();
    await here.pass(SECOND);
    expect(here.service.calls).toHaveLength(before + 1);
  });

  it('without a network polls again soon, and at once when that is back', async () => {
    const { watcher, service, pass } = await accountWithJob();
    await watcher.watch(JOB, true, 'window');
    await pass(60 * MINUTE);
    service.failAll('unreachable');
    watcher.wake();
    await pass(30 * SECOND);
    expect(watcher.state()).toMatchObject({ connection: { code: 'unreachable' } });
    service.failAll(null);
    watcher.wake();
    await pass(SECOND);
    expect(watcher.state()).toMatchObject({ connection: { kind: 'good' } });
  });

  it('asks nothing for an account that is paused', async () => {
    const here = await accountWithJob();
    await here.watcher.watch(JOB, true, 'window');
    here.paused = true;
    await here.refresh();
    const before = here.service.calls.length;
    here.watcher.wake();
    await here.pass(60 * MINUTE);
    expect(here.service.calls).toHaveLength(before);
  });

  it('leaves alone a service that asked for it', async () => {
    const { watcher, service, pass } = await accountWithJob();
    service.failNext({ operation: 'jobs', code: 'passing-fault', retryAfterMs: 3 * MINUTE });
    await watcher.watch(JOB, true, 'window');
    await pass(2 * SECOND);
    const before = service.calls.length;
    watcher.wake();
    await pass(2 * MINUTE);
    expect(service.calls).toHaveLength(before);
  });

  it('tries a keychain once more that said no: it may be open now', async () => {
    const here = await accountWithJob();
    await here.watcher.watch(JOB, true, 'window');
    here.locked = true;
    await here.refresh();
    expect(here.watcher.state()).toMatchObject({ connection: { code: 'keychain-locked' } });
    here.locked = false;
    await here.pass(60 * MINUTE);
    expect(here.watcher.state()).toMatchObject({ connection: { code: 'keychain-locked' } });
    here.watcher.wake();
    await here.pass(SECOND);
    expect(here.watcher.state()).toMatchObject({ connection: { kind: 'good' } });
  });
});
