// @vitest-environment happy-dom
// Requests that wait for a keychain prompt: the window shows that, and continues by itself.
import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../electron/result.ts';
import { languageFor, setLanguage } from '../../electron/i18n/translate.ts';
import { accountView, noAccount, snapshotView } from '../fakes/view-models.ts';
import { button, openWindow, settle, textbox } from './render-window.ts';

type Saved = Result<{ accountKey: string }>;

const SLOW: Saved = { ok: false, error: { code: 'keychain-slow', detail: '' } };
const SAVED: Saved = { ok: true, value: { accountKey: 'ps1' } };

const waiting = (): string =>
  screen
    .queryAllByRole('status')
    .map(({ textContent }) => textContent)
    .find((text) => text.includes('Waiting for')) ?? '';

/** The first run while saving waits for the keychain; the test gives each response. */
const openSaving = async () => {
  const answers: ((saved: Saved) => void)[] = [];
  const window = await openWindow(noAccount(), (main) =>
    main.answer('save-account', () => new Promise<Saved>((answer) => void answers.push(answer))),
  );
  await window.person.type(textbox('WSID'), '1234567');
  await window.person.type(screen.getByLabelText('Password'), 'pa&ss');
  await window.person.click(button('Save account'));
  const answer = async (nth: number, saved: Saved): Promise<void> => {
    answers[nth - 1]?.(saved);
    await settle();
  };
  return { ...window, answer };
};

describe('An account that is saved while the keychain prompts', () => {
  it('shows that it waits, and appears once the keychain answers', async () => {
    const { push, answer, main } = await openSaving();
    expect(waiting()).toBe('');
    await push(noAccount({ keychainWaits: true }));
    expect(waiting()).toContain('Answer it there, and this continues by itself.');
    expect(screen.queryByRole('alert')).toBeNull();
    await push(snapshotView({ accounts: [accountView()] }));
    await answer(1, SAVED);
    expect(screen.getByRole('table', { name: 'Jobs' })).toBeTruthy();
    expect(main.argumentsOf('save-account')).toHaveLength(1);
  });

  it("shows the keychain's error and keeps the input", async () => {
    const { push, answer } = await openSaving();
    await push(noAccount({ keychainWaits: true }));
    await push(noAccount());
    await answer(1, { ok: false, error: { code: 'keychain-failed', detail: 'no libqca-ossl' } });
    expect(waiting()).toBe('');
    const alert = screen.getByRole('alert').textContent;
    expect(alert).toContain('The keychain reported an error.');
    expect(alert).toContain('no libqca-ossl');
    expect(textbox('WSID').value).toBe('1234567');
  });

  it('can be kept for this run only, which drops the pending request', async () => {
    const { push, answer, main, person } = await openSaving();
    expect(screen.queryByRole('checkbox', { name: 'Use for this session only' })).toBeNull();
    await push(noAccount({ keychainWaits: true }));
    await person.click(screen.getByRole('checkbox', { name: 'Use for this session only' }));
    expect(button('Save account').getAttribute('aria-disabled')).toBe('false');
    await person.click(button('Save account'));
    expect(main.argumentsOf('save-account')).toMatchObject([
      { forThisRunOnly: false },
      { forThisRunOnly: true, password: 'pa&ss' },
    ]);
    await push(noAccount());
    await answer(1, SLOW);
    expect(button('Save account').getAttribute('aria-busy')).toBe('true');
    await push(snapshotView({ accounts: [accountView({ forThisRunOnly: true })] }));
    await answer(2, SAVED);
    expect(screen.getByRole('table', { name: 'Jobs' })).toBeTruthy();
  });
});

describe('A dialog that waits for the keychain', () => {
  it.each([
    ['Edit', 'Save account', 'edit-account'],
    ['Remove', 'Remove account', 'remove-account'],
  ] as const)('shows that it waits: %s', async (open, sure, request) => {
    let end: (answer: Result<null>) => void = () => undefined;
    const { push, person } = await openWindow(snapshotView(), (main) =>
      main.answer(request, () => new Promise<Result<null>>((answer) => (end = answer))),
    );
    await person.click(button('Settings'));
    await person.click(button(open));
    await push(snapshotView({ keychainWaits: true }));
    // Another window or an import waits, not this dialog.
    expect(waiting()).toBe('');
    await person.click(button(sure));
    expect(waiting()).toContain('Waiting for the keychain.');
    await push(snapshotView());
    end({ ok: true, value: null });
    await settle();
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

it("names the keychain of main's system", async () => {
  try {
    await openWindow(noAccount({ system: 'windows' }));
    expect(screen.getByText(/^Kept in Windows Credential Manager/)).toBeTruthy();
  } finally {
    setLanguage(languageFor([]), 'linux');
  }
});
