import { describe, expect, it } from 'vitest';
import { createScriptedCasJobs, id } from '../fakes/scripted-casjobs.ts';
import { cancelledAfter, holdTheClock, MINUTE, running, SECOND, worldUnderWay } from './world.ts';

describe('ten cancels at once', () => {
  it('run four at a time, and each is told', async () => {
    holdTheClock();
    const service = createScriptedCasJobs();
    const ids = Array.from({ length: 10 }, (_, index) => id(100 + index));
    for (const jobId of ids) {
      service.script(jobId, { life: running, afterCancel: cancelledAfter(20 * SECOND) });
    }
    const here = await worldUnderWay({ service });
    await Promise.all(ids.map((jobId) => here.watcher.cancel(jobId, 'window')));
    await here.pass(MINUTE);
    expect(service.mostAtOnce('cancel')).toBe(4);
    expect(service.of('cancel').map(({ jobId }) => jobId)).toEqual(ids);
    expect(here.outcomes()).toEqual(ids.map(() => 'cancelled'));
    expect(here.begun).toHaveLength(10);
  });

  it('go on when one of the first four fails', async () => {
    holdTheClock();
    const service = createScriptedCasJobs();
    const ids = Array.from({ length: 6 }, (_, index) => id(100 + index));
    for (const jobId of ids)
      service.script(jobId, { life: running, afterCancel: [[0, 'canceling']] });
    const here = await worldUnderWay({ service });
    service.failNext({ operation: 'cancel', code: 'service-fault' }, 2);
    await Promise.all(ids.map((jobId) => here.watcher.cancel(jobId, 'window')));
    await here.pass(5 * SECOND);
    expect(here.outcomes()).toEqual(['not-sent', 'not-sent']);
    expect(here.begun).toHaveLength(4);
  });

  it('those still waiting are not sent once their account is gone', async () => {
    holdTheClock();
    const service = createScriptedCasJobs();
    const ids = Array.from({ length: 10 }, (_, index) => id(100 + index));
    for (const jobId of ids)
      service.script(jobId, { life: running, afterCancel: [[0, 'canceling']] });
    const here = await worldUnderWay({ service });
    await Promise.all(ids.map((jobId) => here.watcher.cancel(jobId, 'window')));
    here.remove();
    await here.pass(MINUTE);
    expect(service.of('cancel')).toHaveLength(4);
  });
});
