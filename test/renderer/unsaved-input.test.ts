// @vitest-environment happy-dom
// Unsaved input survives other views and requests.
import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { jobView, noAccount, snapshotView } from '../fakes/view-models.ts';
import {
  toJobIdField,
  goAndReturn,
  openRequestingMain,
  toSettings,
  viewRequest,
} from './view-requests.ts';
import { button, heading, openWindow, settle, textbox } from './render-window.ts';

describe('Unsaved input', () => {
  const password = (): HTMLInputElement => screen.getByLabelText('Password');
  const account = viewRequest('jobs', { accountKey: 'mast', jobId: '5001' });

  it.each([
    ['settings', toSettings, ['Back']],
    ['the click on a notification', account, ['Settings', 'Add account']],
    ['cancel-by-id', toJobIdField, ['Settings', 'Add account']],
    ['a request for the form itself', viewRequest('connect'), []],
  ])('of a new account survives %s', async (_, request, back) => {
    const main = openRequestingMain({ jobs: [jobView()] });
    const { person, app } = await main.open();
    app.navigation.go('connect');
    await settle();
    await person.selectOptions(screen.getByRole('combobox', { name: 'Service' }), 'other');
    await person.type(textbox('Service URL'), 'https://casjobs.example');
    await person.type(textbox('WSID'), '1234567');
    await person.type(password(), 'pa&ss');
    await person.type(textbox('Account name'), '!');
    await main.ask(request);
    for (const name of back) await person.click(button(name));
    expect(textbox('Service URL').value).toBe('https://casjobs.example');
    expect(textbox('WSID').value).toBe('1234567');
    expect(password().value).toBe('pa&ss');
    expect(textbox('Account name').value).toBe('CasJobs!');
  });

  it('on the first run survives a visit to Settings', async () => {
    const { person } = await openWindow(noAccount());
    await person.type(textbox('WSID'), '1234567');
    await person.keyboard('{Control>},{/Control}');
    expect(heading('Settings')).toBeTruthy();
    await person.click(button('Back'));
    expect(textbox('WSID').value).toBe('1234567');
  });

  it('is cleared once the account is saved', async () => {
    const { person, push } = await openWindow(noAccount());
    await person.type(textbox('WSID'), '1234567');
    await person.type(password(), 'pa&ss');
    await person.click(button('Save account'));
    await push(snapshotView());
    await person.click(button('Settings'));
    await person.click(button('Add account'));
    expect(textbox('WSID').value).toBe('');
    expect(password().value).toBe('');
  });

  it('in Job ID survives a visit to Settings', async () => {
    const { person } = await openWindow(snapshotView());
    await person.type(textbox('Job ID'), '5001, 50');
    await goAndReturn(person);
    expect(textbox('Job ID').value).toBe('5001, 50');
  });

  it('in the edit dialog survives a request', async () => {
    const main = openRequestingMain({ jobs: [jobView()] });
    const { person } = await main.open();
    await person.click(button('Settings'));
    await person.click(button('Edit'));
    await person.type(textbox('WSID'), '77');
    await main.ask(account);
    expect(textbox('WSID').value).toBe('77');
  });

  it('in the unlock dialog survives a request', async () => {
    const main = openRequestingMain({ lock: { isLocked: true, by: 'password' } });
    const { person } = await main.open();
    await person.click(button('Settings'));
    await person.click(button('Unlock'));
    const field = (): HTMLInputElement => screen.getByLabelText('CasJobs password');
    await person.type(field(), 'pa&ss');
    await main.ask(viewRequest('activity'));
    expect(field().value).toBe('pa&ss');
  });

  it('and the dialog for removing an account survive a request', async () => {
    const main = openRequestingMain({ jobs: [jobView()] });
    const { person } = await main.open();
    await person.click(button('Settings'));
    await person.click(button('Remove'));
    await main.ask(viewRequest('activity'));
    expect(screen.getByRole('dialog', { name: /^Remove/ })).toBeTruthy();
  });

  it('and the dialog for deleting everything survive a visit elsewhere', async () => {
    const main = openRequestingMain({ jobs: [jobView()] });
    const { person } = await main.open();
    await person.click(button('Settings'));
    await person.click(button('Forget everything…'));
    await main.ask(viewRequest('activity'));
    expect(screen.queryByRole('dialog')).toBeNull();
    await main.ask(toSettings);
    expect(screen.getByRole('dialog', { name: /^Forget/ })).toBeTruthy();
  });
});
