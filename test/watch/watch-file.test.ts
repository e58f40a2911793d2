import { MINUTE } from '../fakes/durations.ts';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWatchFile } from '../../electron/watch/watch-persistence.ts';
import type { WatchRegistry } from '../../electron/watch/watch-registry.ts';
import { jobIdOf } from '../fakes/scripted-casjobs.ts';
import { temporaryFolder, removeFolder } from '../fakes/temporary-folder.ts';
import { registryOver } from './test-registry.ts';
import { ACCOUNT, JOB, watchOf } from './watched-account.ts';

describe('watches.json', () => {
  const fileIn = (folder: string): string => path.join(folder, 'watches.json');
  const open = async (folder: string): Promise<WatchRegistry> =>
    registryOver({ file: await openWatchFile(fileIn(folder)) });

  const watch = watchOf();
  const written = (parts: object): string => JSON.stringify({ version: 1, ...parts });
  const event = {
    accountKey: ACCOUNT,
    jobId: '7',
    taskName: 'halo',
    source: 'tray',
    outcome: 'not-sent',
    status: 'started',
    cancelingMs: null,
    error: { code: 'service-fault', detail: 'Maintenance' },
    rows: '0',
    ranMs: null,
    hasOutput: false,
    hasError: false,
  } as const;

  it('keeps every watch over a restart, just as it was', async () => {
    const folder = await temporaryFolder();
    const ago = Date.now() - MINUTE;
    const watches = [
      watchOf({
        sent: 'heard',
        tries: 1,
        since: ago,
        cancelingSince: ago + 7,
        reportedStillCanceling: true,
      }),
      watchOf({ kind: 'until-done', missingPolls: 2 }, jobIdOf('9223372036854775807')),
    ];
    const registry = await open(folder);
    for (const watch of watches) await registry.add(watch);
    expect((await open(folder)).ofAccount(ACCOUNT)).toEqual(watches);
  });

  it('is read by the former names of its fields, and written with the present ones', async () => {
    const folder = await temporaryFolder();
    const { error, ...rest } = event;
    const mine = watchOf({ idlePolls: 2 });
    const { idlePolls, missingPolls, reportedStillCanceling, ...same } = mine;
    await writeFile(
      fileIn(folder),
      written({
        watches: [
          {
            ...same,
            idleLooks: idlePolls,
            missingLooks: missingPolls,
            toldStillCanceling: reportedStillCanceling,
          },
        ],
        owed: [{ told: { ...rest, trouble: error }, at: 5 }],
      }),
    );
    const file = await openWatchFile(fileIn(folder));
    const present = {
      watches: [mine],
      pendingOutcomes: [{ event, at: 5 }],
    };
    expect([file.value(), file.unread.entries]).toMatchObject([present, 0]);
    await file.change((now) => ({ ...now, sentCancels: 3 }));
    expect(JSON.parse(await readFile(fileIn(folder), 'utf8'))).toEqual({
      ...present,
      version: 1,
      sentCancels: 3,
    });
  });

  it('does not know after a restart whether a CancelJob on its way was heard', async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).add(watchOf({ sent: 'not-yet' }));
    expect((await open(folder)).get(ACCOUNT, JOB)?.sent).toBe('unknown');
  });

  it('holds job ids and account keys, and nothing that opens an account', async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).add(watch);
    const text = await readFile(fileIn(folder), 'utf8');
    expect(JSON.parse(text)).toEqual({
      version: 1,
      sentCancels: 0,
      watches: [watch],
      pendingOutcomes: [],
    });
    expect(text).not.toMatch(/password|wsid|"pw"/i);
  });

  it.each([
    ['half a file', '{ "version": 1, "watches": [{'],
    ['no version', '{ "watches": [] }'],
    ['no list of watches', written({ watches: null })],
  ])('sets a damaged file aside (%s), keeps it, and begins anew', async (_title, text) => {
    const folder = await temporaryFolder();
    await writeFile(fileIn(folder), text);
    const file = await openWatchFile(fileIn(folder));
    expect(file.value()).toEqual({ version: 1, watches: [], pendingOutcomes: [], sentCancels: 0 });
    expect(await readFile(file.damagedAs ?? '', 'utf8')).toBe(text);
    await (await open(folder)).add(watchOf());
    expect(await readdir(folder)).toContain('watches.json');
  });

  it.each([
    ['an id that is none', { watches: [{ ...watch, jobId: '-5' }, watch] }],
    ['half a watch', { watches: [{ accountKey: ACCOUNT, jobId: '5' }, watch] }],
    ['no watch at all', { watches: [null, watch, 7] }],
    [
      'an outcome of no known kind',
      { watches: [watch], pendingOutcomes: [{ event: { ...event, outcome: 'odd' }, at: 1 }] },
    ],
  ])(
    'reads the other entries beside %s, and keeps that in the file',
    async (_title, { watches, ...parts }) => {
      const folder = await temporaryFolder();
      const good = { event, at: 2 };
      const pendingOutcomes = 'pendingOutcomes' in parts ? parts.pendingOutcomes : [];
      const text = written({ watches, pendingOutcomes: [...pendingOutcomes, good] });
      await writeFile(fileIn(folder), text);
      const file = await openWatchFile(fileIn(folder));
      expect(file.value()).toEqual({
        version: 1,
        sentCancels: 0,
        watches: [watch],
        pendingOutcomes: [good],
      });
      expect(file.damagedAs).toBeNull();
      expect(file.unread.entries).toBe(watches.length + pendingOutcomes.length - 1);
      await file.change((now) => ({ ...now, pendingOutcomes: [] }));
      expect(JSON.parse(await readFile(fileIn(folder), 'utf8'))).toEqual({
        version: 1,
        watches,
        pendingOutcomes,
        sentCancels: 0,
      });
    },
  );

  it('of before outcomes were kept is read as one that owes none', async () => {
    const folder = await temporaryFolder();
    await writeFile(fileIn(folder), written({ watches: [watch] }));
    const file = await openWatchFile(fileIn(folder));
    expect(file.value()).toEqual({
      version: 1,
      sentCancels: 0,
      watches: [watch],
      pendingOutcomes: [],
    });
    expect(file.damagedAs).toBeNull();
  });

  it('holds a watch in memory that does not come to lie on a real disk', async () => {
    const folder = path.join(await temporaryFolder(), 'gone');
    await mkdir(folder);
    const registry = await open(folder);
    await removeFolder(folder);
    await writeFile(folder, 'a file where the folder was');
    await registry.add(watchOf());
    expect(registry.ofAccount(ACCOUNT)).toHaveLength(1);
  });
});
