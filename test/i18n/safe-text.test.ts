// Every text on a native surface is a SafeText: what a raw one is refused by is the compiler (`tsc test`), what a
// hostile one becomes is seen here.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, describe } from 'vitest';
import type { giveUp } from '../../electron/platform/startup.ts';
import type { Platform } from '../../electron/core/platform.ts';
import type { Options } from '../../electron/notifications/electron-presenter.ts';
import { noticeForError, type Notice } from '../../electron/notifications/notifications.ts';
import type { Message } from '../../electron/platform/notification-service.ts';
import { createCancelAll, type TrayCancelQuestion } from '../../electron/tray/cancel-all.ts';
import type { BadgeParts } from '../../electron/tray/badge.ts';
import { trayIcon, type TrayIcon } from '../../electron/tray/tray-icon.ts';
import { trayMenu, type TrayLine, type TrayActions } from '../../electron/tray/tray-menu.ts';
import type { Item, MenuParts } from '../../electron/window/menu-template.ts';
import type { Overlay } from '../../electron/window/app-window.ts';
import { oneLine, valueText, type SafeText } from '../../electron/i18n/safe-text.ts';
import { t } from '../../electron/i18n/translate.ts';
import { accountView, jobView, snapshotView } from '../fakes/view-models.ts';

const hostile = {
  'line breaks': 'a\n\nJob 1 · cancelled\r\u2028x',
  'a turned direction': '\u202eecnad\u202c \u2066x\u2069',
  'control characters': 'a\u0000\u001b[31mb\u0007',
  'a length of 20,000': 'x'.repeat(20_000),
  'a length of 2 MB': '\u202e\n'.repeat(2 ** 20),
};
const kinds = Object.entries(hostile);

/** One line, nothing that turns or controls it, and short. */
const expectFit = (text: string, most: number): void => {
  expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
  expect(text.length).toBeLessThanOrEqual(most);
};

describe.each(kinds)('a name with %s', (_, name) => {
  const accounts = [accountView({ name }), accountView({ key: 'other', name })];
  const jobs = Array.from({ length: 30 }, (__, at) => jobView({ jobId: `${at}`, taskName: name }));
  const snapshot = snapshotView({ accounts, jobs });

  it('is one short line of the dialog of Cancel all', async () => {
    const questions: TrayCancelQuestion[] = [];
    const ask = (question: TrayCancelQuestion): Promise<boolean> => {
      questions.push(question);
      return Promise.resolve(false);
    };
    const nothing = (): void => undefined;
    const parts = {
      snapshot: () => snapshot,
      ask,
      cancel: nothing,
      noneLeft: nothing,
      now: () => 0,
    };
    const before = performance.now();
    await createCancelAll(parts)();
    expect(performance.now() - before).toBeLessThan(500);
    const lines = questions[0]?.detail.split('\n') ?? [];
    expect(lines).toHaveLength(14);
    for (const line of lines) expectFit(line, 200);
  });

  it('is one short line of the menu, and of the tooltip', () => {
    const error = {
      kind: 'error',
      code: 'credentials-rejected',
      since: 0,
      detail: '',
    } as const;
    const failing = { ...snapshot, accounts: [accountView({ name, connection: error })] };
    const actions = {} as TrayActions;
    const all = [...trayMenu(snapshot, 0, actions), ...trayMenu(failing, 0, actions)];
    for (const { label } of all) if (label !== undefined) expectFit(label, 200);
    expectFit(trayIcon(failing, 0).tooltip, 200);
  });

  it('is one short line of a notification', () => {
    const about = { accountKey: 'a', accountName: name, code: 'keychain-gone' } as const;
    const notices = { cancelling: true, done: true, problems: true };
    const notice = noticeForError(about, { notices });
    if ('silent' in notice) throw new Error('It was to be shown.');
    expectFit(notice.title, 200);
  });

  it('is on one line of a text of ours that quotes it whole', () => {
    expectFit(t('error.credentials-rejected-tray', { account: name }), 4_200);
  });
});

it('a value keeps its blanks, and the marks that dates are written with', () => {
  const date = '\u200f24\u200f/11/2026, 3:04\u202fPM';
  expect(valueText(date)).toBe(date);
});

it('a value that is cut ends in a whole character', () => {
  const cut = valueText(`${'x'.repeat(3_999)}\u{1f52d}${'x'.repeat(9)}`);
  expect(cut).not.toMatch(/\p{Cs}/u);
  expect(cut.endsWith('…')).toBe(true);
});

/** Whether a file takes anything of Electron that shows texts: whatever else it takes, and however often. */
const takesSurface = (code: string): boolean =>
  [...code.matchAll(/import ([^;]*) from 'electron'/g)].some(
    ([, names = '']) =>
      !names.startsWith('type ') && /\b(Menu|MenuItem|Tray|Notification|dialog)\b|\*/.test(names),
  );

/** What sets a text of the dock, the task bar, a window's frame or the dialog of About. */
const setsWords =
  /\.(setTitle|setToolTip|setOverlayIcon|setAboutPanelOptions|setUserTasks|setJumpList|displayBalloon|setBadge)\(/;

describe('a raw text', () => {
  it('does not compile on any native surface', () => {
    const raw = 'a task name of the service';
    const safe: SafeText = oneLine(raw);
    // @ts-expect-error: a raw text is no SafeText
    const none: SafeText = raw;
    // @ts-expect-error: nor is a template with one in it
    const template: SafeText = `${safe} ${raw}`;
    // @ts-expect-error: nor as a line of the tray's menu
    const line: TrayLine = { label: raw };
    // @ts-expect-error: nor in a submenu
    const submenu: TrayLine = { label: safe, submenu: [{ label: raw }] };
    // @ts-expect-error: nor as the tray's tooltip
    const tooltip: TrayIcon['tooltip'] = raw;
    // @ts-expect-error: nor in the dialog of Cancel all
    const question: TrayCancelQuestion['detail'] = raw;
    // @ts-expect-error: nor as a notification's title
    const title: Notice['title'] = raw;
    // @ts-expect-error: nor as its body
    const body: Message['body'] = raw;
    // @ts-expect-error: nor on one of its buttons
    const button: Message['buttons'] = [{ id: 'show', text: raw }];
    // @ts-expect-error: nor as a notification by Electron
    const electronTitle: Options['title'] = raw;
    // @ts-expect-error: nor on a button of that
    const electronButton: Options['actions'] = [{ type: 'button', text: raw }];
    // @ts-expect-error: nor in the application's menu
    const item: Item = { label: raw };
    // @ts-expect-error: nor as a link of its Help
    const link: MenuParts['links'] = [{ label: raw, url: 'https://x' }];
    // @ts-expect-error: nor in the box that ends the app
    const box: Parameters<typeof giveUp>[0] = raw;
    // @ts-expect-error: nor over the window's icon
    const overlay: Overlay['words'] = raw;
    // @ts-expect-error: nor as the name of a file
    const file: Parameters<Platform['saveText']>[0] = raw;
    // @ts-expect-error: nor as the words of a badge
    const badge: Parameters<BadgeParts['setOverlay']>[1] = raw;
    const all = [
      none,
      template,
      line,
      submenu,
      tooltip,
      question,
      title,
      body,
      button,
      electronTitle,
      electronButton,
      item,
      link,
      box,
      overlay,
      file,
      badge,
    ];
    expect(all).toHaveLength(17);
  });

  it('has no other way to a native surface: few files hold one', () => {
    const root = path.resolve(import.meta.dirname, '../../electron');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
    const holders = files.filter((file) => {
      if (!file.endsWith('.ts')) return false;
      const code = readFileSync(path.join(root, file), 'utf8');
      return takesSurface(code) || setsWords.test(code);
    });
    expect(holders.map((file) => file.split(path.sep).join('/')).sort()).toEqual([
      'platform/dialogs.ts',
      'platform/startup.ts',
      'platform/system-notifications.ts',
      'tray/tray.ts',
      'window/app-window.ts',
      'window/menu.ts',
    ]);
  });
});
