// Problems with a page that axe and the browser report.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A theme, and the axe rules to run in it. */
interface ColorMode {
  readonly colorScheme: 'light' | 'dark';
  readonly forcedColors: 'none' | 'active';
  readonly options?: object;
}

const allColorModes: readonly ColorMode[] = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  // The system chooses the colors in forced-colors mode, so contrast is not checked.
  {
    colorScheme: 'dark',
    forcedColors: 'active',
    options: { rules: { 'color-contrast': { enabled: false } } },
  },
];

/** The themes differ only in colors, so only color rules run twice. */
export const inBothThemes: readonly ColorMode[] = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none', options: { runOnly: ['color-contrast'] } },
];

/** The violations that axe finds. */
export const accessibilityViolations = async (
  page: Page,
  looks = allColorModes,
): Promise<string[]> => {
  const found: string[] = [];
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(axe);
  for (const { options = {}, ...media } of looks) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    // Waits until color transitions between themes have ended.
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

/** Collects errors and policy violations of the page from now on. */
export const collectPageErrors = (page: Page): string[] => {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.message));
  return heard;
};
