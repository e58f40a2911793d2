import { describe, expect, it } from 'vitest';
import { CasJobsError } from '../../electron/casjobs/errors.ts';
import { isUserAction, requestNames, type AccountForm } from '../../electron/ipc/contract.ts';
import { VaultError } from '../../electron/vault/vault.ts';
import { jobView, snapshotView } from '../fakes/view-models.ts';
import { connectBridge, ourPage } from './in-process-bridge.ts';

const SECRET = 'hunter2-&<>é';

const form: AccountForm = {
  service: 'mast-ps1',
  url: '',
  accountName: 'Pan-STARRS',
  signInBy: 'wsId',
  who: '12345',
  password: SECRET,
  forThisRunOnly: false,
};

const snapshot = {
  ...snapshotView(),
  jobs: { isReset: true, changed: [jobView()], gone: [], hasMore: false },
  activity: null,
};

describe('what the page asks', () => {
  it('arrives whole, and the answer comes back whole', async () => {
    const { bridge, ran } = connectBridge({
      'save-account': () => ({ ok: true, value: { accountKey: 'k1' } }),
    });
    expect(await bridge.ask('save-account', form)).toEqual({
      ok: true,
      value: { accountKey: 'k1' },
    });
    expect(await bridge.ask('follow')).toEqual({ ok: true, value: null });
    expect(ran).toEqual([
      { name: 'save-account', argument: form },
      { name: 'follow', argument: undefined },
    ]);
  });

  it('is waited for while main is still at it', async () => {
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const { bridge } = connectBridge({
      refresh: async () => {
        await finished;
        return { ok: true, value: null };
      },
    });
    const answer = bridge.ask('refresh');
    finish();
    expect(await answer).toEqual({ ok: true, value: null });
  });

  it('is refused without a word of it when its form is wrong, and nothing is done', async () => {
    const { bridge, ran, logged } = connectBridge();
    const wrong = { accountKey: 'k1', password: [SECRET] } as never;
    expect(await bridge.ask('edit-account', wrong)).toEqual({
      ok: false,
      error: { code: 'bad-input', detail: 'CasJobs Tray could not read this request.' },
    });
    expect(ran).toEqual([]);
    expect(logged).toEqual(['request-not-read {"request":"edit-account"}']);
  });

  it('is refused with a sentence when a person has pasted too much', async () => {
    const { bridge } = connectBridge();
    const answer = await bridge.ask('save-account', { ...form, password: SECRET.repeat(500) });
    expect(answer).toEqual({
      ok: false,
      error: { code: 'bad-input', detail: 'The password is longer than 1,000 characters.' },
    });
  });

  it('cannot be a name that the contract does not have', async () => {
    const { bridge, sent } = connectBridge();
    const strange = ['__proto__', 'constructor', 'casjobs:snapshot', '', 'quit'];
    for (const name of strange)
      await expect(bridge.ask(name as 'refresh')).rejects.toThrow('no-such-request');
    expect(sent()).toBe(0);
  });
});

describe('who asks', () => {
  const nothing = { ok: false, error: { code: 'internal', detail: '' } };

  it.each([
    ['a frame within the page', { url: ourPage.url, parent: ourPage }],
    ['another page', { url: 'https://example.org/', parent: null }],
    ['a page of a like name', { url: 'app://casjobs-tray.example.org/', parent: null }],
    ['a frame that is gone', null],
  ])('%s gets no answer, and nothing is done', async (_, frame) => {
    const { bridge, ran, logged, acts } = connectBridge({}, () => frame);
    expect(await bridge.ask('follow')).toEqual(nothing);
    expect(await bridge.ask('save-account', form)).toEqual(nothing);
    expect(ran).toEqual([]);
    expect(acts()).toBe(0);
    expect(logged.join()).toContain('request-of-a-stranger');
  });

  it('a frame that goes away while it is looked at is a stranger', async () => {
    const { bridge, ran } = connectBridge({}, () => {
      throw new Error('Render frame was disposed');
    });
    expect(await bridge.ask('refresh')).toEqual(nothing);
    expect(ran).toEqual([]);
  });
});

describe('when main stumbles', () => {
  class Told extends Error {
    override readonly name = SECRET;
  }
  const withCode = Object.assign(new TypeError(SECRET), { code: SECRET, config: { SECRET } });

  it.each<[unknown, string]>([
    [new Error(SECRET), '"error":"Error"'],
    [withCode, '"error":"TypeError"'],
    [new Told(SECRET), '"error":"unknown"'],
    [SECRET, '"error":"unknown"'],
    [{ message: SECRET }, '"error":"unknown"'],
    [new CasJobsError('tls', SECRET), '"error":"CasJobsError","code":"tls"'],
    [new VaultError('keychain-denied'), '"error":"VaultError","code":"keychain-denied"'],
  ])('the page and the log learn no word of the error (case %#)', async (error, logs) => {
    const fail = (): never => {
      throw error;
    };
    const { bridge, logged } = connectBridge({ 'save-account': fail });
    expect(await bridge.ask('save-account', form)).toEqual({
      ok: false,
      error: { code: 'internal', detail: '' },
    });
    expect(logged).toEqual([`request-failed {"request":"save-account",${logs}}`]);
  });

  it('long after it was asked, the page and the log learn as little', async () => {
    const { bridge, logged } = connectBridge({
      refresh: () => Promise.reject(new Error(SECRET)),
    });
    expect(await bridge.ask('refresh')).toEqual({
      ok: false,
      error: { code: 'internal', detail: '' },
    });
    expect(logged.join()).not.toContain(SECRET);
  });
});

describe('what main tells', () => {
  it('reaches every listener until it stops', () => {
    const { bridge, push } = connectBridge();
    const heard: string[] = [];
    const stop = bridge.listen('snapshot', ({ version }) => heard.push(`a ${version}`));
    bridge.listen('snapshot', ({ version }) => heard.push(`b ${version}`));
    push('snapshot', snapshot);
    stop();
    push('snapshot', { ...snapshot, version: '2' });
    expect(heard).toEqual([`a ${snapshot.version}`, `b ${snapshot.version}`, 'b 2']);
  });

  it('is the value alone, with nothing of the event that brought it', () => {
    const { bridge, push } = connectBridge();
    const heard: unknown[][] = [];
    bridge.listen('snapshot', (...all: unknown[]) => heard.push(all));
    push('snapshot', snapshot);
    expect(heard).toEqual([[snapshot]]);
  });

  it('has no other names than the contract', () => {
    const { bridge } = connectBridge();
    expect(() => bridge.listen('refresh' as 'snapshot', () => undefined)).toThrow('no-such-push');
  });
});

describe("a person's act", () => {
  it.each([
    ...(['follow', 'acknowledge-views', 'page-visibility'] as const),
    ...(['offered-import', 'job-details', 'leave-import', 'read-start-at-login'] as const),
  ])('is not behind %s, which the page asks by itself', (name) =>
    expect(isUserAction(name)).toBe(false),
  );

  it('is behind every other request', () => {
    expect(requestNames.filter((name) => !isUserAction(name))).toHaveLength(7);
  });

  it('is told of once it is known that our page asks', async () => {
    const { bridge, acts } = connectBridge();
    await bridge.ask('follow');
    expect(acts()).toBe(0);
    await bridge.ask('refresh');
    expect(acts()).toBe(1);
  });
});
