// @vitest-environment happy-dom
// What asks the window to show something, or to put the focus somewhere, is carried out once.
import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { accountView, jobView, snapshotView } from '../fakes/view-models.ts';
import {
  toJobIdField,
  goAndReturn,
  openRequestingMain,
  toSettings,
  viewRequest,
} from './view-requests.ts';
import { button, heading, openWindow, textbox } from './render-window.ts';

const isFocused = (element: HTMLElement): boolean => document.activeElement === element;

describe('a request to show something', () => {
  it('fills in and focuses Job ID once, not at each return to the jobs', async () => {
    const main = openRequestingMain();
    const { person } = await main.open();
    await main.ask(toJobIdField);
    expect(textbox('Job ID').value).toBe('5002');
    await person.clear(textbox('Job ID'));
    await goAndReturn(person);
    expect(textbox('Job ID').value).toBe('');
    expect(isFocused(textbox('Job ID'))).toBe(false);
  });

  it.each([
    ['cancel-by-id', toJobIdField],
    ['settings', toSettings],
    ['a job', viewRequest('jobs', { accountKey: 'mast', jobId: '5001' })],
    ['activity', viewRequest('activity')],
  ])('is not carried out again by a later window: %s', async (_, request) => {
    const main = openRequestingMain({ jobs: [jobView()] });
    await main.open();
    await main.ask(request);
    expect(main.views.all()).toEqual([]);
    main.close();
    await main.open();
    expect(heading('Settings')).toBeNull();
    expect(textbox('Job ID').value).toBe('');
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(document.activeElement).toBe(document.body);
  });

  it('waits for a window where there is none, and all that wait are carried out in order', async () => {
    const main = openRequestingMain();
    await main.ask(toSettings);
    await main.ask(toJobIdField);
    const { person } = await main.open();
    expect(textbox('Job ID').value).toBe('5002');
    expect(isFocused(textbox('Job ID'))).toBe(true);
    expect(main.views.all()).toEqual([]);
    await person.click(button('Settings'));
    expect(heading('Settings')).toBeTruthy();
  });

  it('is carried out again when it is asked for again', async () => {
    const main = openRequestingMain();
    const { person } = await main.open();
    await main.ask(toSettings);
    await person.click(button('Back'));
    await main.ask(toSettings);
    expect(heading('Settings')).toBeTruthy();
  });

  it('that a window did not acknowledge is one request, however often it was asked', () => {
    const { views } = openRequestingMain();
    for (let times = 0; times < 3; times += 1) views.ask(toSettings);
    expect(views.all()).toEqual([{ ...toSettings, seq: 3 }]);
    views.shown(2);
    expect(views.all()).toHaveLength(1);
  });

  it('opens no pane for a job of an account that has been removed', async () => {
    const main = openRequestingMain();
    await main.open();
    await main.ask(viewRequest('jobs', { accountKey: 'gone', jobId: '7' }));
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});

describe('a focus that a key asked for', () => {
  it.each([
    ['Filter jobs', '{Control>}f{/Control}', () => screen.getByRole('searchbox')],
    ['Job ID', '/', () => textbox('Job ID')],
  ])('is not taken again at the return to the jobs: %s', async (_, keys, field) => {
    const { person } = await openWindow(snapshotView({ jobs: [jobView()] }));
    await person.keyboard(keys);
    expect(isFocused(field())).toBe(true);
    await goAndReturn(person);
    expect(isFocused(field())).toBe(false);
  });

  it('is not taken again when the list comes back from the timeline', async () => {
    const { person } = await openWindow(snapshotView({ jobs: [jobView()] }));
    await person.keyboard('{Control>}f{/Control}');
    await person.click(screen.getByRole('radio', { name: 'Timeline' }));
    await person.click(screen.getByRole('radio', { name: 'List' }));
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'List' }));
  });

  it('of the first row is not taken again', async () => {
    const { person } = await openWindow(snapshotView({ jobs: [jobView()] }));
    await person.click(screen.getByRole('searchbox'));
    await person.keyboard('{ArrowDown}');
    expect(isFocused(button('5001'))).toBe(true);
    await person.click(screen.getByRole('radio', { name: 'Timeline' }));
    await person.click(screen.getByRole('radio', { name: 'List' }));
    expect(isFocused(button('5001'))).toBe(false);
  });
});

describe('the account of a job ID', () => {
  const accounts = [accountView(), accountView({ key: 'sdss', name: 'SDSS' })];
  const chosen = (): string =>
    screen.getByRole<HTMLSelectElement>('combobox', { name: 'Account' }).value;

  it('is that of the given job only as long as its ID stands there', async () => {
    const main = openRequestingMain({
      accounts,
      jobs: [jobView({ accountKey: 'sdss', jobId: '5002' })],
    });
    const { person } = await main.open();
    await main.ask(toJobIdField);
    expect(chosen()).toBe('sdss');
    await person.clear(textbox('Job ID'));
    await person.type(textbox('Job ID'), '9');
    expect(chosen()).toBe('mast');
  });

  it('is found when the list with the job comes later', async () => {
    const { push } = await openWindow(
      snapshotView({ accounts, wanted: [{ ...toJobIdField, seq: 1 }] }),
    );
    expect(chosen()).toBe('mast');
    await push(snapshotView({ accounts, jobs: [jobView({ accountKey: 'sdss', jobId: '5002' })] }));
    expect(chosen()).toBe('sdss');
  });
});
