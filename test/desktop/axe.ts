// What axe and the browser itself find wrong with a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Media {
  readonly colorScheme: 'light' | 'dark';
  readonly forcedColors: 'none' | 'active';
}

export const bothThemes: readonly Media[] = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
];
const withForcedColors: readonly Media[] = [
  ...bothThemes,
  { colorScheme: 'dark', forcedColors: 'active' },
];

/** What axe finds; with the system's own few colours nobody asks for their contrast. */
export const faults = async (page: Page, all = withForcedColors): Promise<string[]> => {
  const found: string[] = [];
  for (const media of all) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    // A colour that is still on its way from one theme to the other is nobody's colour.
    await page.evaluate(
      'Promise.all(document.getAnimations({ subtree: true }).map((one) => one.finished.catch(() => null)))',
    );
    await page.evaluate(axe);
    const report = await page.evaluate<string[]>(
      `axe.run(document, { rules: { 'color-contrast': { enabled: ${String(media.forcedColors === 'none')} } } }).then(({ violations }) =>
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
