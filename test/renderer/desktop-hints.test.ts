// @vitest-environment happy-dom
// What the window does for the desktop around it: the tray's place where there is none, a copied job ID, a notice.
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

describe('on a desktop without a tray', () => {
  it('a person is told once, with the next step', async () => {
    const { main, person, push } = await openWindow(snapshotView({ desktop: noTray }));
    expect(screen.getByText(/AppIndicator/).textContent).toContain('does not show tray icons');
    await person.click(button('Got it'));
    const settings = { ...defaultSettings, dismissedNoTray: true };
    expect(main.argumentsOf('change-settings')).toEqual([settings]);
    await push(snapshotView({ desktop: noTray, settings }));
    expect(screen.queryByText(/AppIndicator/)).toBeNull();
  });

  it('that can’t bring a minimized window back, a person is told how to get the window again', async () => {
    const desktop = { ...noTray, closeMinimizes: false };
    const { person } = await openWindow(snapshotView({ desktop }));
    const banner = screen.getByText(/AppIndicator/).textContent;
    expect(banner).toContain('To get the window back, start it again');
    expect(banner).not.toContain('minimizes');
    await person.click(button('Settings'));
    expect(screen.getByText(/start CasJobs Tray again to get the window back/)).toBeTruthy();
    expect(screen.queryByText(/minimized/)).toBeNull();
  });

  it('on which closing the window is to quit, a person is told so', async () => {
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
  ] as const)('a person is advised what this one needs: %s', async (trayAdvice, words) => {
    await openWindow(snapshotView({ desktop: { ...noTray, trayAdvice } }));
    expect(screen.getByText(words)).toBeTruthy();
    if (trayAdvice !== 'gnome') expect(screen.queryByText(/GNOME/)).toBeNull();
  });

  it('Settings says what closing the window does, and has Quit', async () => {
    const { main, person } = await openWindow(snapshotView({ desktop: noTray }));
    await person.click(button('Settings'));
    expect(
      screen.getByRole('checkbox', { name: 'Keep running when the window closes' }),
    ).toBeTruthy();
    await person.click(button('Quit CasJobs Tray'));
    expect(main.argumentsOf('quit-app')).toEqual([undefined]);
  });

  it('nothing of it is said where there is a tray', async () => {
    await openWindow(snapshotView());
    expect(screen.queryByText(/AppIndicator/)).toBeNull();
  });
});

describe('after an upgrade of the running app', () => {
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

describe('on a system that shows no notices', () => {
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

  it('a person is told once, with the system’s own words and the way to its settings', async () => {
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

  it('Settings says it for as long as it is so', async () => {
    const { main, person, push } = await openWindow(refusing('', true));
    await person.click(button('Settings'));
    expect(screen.getByRole('note').textContent).not.toContain('The system says');
    await person.click(button('Open notification settings'));
    expect(main.argumentsOf('open-notice-settings')).toEqual([undefined]);
    await push(snapshotView());
    expect(screen.queryByText(sentence)).toBeNull();
  });

  it('says it where the settings could not be opened', async () => {
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

describe('on macOS, where only its person can have notices stay', () => {
  const words = /choose the Persistent alert style/;
  const on = (system: Snapshot['system'], noNotices?: { reason: string }) => {
    const { desktop } = snapshotView();
    return snapshotView({ system, desktop: { ...desktop, ...(noNotices && { noNotices }) } });
  };

  it('Settings says how, and leads there', async () => {
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
  ])('%s has no such words', async (_, snapshot) => {
    const { person } = await openWindow(snapshot);
    await person.click(button('Settings'));
    expect(screen.queryByText(words)).toBeNull();
  });
});

describe('Cancel by ID, called from elsewhere', () => {
  const twoAccounts = [accountView(), accountView({ key: 'sdss', name: 'SDSS' })];

  it('has the copied job ID in its field, and cancels nothing before it is asked back', async () => {
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

  it('is about the account that the job belongs to, where that is known', async () => {
    const jobs = [jobView({ accountKey: 'sdss', jobId: '77' })];
    const { push } = await openWindow(snapshotView({ accounts: twoAccounts, jobs }));
    const view = wanted({ view: 'cancel-by-id', jobId: '77' });
    await push(snapshotView({ accounts: twoAccounts, jobs, wanted: view }));
    const account = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Account' });
    expect(account.value).toBe('sdss');
  });

  it('leaves what was typed where no job ID was copied', async () => {
    const { person, push } = await openWindow(snapshotView());
    await person.type(textbox('Job ID'), '12');
    await push(snapshotView({ wanted: wanted({ view: 'cancel-by-id' }) }));
    expect(textbox('Job ID').value).toBe('12');
  });
});

describe('a click on a notice about several jobs', () => {
  it('leads to the activity list, where each is told', async () => {
    const { push } = await openWindow(snapshotView());
    await push(snapshotView({ wanted: wanted({ view: 'activity', accountKey: 'mast' }) }));
    expect(document.activeElement).toBe(screen.getByRole('log', { name: 'Activity' }));
  });
});
