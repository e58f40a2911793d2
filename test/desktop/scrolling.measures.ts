// Measures how long a row takes to appear, in a real Chromium with 10,000 jobs.
import type { CDPSession, Page } from '@playwright/test';
import { largeBody, serveLarge } from '../bench/large-service.ts';
import { expect, test } from './fixtures.ts';
import { resize } from './screenshots.ts';
import { jobTable, fillSignIn } from './user-steps.ts';

const FRAMES = 120;
const ROW_PX = 36;
/** Rows per frame: a slow wheel, a fast wheel, and a dragged scroll bar. */
const paces = [1, 3, 20];

/** The time that Chromium has spent on scripts, styles and layout so far, in ms. */
const spentMs = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return 1000 * (of('ScriptDuration') + of('RecalcStyleDuration') + of('LayoutDuration'));
};

/** Scrolls this far in each frame. @returns the times between frames, shortest first, in ms */
const scroll = (page: Page, step: number): Promise<number[]> =>
  page.evaluate(
    async ([frames, px]) => {
      const scroller = document.querySelector('table')?.parentElement;
      const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
      const times = [await frame()];
      for (let count = 0; count < frames; count += 1) {
        if (scroller) scroller.scrollTop += px;
        times.push(await frame());
      }
      return times
        .slice(1)
        .map((time, at) => time - (times[at] ?? 0))
        .sort((one, other) => one - other);
    },
    [FRAMES, step] as const,
  );

test('scrolling through 10,000 jobs', async ({ launch }) => {
  const service = await serveLarge(largeBody(10_000, 40));
  const app = await launch();
  const page = await app.window();
  await resize(app, 1100, 700);
  await fillSignIn(page, { url: service.base, wsId: '7', password: 'any' });
  await expect(jobTable(page)).toHaveAttribute('aria-rowcount', '10001', { timeout: 30_000 });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  for (const rows of paces) {
    const before = await spentMs(cdp);
    const times = await scroll(page, rows * ROW_PX);
    const perRow = (await spentMs(cdp)) - before;
    const at = (part: number): string => (times[Math.floor(part * (FRAMES - 1))] ?? 0).toFixed(1);
    console.log(
      `${rows} rows a frame: ${(perRow / (rows * FRAMES)).toFixed(2)} ms a row; frames: half within ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms`,
    );
  }
  await service.close();
});
