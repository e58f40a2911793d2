// Import directions, checked for every file of the app.
import { describe, expect, it } from 'vitest';
import { filesOf, importsIn, textOf, type Import } from './imports.ts';
import { rules, type Rule } from './import-rules.ts';

const ruleOf = (name: string): Rule | undefined => rules.find(({ files }) => files.test(name));

const isAllowed = ({ file: name, target, onlyType }: Import): boolean => {
  const rule = ruleOf(name);
  const allowed = [...(rule?.values ?? []), ...(onlyType ? (rule?.types ?? []) : [])];
  return allowed.some((pattern) => pattern.test(target));
};

const saidOf = ({ file: name, target, onlyType }: Import): string =>
  `${name} imports ${onlyType ? 'a type' : 'a value'} of ${target}`;

const files = [...filesOf('electron', '.ts'), ...filesOf('renderer', '.ts', '.svelte')];
const imports = files.flatMap((name) => importsIn(name, textOf(name)));

describe('the import rules', () => {
  it('every file of the app has a place in the table', () => {
    expect(files.filter((name) => !ruleOf(name))).toEqual([]);
  });

  it('nobody imports what the table does not let them', () => {
    expect(imports.filter((one) => !isAllowed(one)).map(saidOf)).toEqual([]);
  });

  it.each([
    ['electron/watch/watch-reducer.ts', "import soap from 'soap';"],
    ['electron/watch/watch-reducer.ts', "import { readFile } from 'node:fs/promises';"],
    ['electron/casjobs/parse-rows.ts', "import { createBook } from '../watch/book.ts';"],
    ['electron/casjobs/parse-rows.ts', "const { createClientAsync } = await import('soap');"],
    ['electron/casjobs/http-post.ts', "import sax from 'sax';"],
    ['electron/accounts/account-service.ts', "import { x } from '../casjobs/soap-service.ts';"],
    ['electron/accounts/account-service.ts', "export { x } from '../vault/keytar-vault.ts';"],
    ['electron/accounts/account-store.ts', "import { app } from 'electron';"],
    ['electron/storage/json-file.ts', "import type { Settings } from '../settings/settings.ts';"],
    ['electron/core/core.ts', "import { app } from 'electron';"],
    ['electron/core/core.ts', "import { x } from '../casjobs/soap-service.ts';"],
    ['electron/core/core.ts', "import { x } from '../vault/keytar-vault.ts';"],
    ['electron/core/practice-session.ts', "import { x } from '../practice/practice.ts';"],
    [
      'electron/casjobs-worker/request-handler.ts',
      "import { createSoapService } from '../casjobs/soap-service.ts';",
    ],
    ['electron/main.ts', "import { createSoapService } from './casjobs/soap-service.ts';"],
    ['electron/practice/practice.ts', "import type { Settings } from '../settings/settings.ts';"],
    ['electron/tray/tray-menu.ts', "import { Menu } from 'electron';"],
    ['electron/notifications/notifications.ts', "import type { Notification } from 'electron';"],
    ['electron/ipc/contract.ts', "import { settingsSchema } from '../settings/settings.ts';"],
    ['electron/ipc/dispatch.ts', "import { ipcMain } from 'electron';"],
    ['electron/window/bounds.ts', "import { screen } from 'electron';"],
    ['electron/autostart/autostart.ts', "import { app } from 'electron';"],
    ['electron/preload.ts', "import { requestNames } from './ipc/contract.ts';"],
    ['electron/main.ts', "import '../renderer/main.ts';"],
    [
      'renderer/App.svelte',
      "<script>import { isFinal } from '../electron/casjobs/job.ts';</script>",
    ],
    [
      'renderer/App.svelte',
      "<script>import { x } from '../electron/core/view-model/snapshot.ts';</script>",
    ],
    ['renderer/App.svelte', "<script>import { en } from '../electron/i18n/en.ts';</script>"],
    ['electron/casjobs/parse-rows.ts', "import { t } from '../i18n/translate.ts';"],
    ['electron/i18n/de.ts', "import { t } from './translate.ts';"],
    ['electron/i18n/list-text.ts', "import { de } from './de.ts';"],
    ['renderer/main.ts', "import { ipcRenderer } from 'electron';"],
    ['electron/watch/watch-reducer.ts', 'await import(name);'],
  ])('the table would catch it if %s had: %s', (name, text) => {
    expect(importsIn(name, text).filter(isAllowed)).toEqual([]);
    expect(importsIn(name, text)).toHaveLength(1);
  });

  it('a type may come from where a value may not', () => {
    const text = "import type { MenuItemConstructorOptions } from 'electron';";
    expect(importsIn('electron/tray/tray-menu.ts', text).every(isAllowed)).toBe(true);
    const language = "import type { Texts } from './translate.ts';";
    expect(importsIn('electron/i18n/de.ts', language).every(isAllowed)).toBe(true);
    const mixed = "import { type Menu, Tray } from 'electron';";
    expect(importsIn('electron/tray/tray-menu.ts', mixed).some(isAllowed)).toBe(false);
  });
});

const takers = (name: string): string[] =>
  imports
    .filter(({ target, names }) => target === 'electron' && names.includes(name))
    .map((one) => one.file);

describe('the doors', () => {
  it.each([
    ['ipcMain', ['electron/ipc/register-handlers.ts']],
    ['ipcRenderer', ['electron/preload.ts']],
    ['Notification', ['electron/platform/notification-presenter.ts']],
  ])('only its own file takes %s from electron', (name, doors) => {
    expect(takers(name).filter((taker) => !doors.includes(taker))).toEqual([]);
  });

  it('nobody takes the whole of electron, where a door could hide', () => {
    const whole = imports.filter((one) => one.target === 'electron' && one.names.length === 0);
    expect(whole.map(saidOf)).toEqual([]);
  });
});
