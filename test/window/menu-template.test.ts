// The application menu and the context menu.
import { describe, expect, it } from 'vitest';
import {
  contextMenuTemplate,
  menuTemplate,
  type MenuParts,
} from '../../electron/window/menu-template.ts';
import { oneLine } from '../../electron/i18n/safe-text.ts';

const parts = (called: unknown[] = []): MenuParts => ({
  appName: oneLine('CasJobs Tray'),
  labels: { settings: oneLine('Settings…'), view: oneLine('View'), help: oneLine('Help') },
  links: [{ label: oneLine('CasJobs at SDSS'), url: 'https://skyserver.sdss.org/CasJobs' }],
  openSettings: () => called.push('settings'),
  openUrl: (url) => called.push(url),
});

type Item = NonNullable<ReturnType<typeof menuTemplate>>[number];

const linesOf = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? linesOf(item.submenu) : [])]);

const click = (item: Item | undefined): void =>
  (item?.click as unknown as (() => void) | undefined)?.();

describe('the menu on macOS', () => {
  const lines = linesOf(menuTemplate('darwin', parts()) ?? []);

  it.each([
    'fileMenu',
    'editMenu',
    'windowMenu',
    'help',
    'about',
    'services',
    'hide',
    'hideOthers',
    'unhide',
    'quit',
    'resetZoom',
    'zoomIn',
    'zoomOut',
  ])('has %s', (role) => {
    expect(lines.some((line) => line.role === role)).toBe(true);
  });

  it('opens Settings on Cmd+, and the links of Help in the browser', () => {
    const called: unknown[] = [];
    const all = linesOf(menuTemplate('darwin', parts(called)) ?? []);
    const settings = all.find(({ label }) => label === 'Settings…');
    expect(settings?.accelerator).toBe('Cmd+,');
    click(settings);
    click(all.find(({ label }) => label === 'CasJobs at SDSS'));
    expect(called).toEqual(['settings', 'https://skyserver.sdss.org/CasJobs']);
  });
});

it.each(['win32', 'linux'] as const)('leaves the window without a menu bar on %s', (platform) => {
  expect(menuTemplate(platform, parts())).toBeNull();
});

const flags = (can: boolean): Parameters<typeof contextMenuTemplate>[0]['editFlags'] => ({
  canUndo: can,
  canRedo: can,
  canCut: can,
  canCopy: can,
  canPaste: can,
  canDelete: can,
  canSelectAll: can,
  canEditRichly: can,
});

describe('the context menu', () => {
  it('offers the possible actions in a text field', () => {
    const editFlags = { ...flags(true), canCut: false, canCopy: false };
    const template = contextMenuTemplate({ isEditable: true, selectionText: '', editFlags });
    expect(template).toEqual([
      { role: 'cut', enabled: false },
      { role: 'copy', enabled: false },
      { role: 'paste', enabled: true },
      { type: 'separator' },
      { role: 'selectAll', enabled: true },
    ]);
  });

  it('offers Copy on selected text, and nothing elsewhere', () => {
    const on = (selectionText: string) =>
      contextMenuTemplate({ isEditable: false, selectionText, editFlags: flags(true) });
    expect(on('SELECT 1')).toEqual([{ role: 'copy', enabled: true }]);
    expect(on(' ')).toEqual([]);
  });
});
