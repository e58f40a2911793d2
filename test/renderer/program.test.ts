// @vitest-environment happy-dom
// `Run a program when a job ends` in Settings: choosing, switching, testing and removing it.
import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../electron/settings/settings.ts';
import { snapshotView } from '../fakes/view-models.ts';
import { clickSettings } from './late-response-cases.ts';
import { button, openWindow, settle, textbox } from './render-window.ts';

const notify = { isOn: true, path: '/usr/bin/notify', arguments: ['--text', 'job ended'] };

const open = async (program: Settings['program']) => {
  const window = await openWindow(snapshotView({ settings: { ...defaultSettings, program } }));
  await clickSettings(window.person);
  return window;
};

const toggle = (): HTMLInputElement => screen.getByRole('checkbox', { name: 'Run the program' });
const commandLine = (): string[] =>
  [...screen.getByRole('list', { name: 'Command line' }).children].map(
    ({ textContent }) => textContent,
  );
const chosen = () => ({ ok: true, value: { chosen: true } }) as const;

describe('the program in Settings', () => {
  it('is off at first, and asks for a program when it is turned on', async () => {
    const { main, person } = await open(null);
    expect(toggle().checked).toBe(false);
    expect(screen.queryByRole('textbox', { name: 'Program' })).toBeNull();
    await person.click(toggle());
    expect(toggle().checked).toBe(true);
    await person.type(textbox('Program'), '/usr/bin/notify');
    await person.type(textbox('Arguments'), '--text{Enter}{Enter}job ended $(id){Enter}');
    main.answer('choose-program', chosen);
    await person.click(button('Use this program'));
    expect(main.argumentsOf('choose-program')).toEqual([
      { path: '/usr/bin/notify', arguments: ['--text', 'job ended $(id)'] },
    ]);
    expect(main.argumentsOf('change-settings')).toEqual([]);
  });

  it('is sent by Enter in its path, and a refusal stands at the field until it is mended', async () => {
    const { main, person } = await open(null);
    await person.click(toggle());
    const error = { code: 'bad-input', detail: 'Not there.', field: 'program' } as const;
    main.answer('choose-program', () => ({ ok: false, error }));
    await person.type(textbox('Program'), '/gone{Enter}');
    await settle();
    expect(textbox('Program').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Not there.')).toBeTruthy();
    await person.type(textbox('Program'), 'x');
    expect(screen.queryByText('Not there.')).toBeNull();
    expect(textbox('Program').value).toBe('/gonex');
  });

  it('keeps what was typed where the user does not agree', async () => {
    const { main, person } = await open(null);
    await person.click(toggle());
    main.answer('choose-program', () => ({ ok: true, value: { chosen: false } }));
    await person.type(textbox('Program'), '/usr/bin/notify{Enter}');
    await settle();
    expect(textbox('Program').value).toBe('/usr/bin/notify');
  });

  it('shows each part of its command line, on or off', async () => {
    const { person, push } = await open(notify);
    expect(commandLine()).toEqual(['/usr/bin/notify', '--text', 'job ended']);
    const off = { ...notify, isOn: false };
    await push(snapshotView({ settings: { ...defaultSettings, program: off } }));
    expect(commandLine()).toHaveLength(3);
    expect(screen.queryByRole('button', { name: 'Test' })).toBeNull();
    await person.click(toggle());
  });

  it('is turned off without being forgotten, and removed', async () => {
    const { main, person } = await open(notify);
    await person.click(toggle());
    expect(main.argumentsOf('change-settings')).toEqual([
      { ...defaultSettings, program: { ...notify, isOn: false } },
    ]);
    await person.click(button('Remove program'));
    expect(main.argumentsOf('change-settings').at(-1)).toEqual(defaultSettings);
  });

  it('says right there how its test ended, and no longer when something is typed', async () => {
    const { main, person } = await open(notify);
    const value = { isGood: false, text: 'It ended with exit code 2.', output: 'no mail' };
    main.answer('test-program', () => ({ ok: true, value }));
    await person.click(button('Test'));
    await settle();
    expect(screen.getByText('It ended with exit code 2.')).toBeTruthy();
    expect(screen.getByText('no mail')).toBeTruthy();
    await person.type(textbox('Arguments'), 'x');
    expect(screen.queryByText('no mail')).toBeNull();
    // What is not stored is not what would run.
    expect(screen.queryByRole('button', { name: 'Test' })).toBeNull();
  });
});
