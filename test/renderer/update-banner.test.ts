// @vitest-environment happy-dom
// Newer versions in the window: the question, the setting, the banner and the line under About.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../electron/settings/settings.ts';
import type { Snapshot, UpdateView } from '../../electron/core/view-model/snapshot.ts';
import { momentText } from '../../renderer/state/time-texts.ts';
import { noAccount, snapshotView } from '../fakes/view-models.ts';
import { button, openedSettings, openWindow } from './render-window.ts';

const nothing: UpdateView = {
  host: 'api.example.org',
  checkedAt: null,
  hasFailed: false,
  available: null,
};
const available = { version: '0.2.0', isDismissed: false };

const view = (
  updates: UpdateView | null,
  checksForUpdates: Settings['checksForUpdates'],
  part: Partial<Snapshot> = {},
): Snapshot =>
  snapshotView({ updates, settings: { ...defaultSettings, checksForUpdates }, ...part });

const QUESTION = /Check for new versions once a week\?/;
const toggle = () =>
  screen.queryByRole<HTMLInputElement>('checkbox', { name: /^Check for new versions/ });

describe('the question whether to check for new versions', () => {
  it.each([
    ['Check weekly', true],
    ["Don't check", false],
  ])('is answered by %s', async (name, checksForUpdates) => {
    const { main, person, push } = await openWindow(view(nothing, null));
    const asking = screen.getByRole('note').textContent;
    expect(asking).toMatch(QUESTION);
    expect(asking).toContain('api.example.org');
    await person.click(button(name));
    expect(main.argumentsOf('change-settings')).toEqual([{ ...defaultSettings, checksForUpdates }]);
    await push(view(nothing, checksForUpdates));
    expect(screen.queryByText(QUESTION)).toBeNull();
  });

  it.each([
    ['there is no place to look', view(null, null)],
    ['there is no account yet', noAccount({ updates: nothing })],
  ])('is not asked while %s', async (_, snapshot) => {
    await openWindow(snapshot);
    expect(screen.queryByText(QUESTION)).toBeNull();
  });
});

describe('the setting', () => {
  it('is not there without a place to look', async () => {
    await openedSettings(view(null, true));
    expect(toggle()).toBeNull();
  });

  it('is off until it is turned on', async () => {
    const { main, person } = await openedSettings(view(nothing, null));
    expect(toggle()?.checked).toBe(false);
    await person.click(toggle()!);
    expect(main.argumentsOf('change-settings')).toEqual([
      { ...defaultSettings, checksForUpdates: true },
    ]);
  });

  it('says when it last checked, and if that failed', async () => {
    const checkedAt = Date.UTC(2026, 0, 2, 12);
    const moment = momentText(checkedAt, Date.now());
    const { push } = await openedSettings(view({ ...nothing, checkedAt }, true));
    expect(screen.getByText(`Last checked: ${moment}.`)).toBeTruthy();
    await push(view({ ...nothing, checkedAt, hasFailed: true }, true));
    expect(screen.getByText(/api\.example\.org did not give a usable answer/)).toBeTruthy();
    await push(view({ ...nothing, checkedAt }, false));
    expect(screen.queryByText(/Last checked/)).toBeNull();
  });
});

describe('a newer version', () => {
  const newer = (part: Partial<Snapshot> = {}, isDismissed = false): Snapshot =>
    view({ ...nothing, available: { ...available, isDismissed } }, true, part);

  it('is told by a banner, which leads to its page or is dismissed', async () => {
    const { main, person, push } = await openWindow(newer());
    expect(screen.getByRole('note').textContent).toContain('Version 0.2.0 is available.');
    await person.click(button('Open release page'));
    expect(main.argumentsOf('open-release-page')).toEqual([undefined]);
    await person.click(button('Dismiss'));
    expect(main.argumentsOf('dismiss-update')).toEqual([undefined]);
    await push(newer({}, true));
    expect(screen.queryByRole('note')).toBeNull();
  });

  it('stays under About after its banner was dismissed', async () => {
    const { main, person } = await openedSettings(newer({}, true));
    const about = within(screen.getByRole('region', { name: 'About' }));
    expect(about.getByText('Version 0.2.0 is available.')).toBeTruthy();
    await person.click(about.getByRole('button', { name: 'Open release page' }));
    expect(main.argumentsOf('open-release-page')).toEqual([undefined]);
  });

  it('is not told while another one is installed that a restart would start', async () => {
    const { desktop } = snapshotView();
    await openWindow(newer({ desktop: { ...desktop, isUpgraded: true } }));
    expect(screen.queryByText(/0\.2\.0/)).toBeNull();
  });
});
