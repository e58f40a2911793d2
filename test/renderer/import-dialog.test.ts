// @vitest-environment happy-dom
// The import of an account: the dialog, the request on confirmation, and the offer after it.
import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { FindingView, ImportPreview } from '../../electron/ipc/contract.ts';
import type { FakeBridge } from '../fakes/fake-bridge.ts';
import { noAccount, snapshotView } from '../fakes/view-models.ts';
import { button, dialog, openWindow, settle, textbox } from './render-window.ts';

const importId = '3f0c1f4e-96f5-4a0e-9a9a-5b3d1d2c7a11';
const sdss = { service: 'sdss', host: 'skyserver.sdss.org', isUpgraded: true, movedFrom: 'a.org' };
const byWsId: FindingView = { signInBy: 'wsId', who: '47', edges: 'none', place: sdss };
const found = (part: Partial<ImportPreview> = {}): ImportPreview => ({
  importId,
  source: 'file',
  from: '/home/mine/CasJobs.config',
  findings: [byWsId],
  ...part,
});

const openPicked = async (preview: ImportPreview, prepare?: (main: FakeBridge) => void) => {
  const opened = await openWindow(noAccount(), (main) => {
    main.answer('pick-import', () => ({ ok: true, value: preview }));
    prepare?.(main);
  });
  await opened.person.click(button('Import from CasJobs.config…'));
  await settle();
  return opened;
};

describe('A file that the program was started with', () => {
  const requested = (...seqs: number[]) => ({
    wanted: seqs.map((seq) => ({ seq, view: 'import' as const, accountKey: null, jobId: null })),
  });

  it('is shown, and the next one after it', async () => {
    const waiting = [found(), found({ from: '/home/mine/other/CasJobs.config' })];
    const { main, person, push } = await openWindow(snapshotView(), (bridge) =>
      bridge.answer('given-import', () => ({ ok: true, value: waiting.shift() ?? null })),
    );
    await push(snapshotView(requested(1, 2)));
    await settle();
    expect(main.argumentsOf('given-import')).toHaveLength(2);
    expect(dialog().textContent).toContain('/home/mine/CasJobs.config');
    await person.click(button("Don't import"));
    expect(dialog().textContent).toContain('/home/mine/other/CasJobs.config');
  });

  it('is not shown again by a snapshot that still requests it', async () => {
    const { main, push } = await openWindow(snapshotView(requested(1)), (bridge) =>
      bridge.answer('given-import', () => ({ ok: true, value: null })),
    );
    await push(snapshotView({ ...requested(1), paused: true }));
    expect(main.argumentsOf('given-import')).toHaveLength(1);
  });

  it('that can not be read is named a reason', async () => {
    const detail = 'This file does not exist.';
    await openWindow(snapshotView(requested(1)), (bridge) =>
      bridge.answer('given-import', () => ({ ok: false, error: { code: 'bad-input', detail } })),
    );
    await settle();
    expect(dialog().textContent).toContain(detail);
  });
});

const importedFile = (offersLine: boolean) => (main: FakeBridge) =>
  main.answer('import-account', () => ({
    ok: true,
    value: {
      accountKey: 'k',
      left: { kind: 'file', path: 'C:\\Users\\mine\\CasJobs.config', offersLine },
    },
  }));

const wish = { importId, finding: 0, service: 'sdss', url: '', accountName: '' };

describe('The import dialog', () => {
  it('shows the account, the service and the corrected address first', async () => {
    const { main } = await openPicked(found());
    expect(screen.getByRole('dialog', { name: 'Import an account' })).toBeTruthy();
    for (const words of [
      '/home/mine/CasJobs.config',
      'SDSS SkyServer · skyserver.sdss.org',
      'which is retired',
      'uses https',
      'WSID ending in 47',
      'A password was found. It is not shown.',
    ])
      expect(dialog().textContent).toContain(words);
    expect(dialog().querySelector('select')).toBeNull();
    expect(document.activeElement).toBe(button("Don't import"));
    expect(main.argumentsOf('import-account')).toEqual([]);
  });

  it('imports on confirmation, under the typed name', async () => {
    const { main, person } = await openPicked(found(), importedFile(true));
    const name = dialog().querySelector('input');
    expect(name?.value).toBe('SDSS');
    if (name) await person.type(name, ' 2');
    await person.click(button('Import account'));
    expect(main.argumentsOf('import-account')).toEqual([
      { ...wish, accountName: 'SDSS 2', forThisRunOnly: false },
    ]);
  });

  it.each([
    ['environment', 'quotes', true, { trimPassword: true }],
    ['environment', 'spaces', false, {}],
    ['file', 'quotes', false, {}],
  ] as const)(
    'from the %s offers to remove %s around the password',
    async (source, edges, isChecked, sent) => {
      const findings = [{ ...byWsId, edges }];
      const { main, person } = await openPicked(found({ source, findings }), importedFile(true));
      const name = `Remove the ${edges} around the password`;
      const box = screen.getByRole<HTMLInputElement>('checkbox', { name });
      expect(box.checked).toBe(isChecked);
      await person.click(button('Import account'));
      const done = { ...wish, forThisRunOnly: false, ...sent };
      expect(main.argumentsOf('import-account')).toEqual([done]);
    },
  );

  it("closes on Don't import and on Esc, and main discards the file", async () => {
    const { main, person } = await openPicked(found());
    await person.click(button("Don't import"));
    await person.click(button('Import from CasJobs.config…'));
    await person.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(main.argumentsOf('leave-import')).toEqual([{ importId }, { importId }]);
    expect(main.argumentsOf('import-account')).toEqual([]);
  });

  it('asks for a missing service and shows an error at the field', async () => {
    const preview = found({
      findings: [
        { ...byWsId, place: null },
        { signInBy: 'userName', who: 'edwin', edges: 'none', place: null },
      ],
    });
    const refusal = { code: 'bad-input', field: 'url', detail: 'No address.' } as const;
    const { main, person } = await openPicked(preview, (fake) =>
      fake.answer('import-account', () => ({ ok: false, error: refusal })),
    );
    const service = dialog().querySelector('select');
    expect([...(service?.options ?? [])].map(({ text }) => text)).not.toContain('Practice service');
    if (service) await person.selectOptions(service, 'other');
    await person.click(screen.getByRole('radio', { name: 'User name edwin' }));
    await person.type(textbox('Service URL'), 'x');
    await person.click(button('Import account'));
    await settle();
    expect(main.argumentsOf('import-account')).toMatchObject([
      { finding: 1, service: 'other', url: 'x' },
    ]);
    expect(textbox('Service URL').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(textbox('Service URL'));
    expect(dialog().textContent).toContain('No address.');
  });

  it('offers to keep the password for this run only if there is no keychain', async () => {
    const { main, person } = await openPicked(found(), (fake) =>
      fake.answer('import-account', () => ({
        ok: false,
        error: { code: 'keychain-unavailable', detail: '' },
      })),
    );
    await person.click(button('Import account'));
    await person.click(screen.getByRole('checkbox', { name: 'Use for this session only' }));
    await person.click(button('Import account'));
    const asked = main.argumentsOf('import-account');
    expect(asked).toMatchObject([{ forThisRunOnly: false }, { forThisRunOnly: true }]);
  });

  it('explains why a file cannot be imported', async () => {
    const { person } = await openWindow(noAccount(), (main) =>
      main.answer('pick-import', () => ({
        ok: false,
        error: { code: 'bad-input', detail: 'This is not a CasJobs.config.' },
      })),
    );
    await person.click(button('Import from CasJobs.config…'));
    expect(screen.getByRole('alert').textContent).toContain('This is not a CasJobs.config.');
    await person.click(button('Close'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('The question after an import', () => {
  it('deletes the password line on confirmation and reports a failure', async () => {
    const refused = { ok: false, error: { code: 'bad-input', detail: 'Read-only.' } } as const;
    const { main, person } = await openPicked(found(), (fake) => {
      importedFile(true)(fake);
      fake.answer('delete-password-line', () => refused);
    });
    await person.click(button('Import account'));
    const name = 'Delete the password line from CasJobs.config?';
    expect(screen.getByRole('dialog', { name })).toBeTruthy();
    expect(document.activeElement).toBe(button('Keep the line'));
    await person.click(button('Delete the line'));
    expect(screen.getByRole('alert').textContent).toContain('Read-only.');
    main.answer('delete-password-line', () => ({ ok: true, value: null }));
    await person.click(button('Delete the line'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(main.argumentsOf('delete-password-line')).toEqual([{ importId }, { importId }]);
  });

  it('leaves the file unchanged if declined', async () => {
    const { main, person } = await openPicked(found(), importedFile(true));
    await person.click(button('Import account'));
    await person.click(button('Keep the line'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(main.argumentsOf('delete-password-line')).toEqual([]);
  });

  it('is not asked if the password is kept for this run only', async () => {
    const { person } = await openPicked(found(), importedFile(false));
    await person.click(button('Import account'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('Credentials in the environment', () => {
  const names = ['CASJOBS_WSID', 'CASJOBS_PW'];
  const variables = (offered: readonly string[]) => (main: FakeBridge) => {
    main.answer('offered-import', () => ({ ok: true, value: { variables: offered } }));
    const findings = [{ ...byWsId, place: null }];
    const preview = found({ source: 'environment', from: names.join(', '), findings });
    main.answer('read-environment', () => ({ ok: true, value: preview }));
    main.answer('import-account', () => ({
      ok: true,
      value: { accountKey: 'k', left: { kind: 'variables', names, system: 'windows' } },
    }));
  };

  it('are offered in one line, which names the remaining variables after the import', async () => {
    const { main, person } = await openWindow(noAccount(), variables(names));
    expect(screen.getByText('Found CasJobs credentials in the environment:')).toBeTruthy();
    await person.click(button('Import them…'));
    expect(dialog().textContent).toContain('The environment: CASJOBS_WSID, CASJOBS_PW');
    main.answer('offered-import', () => ({ ok: true, value: { variables: [] } }));
    await person.click(button('Import account'));
    await settle();
    expect(dialog().textContent).toContain('CASJOBS_WSID and CASJOBS_PW are still set');
    expect(dialog().textContent).toContain('Environment Variables');
    await person.click(button('Close'));
    expect(screen.queryByText('Found CasJobs credentials in the environment:')).toBeNull();
  });

  it('are offered in Settings too, if there are any', async () => {
    const { app } = await openWindow(snapshotView(), variables([]));
    app.navigation.go('settings');
    await settle();
    expect(button('Import…')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Import them…' })).toBeNull();
  });
});
