// @vitest-environment happy-dom
// The window formats in main's locale, and its texts are in the app's language.
import { screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { localeFor, useLocale } from '../../electron/i18n/locale.ts';
import { activityLine, finishedJob, snapshotView } from '../fakes/view-models.ts';
import { openWindow } from './render-window.ts';

afterEach(() => useLocale(localeFor([])));

describe('The window', () => {
  it.each([
    ['de-DE', '1.284.031'],
    ['hi-IN', '12,84,031'],
    ['fa-IR', '1,284,031'],
    ['no locale at all', '1,284,031'],
  ])('with locale %s has %s rows and declares its texts as English', async (locale, rows) => {
    await openWindow(snapshotView({ locale, jobs: [finishedJob({ jobId: '58462801283' })] }));
    const table = screen.getByRole('table').textContent;
    expect(table).toContain(rows);
    expect(table).toContain('58462801283');
    expect(document.documentElement.lang).toBe('en');
  });

  it('uses the clock of the locale', async () => {
    const at = new Date().setHours(21, 5, 0, 0);
    await openWindow(
      snapshotView({ locale: 'en-GB', activity: [activityLine({ at, jobId: null })] }),
    );
    expect(await screen.findByText('21:05')).toBeTruthy();
  });
});
