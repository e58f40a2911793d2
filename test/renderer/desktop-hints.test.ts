// @vitest-environment happy-dom
// Hints for desktops without a tray or notifications, and Cancel by ID with a copied job ID.
import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../electron/settings/settings.ts';
import type { Snapshot, RequestedView } from '../../electron/core/view-model/snapshot.ts';
import { accountView, jobView, snapshotView } from '../fakes/view-models.ts';
import { button, openWindow, settle, textbox } from './render-window.ts';

const noTray = {
  trayMissing: true,
  closeMinimizes: true,
  trayAdvice: 'gnome',
  shortcut: 'off',
} as const;
const wanted = (part: Partial<RequestedView>): readonly RequestedView[] => [
  { seq: 1, view: 'jobs', accountKey: null, jobId: null, ...part },
];

describe('A desktop without a tray', () => {
  it('shows one hint with the next step', async () => {
    const { main, person, push } = await openWindow(snapshotView({ desktop: noTray }));
    expect(screen.getByText(/AppIndicator/).textContent).toContain('does not show tray icons');
    await person.click(button('Got it'));
    const settings = { ...defaultSettings, dismissedNoTray: true };
    expect(main.argumentsOf('change-settings')).toEqual([settings]);
    await push(snapshotView({ desktop: noTray, settings }));
    expect(screen.queryByText(/AppIndicator/)).toBeNull();
  });

  it('explains how to reopen a window that cannot be minimized', async () => {
    const desktop = { ...noTray, closeMinimizes: false };
    const { person } = await openWindow(snapshotView({ desktop }));
    const banner = screen.getByText(/AppIndicator/).textContent;
    expect(banner).toContain('To get the window back, start it again');
    expect(banner).not.toContain('minimizes');
    await person.click(button('Settings'));
    expect(screen.getByText(/start CasJobs Tray again to get the window back/)).toBeTruthy();
    expect(screen.queryByText(/minimized/)).toBeNull();
  });

  it('says that closing the window quits the app', async () => {
    const settings = { ...defaultSettings, keepInTray: false };
    await openWindow(snapshotView({ desktop: noTray, settings }));
    const banner = screen.getByText(/AppIndicator/).textContent;
    expect(banner).toContain('Closing the window quits CasJobs Tray');
    expect(banner).not.toContain('minimizes');
  });

  it.each([
    ['gnome', /GNOME extension/],
    ['bar', /such as Waybar/],
    ['menu-bar', /under Menu Bar/],
    ['plain', /a panel of this desktop/],
  ] as const)('recommends what the desktop needs: %s', async (trayAdvice, words) => {
    await openWindow(snapshotView({ desktop: { ...noTray, trayAdvice } }));
    expect(screen.getByText(words)).toBeTruthy();
    if (trayAdvice !== 'gnome') expect(screen.queryByText(/GNOME/)).toBeNull();
  });

  it('explains in Settings what closing the window does, and offers Quit', async () => {
    const { main, person } = await openWindow(snapshotView({ desktop: noTray }));
    await person.click(button('Settings'));
    expect(
      screen.getByRole('checkbox', { name: 'Keep running when the window closes' }),
    ).toBeTruthy();
    await person.click(button('Quit CasJobs Tray'));
    expect(main.argumentsOf('quit-app')).toEqual([undefined]);
  });

  it('shows no hint if there is a tray', async () => {
    await openWindow(snapshotView());
    expect(screen.queryByText(/AppIndicator/)).toBeNull();
  });
});

describe('An upgrade of the running app', () => {
  it('offers to restart', async () => {
    const { main, person, push } = await openWindow(snapshotView());
    expect(screen.queryByText('A new version is installed.')).toBeNull();
    const { desktop } = snapshotView();
    await push(snapshotView({ desktop: { ...desktop, isUpgraded: true } }));
    expect(screen.getByRole('note').textContent).toContain('A new version is installed.');
    await person.click(button('Restart'));
    expect(main.argumentsOf('restart')).toEqual([undefined]);
  });
});

describe('A system that shows no notifications', () => {
  const refusing = (reason: string, dismissedNoNotifications = false) =>
    snapshotView({
      desktop: {
        trayMissing: false,
        closeMinimizes: false,
        shortcut: 'off',
        noNotices: { reason },
      },
      settings: { ...defaultSettings, dismissedNoNotifications },
    });
  const sentence = /does not show notifications from CasJobs Tray/;

  it('shows one hint in the system’s own words with a link to its settings', async () => {
    const { main, person, push } = await openWindow(refusing('UNErrorDomain error 1'));
    expect(screen.getByRole('note').textContent).toMatch(sentence);
    expect(screen.getByRole('note').textContent).toContain('UNErrorDomain error 1');
    await person.click(button('Open notification settings'));
    expect(main.argumentsOf('open-notice-settings')).toEqual([undefined]);
    await person.click(button('Got it'));
    expect(main.argumentsOf('change-settings')).toEqual([
      { ...defaultSettings, dismissedNoNotifications: true },
    ]);
    await push(refusing('UNErrorDomain error 1', true));
    expect(screen.queryByText(sentence)).toBeNull();
  });

  it('shows the hint in Settings while it applies', async () => {
    const { main, person, push } = await openWindow(refusing('', true));
    await person.click(button('Settings'));
    expect(screen.getByRole('note').textContent).not.toContain('The system says');
    await person.click(button('Open notification settings'));
    expect(main.argumentsOf('open-notice-settings')).toEqual([undefined]);
    await push(snapshotView());
    expect(screen.queryByText(sentence)).toBeNull();
  });

  it('reports that the system’s settings could not be opened', async () => {
    const { main, person } = await openWindow(refusing('', true));
    main.answer('open-notice-settings', () => ({
      ok: false,
      error: { code: 'internal', detail: '' },
    }));
    await person.click(button('Settings'));
    await person.click(button('Open notification settings'));
    expect(screen.getByRole('alert')).toBeTruthy();
  });
});

describe('Persistent notifications on macOS', () => {
  const words = /choose the Persistent alert style/;
  const on = (system: Snapshot['system'], noNotices?: { reason: string }) => {
    const { desktop } = snapshotView();
    return snapshotView({ system, desktop: { ...desktop, ...(noNotices && { noNotices }) } });
  };

  it('are explained in Settings, with a link to the system’s settings', async () => {
    const { main, person } = await openWindow(on('mac'));
    await person.click(button('Settings'));
    expect(screen.getByText(words)).toBeTruthy();
    await person.click(button('Open notification settings'));
    expect(main.argumentsOf('open-notice-settings')).toEqual([undefined]);
  });

  it.each([
    ['Windows', on('windows')],
    ['Linux', on('linux')],
    ['macOS that shows none', on('mac', { reason: '' })],
  ])('are not mentioned on %s', async (_, snapshot) => {
    const { person } = await openWindow(snapshot);
    await person.click(button('Settings'));
    expect(screen.queryByText(words)).toBeNull();
  });
});

describe('Cancel by ID from outside the window', () => {
  const twoAccounts = [accountView(), accountView({ key: 'sdss', name: 'SDSS' })];

  it('fills in the copied job ID and cancels nothing without confirmation', async () => {
    const { main, person, push } = await openWindow(snapshotView({ jobs: [jobView()] }));
    main.answer('read-job-ids', () => ({ ok: true, value: { jobIds: ['5001'] } }));
    await push(
      snapshotView({
        jobs: [jobView()],
        wanted: wanted({ view: 'cancel-by-id', jobId: '5001' }),
      }),
    );
    expect(textbox('Job ID').value).toBe('5001');
    expect(document.activeElement).toBe(textbox('Job ID'));
    expect(screen.queryByRole('dialog')).toBeNull();
    await person.keyboard('{Enter}');
    await settle();
    expect(screen.getByRole('dialog', { name: 'Cancel job 5001?' })).toBeTruthy();
    expect(main.argumentsOf('cancel-jobs')).toEqual([]);
  });

  it('selects the job’s account if it is known', async () => {
    const jobs = [jobView({ accountKey: 'sdss', jobId: '77' })];
    const { push } = await openWindow(snapshotView({ accounts: twoAccounts, jobs }));
    const view = wanted({ view: 'cancel-by-id', jobId: '77' });
    await push(snapshotView({ accounts: twoAccounts, jobs, wanted: view }));
    const account = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Account' });
    expect(account.value).toBe('sdss');
  });

  it('keeps the input if no job ID was copied', async () => {
    const { person, push } = await openWindow(snapshotView());
    await person.type(textbox('Job ID'), '12');
    await push(snapshotView({ wanted: wanted({ view: 'cancel-by-id' }) }));
    expect(textbox('Job ID').value).toBe('12');
  });
});

describe('A click on a notification about several jobs', () => {
  it('opens the activity list, which names each job', async () => {
    const { push } = await openWindow(snapshotView());
    await push(snapshotView({ wanted: wanted({ view: 'activity', accountKey: 'mast' }) }));
    expect(document.activeElement).toBe(screen.getByRole('log', { name: 'Activity' }));
  });
});
