// Opens the packaged page in Debian's chromium, with the release's bundle and headers, and a fake bridge instead of main.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';
import { environmentOf } from '../../../build/scripts/lib/unpacked.mjs';
import { fileOf, PAGE_URL, headersOf } from '../../../electron/window/page-address.ts';
import { collectPageErrors } from '../accessibility-checks.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const pageFolder = path.join(root, 'out/renderer');

/** Replaces the page's own scheme, which only Electron knows. */
const SITE = 'https://casjobs-tray.test';
const ownSite = new URL(PAGE_URL).href.replace(/\/index\.html$/, '');

/** The folder from build/scripts/test.mjs. */
const chromiumRoot = process.env['CASJOBS_TRAY_CHROMIUM_ROOT'];

/** Why chromium is missing, for the list of skipped tests; undefined if it is there. */
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

/** The script that replaces the preload script. */
export const bridgeScript = async (): Promise<string> => {
  const entry = path.join(import.meta.dirname, 'page-bridge.ts');
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, name: 'bridge', formats: ['iife'] } },
  });
  const [output] = [made].flat();
  if (output === undefined || !('output' in output)) throw new Error('vite created no bundle');
  return output.output[0].code;
};

export interface OpenedPage {
  readonly page: Page;
  /** All errors and policy violations of the page. */
  readonly heard: readonly string[];
}

/**
 * @param bridge see bridgeScript
 * @param hash read by page-bridge.ts
 * @param folder of the built page; that of the release by default
 */
export const openPage = async (
  browser: Browser,
  bridge: string,
  hash = '',
  folder = pageFolder,
): Promise<OpenedPage> => {
  const page = await browser.newPage({ viewport: { width: 1100, height: 700 } });
  const heard = collectPageErrors(page);
  // Injected by the browser, because the page's policy, which is under test, forbids inline scripts.
  await page.addInitScript(bridge);
  await page.route('**/*', async (route) => {
    const found = fileOf(route.request().url().replace(SITE, ownSite), folder);
    // Chromium requests an icon, which Electron does not.
    if (!found || !existsSync(found.file)) return route.fulfill({ status: 204 });
    return route.fulfill({
      body: readFileSync(found.file),
      headers: headersOf(found.contentType),
    });
  });
  await page.goto(`${SITE}/index.html${hash}`);
  return { page, heard };
};
