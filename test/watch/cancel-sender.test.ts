import { expect, it } from 'vitest';
import { createToAppError } from '../../electron/accounts/to-result.ts';
import { createJobStore } from '../../electron/watch/job-store.ts';
import { createCancelSender } from '../../electron/watch/cancel-sender.ts';
import { clientOf } from '../accounts/client-of.ts';
import { createScriptedCasJobs } from '../fakes/scripted-casjobs.ts';
import { listOver, newOutbox } from './list-over.ts';
import { memoryFile } from './memory-file.ts';
import { ACCOUNT, watchOf } from './world.ts';

it('a CancelJob that is on its way is not sent a second time beside it', async () => {
  const service = createScriptedCasJobs();
  const nothing = (): void => undefined;
  const outbox = newOutbox();
  const registry = listOver({ outbox, file: memoryFile([watchOf()]) });
  const send = createCancelSender({
    accountKey: ACCOUNT,
    registry,
    outbox,
    jobStore: createJobStore({ kind: 'unknown' }),
    now: () => 0,
    pollNow: () => Promise.resolve(),
    pollSoon: nothing,
    tell: nothing,
    isStopped: () => false,
    client: clientOf(service),
    troubleOf: createToAppError(nothing),
  });
  const held = service.holdNext('cancel');
  send(watchOf());
  send(watchOf());
  await held.arrived;
  send(watchOf());
  expect(service.of('cancel')).toHaveLength(1);
  expect(service.mostAtOnce('cancel')).toBe(1);
  held.release();
});
