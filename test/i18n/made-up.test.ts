// @vitest-environment happy-dom
// The app in a made-up second language, whose every text bears a mark: what has none was not taken from the file.
import { screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { readForm, type AccountForm } from '../../electron/accounts/account-form.ts';
import { casJobsErrorCodes } from '../../electron/casjobs/errors.ts';
import { readJobIds } from '../../electron/core/commands/create-commands.ts';
import { presetViews } from '../../electron/core/service-info.ts';
import { schemas, readArgument } from '../../electron/ipc/schemas.ts';
import { summarize } from '../../electron/notifications/summarize.ts';
import {
  noticeFor,
  noticeForError,
  type Notice,
} from '../../electron/notifications/notifications.ts';
import { outcomeTexts, acceptedTexts } from '../../electron/notifications/outcome-texts.ts';
import type { CallErrorCode } from '../../electron/result.ts';
import { defaultSettings } from '../../electron/settings/settings.ts';
import type { Snapshot } from '../../electron/core/view-model/snapshot.ts';
import type { Texts } from '../../electron/i18n/translate.ts';
import { trayIcon } from '../../electron/tray/tray-icon.ts';
import {
  accountView,
  cancelingJob,
  finishedJob,
  jobView,
  noAccount,
  snapshotView,
} from '../fakes/view-models.ts';
import { outcomeEvent } from '../notifications/outcome-events.ts';
import '../renderer/page-setup.ts';
import { button, openWindow, settle } from '../renderer/render-window.ts';
import { templateOf, now } from '../tray/lines.ts';

const MARK = '¤';

vi.mock('../../electron/i18n/en.ts', async (original) => {
  const { en } = await original<{ readonly en: Texts }>();
  const marked = Object.entries(en).map(([key, text]) => [key, text && `¤${text}`]);
  return { en: Object.fromEntries(marked) as Texts };
});

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

/** Names that are the same in every language, and what stands for a key. */
const names = /^(SOAP 1\.[12]|HTTP POST|https:\/\/|Ctrl\+.|\?|\/|↑ ↓)$/;
const query = 'SELECT 1 FROM t';

const heard = ['aria-label', 'placeholder', 'title', 'alt', 'label', 'aria-description'];

/** All that is seen or heard of the window. */
const saidInWindow = (): string[] => {
  const texts: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeType === 3) texts.push(node.textContent ?? '');
    if (node instanceof Element) texts.push(...heard.map((name) => node.getAttribute(name) ?? ''));
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  return texts.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
};

const unmarked = (snapshot: Snapshot): string[] => {
  const foreign = new Set([...stringsIn(snapshot), query, ...query.split(/ /)]);
  const isForeign = (text: string): boolean =>
    text.split(' · ').every((part) => foreign.has(part)) ||
    names.test(text) ||
    [...foreign].some((one) => one.includes(text));
  return saidInWindow().filter((text) => !text.includes(MARK) && !isForeign(text));
};

const full = (): Snapshot =>
  snapshotView({
    presets: presetViews(),
    accounts: [
      accountView({ forThisRunOnly: true, foundBinding: 'soap12', olderJobs: 3 }),
      accountView({
        key: 'b',
        name: 'SDSS',
        connection: { kind: 'error', code: 'credentials-rejected', detail: 'no', since: 0 },
      }),
    ],
    jobs: [
      jobView({ watched: 'until-done' }),
      jobView({ jobId: '5002', asking: true, canCancel: false, taskName: null }),
      cancelingJob({ jobId: '5003', outcome: 'still-canceling' }),
      jobView({ jobId: '5004', status: 'ready', running: { kind: 'none' } }),
      jobView({ jobId: '5005', running: { kind: 'unplaced', serviceTime: '2026-11-24T09:10:11' } }),
      finishedJob({ jobId: '4990', vanished: true, hasOutput: true }),
    ],
    paused: true,
    errors: [{ code: 'disk', detail: '' }],
  });

/** Every screen is opened and read: seconds on a machine that is busy. */
const PATIENCE_MS = 60_000;

describe('In a made-up language', () => {
  it(
    'the window speaks it on every screen and in every dialog',
    async () => {
      const first = full();
      const { main, person, app } = await openWindow(first);
      main.answer('job-details', (ref) => ({
        ok: true,
        value: { ...ref, query, isQueryCut: false, error: null, outputLoc: null, pageUrl: '' },
      }));
      main.answer('refresh', () => ({ ok: false, error: { code: 'timed-out', detail: '' } }));
      const seen: Record<string, string[]> = {};
      const look = async (where: string): Promise<void> => {
        await settle();
        seen[where] = unmarked(first);
        expect(saidInWindow().filter((text) => text.includes(MARK)).length).toBeGreaterThan(8);
      };
      const leave = (): Promise<void> => person.keyboard('{Escape}');

      await look('jobs');
      await person.keyboard('{Control>}r{/Control}');
      await look('error');
      await person.click(button('5001'));
      await look('details');
      await person.click(screen.getAllByRole('button', { name: /Cancel job 5001/ })[0]!);
      await look('asking back');
      await leave();
      await person.keyboard('{Control>}k{/Control}');
      await look('palette');
      await person.keyboard('500');
      await look('palette with jobs');
      await leave();
      app.navigation.layer = 'shortcuts';
      await look('shortcuts');
      await leave();
      app.navigation.go('settings');
      await look('settings');
      await person.click(screen.getAllByRole('button', { name: /Remove/ })[0]!);
      await look('removing');
      await leave();
      app.navigation.editing = { accountKey: 'b', at: 'name' };
      await look('password');
      await leave();
      app.navigation.go('connect');
      await look('connect');
      for (const [where, texts] of Object.entries(seen))
        expect([where, texts]).toEqual([where, []]);
      expect(Object.keys(seen)).toHaveLength(11);
    },
    PATIENCE_MS,
  );

  it.each([
    ['before the first account', () => noAccount({ presets: presetViews() })],
    [
      'while it asks',
      () => snapshotView({ accounts: [accountView({ connection: { kind: 'checking' } })] }),
    ],
    ['without jobs', () => snapshotView()],
  ])('the window speaks it %s', async (_when, viewOf) => {
    const view = viewOf();
    await openWindow(view);
    expect(unmarked(view)).toEqual([]);
    expect(saidInWindow().some((text) => text.includes(MARK))).toBe(true);
  });

  it('so do the tray and its tooltip', () => {
    const views = [full(), { ...full(), paused: false }, snapshotView(), noAccount()];
    const labels = views.flatMap((view) =>
      stringsIn(templateOf(view).map((line) => [line.label, line.submenu])).filter((text) =>
        /[A-Z]/.test(text),
      ),
    );
    expect(labels.length).toBeGreaterThan(20);
    expect(labels.filter((label) => !label.includes(MARK))).toEqual([]);
    for (const view of views) expect(trayIcon(view, now).tooltip).toContain(MARK);
  });

  it('so do notices, and what many are told as one', () => {
    const codes: readonly CallErrorCode[] = [...casJobsErrorCodes, 'keychain-gone', 'internal'];
    const notSent = codes.map((code) =>
      outcomeEvent({ outcome: 'not-sent', error: { code, detail: '' } }),
    );
    const ends = [
      ...notSent,
      outcomeEvent({ outcome: 'cancelled' }),
      outcomeEvent({ outcome: 'still-canceling' }),
    ];
    const errors = ['credentials-rejected', 'keychain-locked'] as const;
    const notices = [
      ...ends.map((one) => noticeFor(one, defaultSettings)),
      ...errors.map((code) =>
        noticeForError({ accountKey: 'a', accountName: 'A', code }, defaultSettings),
      ),
    ].filter((one): one is Notice => 'title' in one);
    const words = [
      ...notices,
      ...summarize(notices),
      ...ends.map(outcomeTexts),
      acceptedTexts({ jobId: '1' }),
    ];
    expect(words.length).toBeGreaterThan(notSent.length * 2);
    for (const { title, body } of words)
      expect([title, body].filter((text) => !text.includes(MARK))).toEqual([]);
  });

  it('so does what main says of something typed', () => {
    const form: AccountForm = {
      service: 'other',
      url: 'ftp://x',
      accountName: '',
      signInBy: 'wsId',
      who: 'x',
      password: '',
      forThisRunOnly: false,
    };
    const answers = [
      readForm(form),
      readForm({ ...form, url: 'https://example.org' }),
      readJobIds('x'),
      readJobIds(''),
    ];
    const said = answers.map((answer) => (answer.ok ? '' : answer.error.detail));
    const tooLong = readArgument(schemas['read-job-ids'], { text: 'x'.repeat(30_000) });
    for (const text of [...said, tooLong.ok ? '' : tooLong.why]) expect(text).toContain(MARK);
  });
});
