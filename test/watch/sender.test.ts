import { expect, it } from 'vitest';
import { createTroubleOf } from '../../electron/accounts/trouble.ts';
import { toWsId } from '../../electron/casjobs/job.ts';
import { createBook } from '../../electron/watch/book.ts';
import { createSender } from '../../electron/watch/sender.ts';
import { createScriptedCasJobs } from '../fakes/scripted-casjobs.ts';
import { listOver, newOutbox } from './list-over.ts';
import { memoryFile } from './memory-file.ts';
import { ACCOUNT, watchOf } from './world.ts';

it('a CancelJob that is on its way is not sent a second time beside it', async () => {
  const service = createScriptedCasJobs();
  const wsId = toWsId('77')!;
  const nothing = (): void => undefined;
  const outbox = newOutbox();
  const list = listOver({ outbox, file: memoryFile([watchOf()]) });
  const send = createSender({
    ...{
      accountKey: ACCOUNT,
      list,
      outbox,
      book: createBook({ kind: 'unknown' }),
      now: () => 0,
    },
    ...{
      lookNow: () => Promise.resolve(),
      lookSoon: nothing,
      tell: nothing,
      isStopped: () => false,
    },
    call: (run) => run(service, { wsId, password: 'a password' }),
    troubleOf: createTroubleOf(nothing),
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
