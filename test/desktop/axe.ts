// What axe and the browser itself find wrong with a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A theme to look at, and the rules that are asked there, as axe takes them. */
interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly forcedColors: 'none' | 'active';
  readonly options?: object;
}

const everywhere: readonly Look[] = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  // With the system's own few colours nobody asks for their contrast.
  {
    ...{ colorScheme: 'dark', forcedColors: 'active' },
    options: { rules: { 'color-contrast': { enabled: false } } },
  },
];

/** The themes have nothing but colours of their own, so only these are looked at twice. */
export const inBothThemes: readonly Look[] = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none', options: { runOnly: ['color-contrast'] } },
];

/** What axe finds. */
export const faults = async (page: Page, looks = everywhere): Promise<string[]> => {
  const found: string[] = [];
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(axe);
  for (const { options = {}, ...media } of looks) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    // A colour that is still on its way from one theme to the other is nobody's colour.
    await page.evaluate(
      'Promise.all(document.getAnimations({ subtree: true }).map((one) => one.finished.catch(() => null)))',
    );
    const report = await page.evaluate<string[]>(
      `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
    );
    found.push(...report.map((one) => `${JSON.stringify(media)} ${one}`));
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
  return found;
};

/** What the page was refused, or went wrong in it, from now on. */
export const complaints = (page: Page): string[] => {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.message));
  return heard;
};
