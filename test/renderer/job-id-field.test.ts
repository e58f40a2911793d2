// @vitest-environment happy-dom
// The field `Job ID` with ambiguous input.
import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { snapshotView } from '../fakes/view-models.ts';
import { openWindow, settle, textbox } from './render-window.ts';

const meanings = [['58462801283'], ['58', '462', '801', '283']];

const typed = async (text: string) => {
  const window = await openWindow(snapshotView(), (fake) =>
    fake.answer('read-job-ids', () => ({ ok: true, value: { meanings } })),
  );
  await window.person.type(textbox('Job ID'), `${text}{Enter}`);
  await settle();
  return window;
};
const question = () => screen.getByRole('group', { name: 'Did you mean job 58462801283?' });

describe('A job ID with grouped digits', () => {
  it('asks which jobs are meant and cancels nothing by itself', async () => {
    const { main } = await typed('58,462,801,283');
    const names = within(question())
      .getAllByRole('button')
      .map((one) => one.textContent.trim());
    expect(names).toEqual(['Job 58462801283', '4 jobs: 58, 462, 801, 283']);
    expect(document.activeElement?.textContent.trim()).toBe('Job 58462801283');
    expect(textbox('Job ID').value).toBe('58,462,801,283');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(main.argumentsOf('cancel-jobs')).toEqual([]);
  });

  it.each([
    ['Job 58462801283', 'Cancel job 58462801283?'],
    ['4 jobs: 58, 462, 801, 283', 'Cancel 4 jobs?'],
  ])('continues with the choice %s', async (name, dialog) => {
    const { person } = await typed('58,462,801,283');
    await person.click(within(question()).getByRole('button', { name }));
    expect(screen.getByRole('dialog', { name: dialog })).toBeTruthy();
  });

  it('drops the question when the text changes', async () => {
    const { person } = await typed('58,462');
    await person.type(textbox('Job ID'), '7');
    expect(screen.queryByRole('group', { name: /Did you mean/ })).toBeNull();
    expect(textbox('Job ID').value).toBe('58,4627');
  });
});

describe('The error of the field Job ID', () => {
  const refused = async () => {
    const window = await openWindow(snapshotView(), (fake) =>
      fake.answer('read-job-ids', () => ({
        ok: false,
        error: { code: 'bad-input', field: 'jobIds', detail: '“5x” is not a job ID.' },
      })),
    );
    await window.person.type(textbox('Job ID'), '5x{Enter}');
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('“5x” is not a job ID.');
    return window;
  };
  const isGone = (): void => {
    expect(screen.queryByRole('alert')).toBeNull();
    expect(textbox('Job ID').getAttribute('aria-invalid')).toBe('false');
  };

  it('goes away with the next character', async () => {
    const { person } = await refused();
    await person.keyboard('1');
    isGone();
  });

  it('goes away when a command fills in another ID', async () => {
    const { app } = await refused();
    app.navigation.focusJobId('5001');
    await settle();
    isGone();
    expect(textbox('Job ID').value).toBe('5001');
  });
});
