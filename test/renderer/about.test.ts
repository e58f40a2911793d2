// @vitest-environment happy-dom
// About, at the end of Settings: version, Electron and licenses.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { snapshotView } from '../fakes/view-models.ts';
import { button, openedSettings } from './render-window.ts';

describe('About', () => {
  const old = 'This build runs on Electron 33.2.1, which no longer gets security updates.';

  it('names the running Electron version', async () => {
    await openedSettings(snapshotView());
    expect(screen.getByText('Electron 45.4.1')).toBeTruthy();
    expect(screen.queryByText(/security updates/)).toBeNull();
  });

  it('warns in red when Electron is out of support', async () => {
    const runtime = { version: '33.2.1', isSupported: false };
    await openedSettings(snapshotView({ runtime }));
    const words = screen.getByText((text) => text.startsWith(old));
    expect(words.classList.contains('old')).toBe(true);
  });

  it('shows the licenses of shipped packages in the window', async () => {
    const { main, person } = await openedSettings(snapshotView());
    const lib = { name: 'lib', version: '1.2.3', license: 'MIT', text: 'Permission is granted.' };
    const chromiumFile = '/opt/casjobs-tray/LICENSES.chromium.html';
    main.answer('read-licenses', () => ({ ok: true, value: { packages: [lib], chromiumFile } }));
    await person.click(button('Licenses'));
    const dialog = screen.getByRole('dialog', { name: 'Licenses' });
    expect(within(dialog).getByText('lib 1.2.3, MIT')).toBeTruthy();
    expect(within(dialog).getByText('Permission is granted.')).toBeTruthy();
    expect(dialog.textContent).toContain(chromiumFile);
    expect(dialog.querySelector('a')).toBeNull();
    await person.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('reports unreadable licenses', async () => {
    const { main, person } = await openedSettings(snapshotView());
    main.answer('read-licenses', () => ({ ok: false, error: { code: 'internal', detail: '' } }));
    await person.click(button('Licenses'));
    expect(screen.getByRole('alert').textContent).toContain('internal error occurred');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
