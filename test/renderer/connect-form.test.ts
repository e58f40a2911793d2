// @vitest-environment happy-dom
// The form of the first run: what it sends, and what it keeps after an error.
import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { accountView, noAccount, snapshotView } from '../fakes/view-models.ts';
import { button, openWindow, settle, textbox, type TestUser } from './render-window.ts';

const password = (): HTMLInputElement => screen.getByLabelText('Password');
const service = (): HTMLSelectElement => screen.getByRole('combobox', { name: 'Service' });

const fill = async (person: TestUser): Promise<void> => {
  await person.type(textbox('WSID'), '1234567');
  await person.type(password(), 'pa&ss');
};

describe('Connect to CasJobs', () => {
  it("lists the presets in main's order", async () => {
    await openWindow(noAccount());
    expect(screen.getByRole('heading', { name: 'Connect to CasJobs' })).toBeTruthy();
    expect([...service().options].map((option) => option.text)).toEqual([
      'MAST Pan-STARRS',
      'SDSS SkyServer (untested)',
      'Practice service',
      'Other…',
    ]);
  });

  it('suggests a corrected address and sends it only after a click', async () => {
    const error = {
      code: 'bad-input',
      field: 'url',
      detail: 'casjobs.sdss.org is retired.',
      suggestion: 'https://skyserver.sdss.org/CasJobs',
    } as const;
    const { main, person } = await openWindow(noAccount(), (fake) =>
      fake.answer('save-account', () => ({ ok: false, error })),
    );
    await person.selectOptions(service(), 'Other…');
    await person.type(textbox('Service URL'), 'casjobs.sdss.org');
    await fill(person);
    await person.click(button('Save account'));
    await settle();
    expect(screen.getByText('casjobs.sdss.org is retired.')).toBeTruthy();
    expect(textbox('Service URL').value).toBe('casjobs.sdss.org');
    await person.click(button(`Use ${error.suggestion}`));
    expect(textbox('Service URL').value).toBe(error.suggestion);
    expect(document.activeElement).toBe(textbox('Service URL'));
    expect(screen.queryByText('casjobs.sdss.org is retired.')).toBeNull();
    await person.click(button('Save account'));
    expect(main.argumentsOf('save-account').at(-1)).toMatchObject({ url: error.suggestion });
  });

  it("sends the input and the preset's account name", async () => {
    const { main, person } = await openWindow(noAccount());
    await fill(person);
    await person.click(button('Save account'));
    expect(main.argumentsOf('save-account')).toEqual([
      {
        service: 'ps1',
        url: '',
        accountName: '',
        signInBy: 'wsId',
        who: '1234567',
        password: 'pa&ss',
        forThisRunOnly: false,
      },
    ]);
  });

  it('updates the account name with the service until the user edits it', async () => {
    const { person } = await openWindow(noAccount());
    await person.selectOptions(service(), 'sdss');
    expect(textbox('Account name').value).toBe('SDSS');
    await person.clear(textbox('Account name'));
    await person.type(textbox('Account name'), 'Mine');
    await person.selectOptions(service(), 'ps1');
    expect(textbox('Account name').value).toBe('Mine');
  });

  it('asks for a URL only for another service', async () => {
    const { main, person } = await openWindow(noAccount());
    expect(screen.queryByRole('textbox', { name: 'Service URL' })).toBeNull();
    await person.selectOptions(service(), 'other');
    await person.type(textbox('Service URL'), 'https://casjobs.example');
    await person.click(button('Save account'));
    expect(main.argumentsOf('save-account')).toMatchObject([
      { service: 'other', url: 'https://casjobs.example' },
    ]);
  });

  it('signs in by user name instead of WSID', async () => {
    const { main, person } = await openWindow(noAccount());
    await person.click(screen.getByRole('radio', { name: 'User name' }));
    expect(screen.queryByRole('textbox', { name: 'WSID' })).toBeNull();
    await person.type(textbox('User name'), 'hubble');
    await person.click(button('Save account'));
    expect(main.argumentsOf('save-account')).toMatchObject([
      { signInBy: 'userName', who: 'hubble' },
    ]);
  });

  it('shows an error at its field, focuses it and keeps the input', async () => {
    const { person } = await openWindow(noAccount(), (main) =>
      main.answer('save-account', () => ({
        ok: false,
        error: { code: 'bad-input', field: 'wsId', detail: 'A WSID is a number.' },
      })),
    );
    await fill(person);
    await person.click(button('Save account'));
    await settle();
    const field = textbox('WSID');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = field.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent)).toContain(
      'A WSID is a number.',
    );
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe('1234567');
    expect(password().value).toBe('pa&ss');
  });

  it('offers to keep the password for this run only if there is no keychain', async () => {
    const { main, person } = await openWindow(noAccount(), (fake) =>
      fake.answer('save-account', () => ({
        ok: false,
        error: { code: 'keychain-unavailable', detail: 'no bus' },
      })),
    );
    await fill(person);
    await person.click(button('Save account'));
    expect(screen.getByRole('alert').textContent).toContain('There is no keychain');
    await person.click(screen.getByRole('checkbox', { name: 'Use for this session only' }));
    await person.click(button('Save account'));
    expect(main.argumentsOf('save-account')).toMatchObject([
      { forThisRunOnly: false },
      { forThisRunOnly: true, password: 'pa&ss' },
    ]);
  });

  it('clears the password once the account is saved', async () => {
    const { person } = await openWindow(noAccount(), (main) =>
      main.answer('save-account', () => ({ ok: true, value: { accountKey: 'mast' } })),
    );
    await fill(person);
    const field = password();
    await person.click(button('Save account'));
    await settle();
    expect(field.value).toBe('');
  });

  it('ignores a second click while saving', async () => {
    const { main, person } = await openWindow(noAccount(), (fake) =>
      fake.answer('save-account', () => new Promise(() => undefined)),
    );
    await person.click(button('Save account'));
    await person.click(button('Save account'));
    expect(main.argumentsOf('save-account')).toHaveLength(1);
    expect(button('Save account').getAttribute('aria-disabled')).toBe('true');
  });

  it('starts the practice service from its button and from the service list', async () => {
    const { main, person } = await openWindow(noAccount());
    await person.click(button('Try the practice service'));
    await person.selectOptions(service(), 'practice');
    expect(screen.queryByLabelText('Password')).toBeNull();
    await person.click(button('Save account'));
    expect(main.argumentsOf('try-practice')).toHaveLength(2);
    expect(main.argumentsOf('save-account')).toEqual([]);
  });

  it('shows the jobs once the first account exists', async () => {
    const { push } = await openWindow(noAccount());
    await push(snapshotView({ accounts: [accountView({ connection: { kind: 'checking' } })] }));
    expect(screen.getByRole('table', { name: 'Jobs' })).toBeTruthy();
    expect(screen.getByText('Checking…')).toBeTruthy();
  });
});
