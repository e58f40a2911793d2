// The page of the package in Debian's chromium: the bundle and its headers are those of the release, main is the tests'
// fake bridge.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';
import { environmentOf } from '../../../build/scripts/lib/unpacked.mjs';
import { fileOf, PAGE_URL } from '../../../electron/window/page-address.ts';
import { headersOf } from '../../../electron/window/security-headers.ts';
import { complaints } from '../axe.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const pageFolder = path.join(root, 'out/renderer');

/** The page's own scheme is Electron's; here a site stands for it. */
const SITE = 'https://casjobs-tray.test';
const ownSite = new URL(PAGE_URL).href.replace(/\/index\.html$/, '');

/** Where build/scripts/test.mjs has put it. */
const chromiumRoot = process.env['CASJOBS_TRAY_CHROMIUM_ROOT'];

/** Why there is none, for the list of what was skipped; undefined where there is one. */
export const whyNoChromium = (): string | undefined =>
  chromiumRoot === undefined
    ? (process.env['CASJOBS_TRAY_CHROMIUM_MISSING'] ?? 'npm test brings chromium along')
    : undefined;

export const openChromium = (): Promise<Browser> => {
  const folder = chromiumRoot ?? '';
  const env = Object.entries(environmentOf(folder)).filter(([, value]) => value !== undefined);
  return chromium.launch({
    executablePath: path.join(folder, 'usr/lib/chromium/chromium'),
    env: Object.fromEntries(env),
  });
};

/** The script that stands for the preload. */
export const bridgeScript = async (): Promise<string> => {
  const entry = path.join(import.meta.dirname, 'page-bridge.ts');
  const made = await build({
    ...{ configFile: false, logLevel: 'silent' },
    build: { write: false, lib: { entry, name: 'bridge', formats: ['iife'] } },
  });
  const [output] = [made].flat();
  if (output === undefined || !('output' in output)) throw new Error('vite made no bundle');
  return output.output[0].code;
};

export interface Opened {
  readonly page: Page;
  /** What it complains about, from its first line on. */
  readonly heard: readonly string[];
}

/**
 * @param bridge see bridgeScript
 * @param hash what page-bridge.ts looks at
 */
export const openPage = async (browser: Browser, bridge: string, hash = ''): Promise<Opened> => {
  const page = await browser.newPage({ viewport: { width: 1100, height: 700 } });
  const heard = complaints(page);
  // By the browser itself: the page's policy lets no inline script in, and is what is tested.
  await page.addInitScript(bridge);
  await page.route('**/*', async (route) => {
    const found = fileOf(route.request().url().replace(SITE, ownSite), pageFolder);
    // Chromium asks for an icon that Electron does not ask for.
    if (!found || !existsSync(found.file)) return route.fulfill({ status: 204 });
    return route.fulfill({
      body: readFileSync(found.file),
      headers: headersOf(found.contentType),
    });
  });
  await page.goto(`${SITE}/index.html${hash}`);
  return { page, heard };
};
