// @vitest-environment happy-dom
// A request to show or focus something is performed once.
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

describe('A view request', () => {
  it('fills in and focuses Job ID once', async () => {
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
  ])('is not repeated by a later window: %s', async (_, request) => {
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

  it('waits for a window, in order', async () => {
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

  it('is carried out again if it is sent again', async () => {
    const main = openRequestingMain();
    const { person } = await main.open();
    await main.ask(toSettings);
    await person.click(button('Back'));
    await main.ask(toSettings);
    expect(heading('Settings')).toBeTruthy();
  });

  it('counts once until a window acknowledges it', () => {
    const { views } = openRequestingMain();
    for (let times = 0; times < 3; times += 1) views.ask(toSettings);
    expect(views.all()).toEqual([{ ...toSettings, seq: 3 }]);
    views.shown(2);
    expect(views.all()).toHaveLength(1);
  });

  it('opens no pane for a job of a removed account', async () => {
    const main = openRequestingMain();
    await main.open();
    await main.ask(viewRequest('jobs', { accountKey: 'gone', jobId: '7' }));
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});

describe('A focus request by key', () => {
  it.each([
    ['Filter jobs', '{Control>}f{/Control}', () => screen.getByRole('searchbox')],
    ['Job ID', '/', () => textbox('Job ID')],
  ])('is not repeated on return to the jobs: %s', async (_, keys, field) => {
    const { person } = await openWindow(snapshotView({ jobs: [jobView()] }));
    await person.keyboard(keys);
    expect(isFocused(field())).toBe(true);
    await goAndReturn(person);
    expect(isFocused(field())).toBe(false);
  });

  it('is not repeated on return from the timeline', async () => {
    const { person } = await openWindow(snapshotView({ jobs: [jobView()] }));
    await person.keyboard('{Control>}f{/Control}');
    await person.click(screen.getByRole('radio', { name: 'Timeline' }));
    await person.click(screen.getByRole('radio', { name: 'List' }));
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'List' }));
  });

  it('for the first row is not repeated', async () => {
    const { person } = await openWindow(snapshotView({ jobs: [jobView()] }));
    await person.click(screen.getByRole('searchbox'));
    await person.keyboard('{ArrowDown}');
    expect(isFocused(button('5001'))).toBe(true);
    await person.click(screen.getByRole('radio', { name: 'Timeline' }));
    await person.click(screen.getByRole('radio', { name: 'List' }));
    expect(isFocused(button('5001'))).toBe(false);
  });
});

describe('The account of a job ID', () => {
  const accounts = [accountView(), accountView({ key: 'sdss', name: 'SDSS' })];
  const chosen = (): string =>
    screen.getByRole<HTMLSelectElement>('combobox', { name: 'Account' }).value;

  it("is the job's only while its ID is in the field", async () => {
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

  it('is found when the job is listed later', async () => {
    const { push } = await openWindow(
      snapshotView({ accounts, wanted: [{ ...toJobIdField, seq: 1 }] }),
    );
    expect(chosen()).toBe('mast');
    await push(snapshotView({ accounts, jobs: [jobView({ accountKey: 'sdss', jobId: '5002' })] }));
    expect(chosen()).toBe('sdss');
  });
});
