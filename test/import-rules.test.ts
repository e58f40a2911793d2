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
    ['electron/casjobs/soap-service.ts', "import { x } from './rest/rest-service.ts';"],
    ['electron/casjobs/endpoint.ts', "import { x } from './rest/rest-calls.ts';"],
    ['electron/casjobs/rest/sign-in.ts', "import { x } from '../soap-service.ts';"],
    ['electron/core/core.ts', "import { x } from '../casjobs/service-kinds.ts';"],
    ['electron/main.ts', "import { x } from './casjobs/service-kinds.ts';"],
    ['electron/casjobs/endpoint.ts', "import { isIP } from 'node:net';"],
    ['electron/settings/settings.ts', "import path from 'node:path';"],
    ['electron/accounts/account-service.ts', "import { x } from '../casjobs/soap-service.ts';"],
    ['electron/accounts/account-service.ts', "export { x } from '../vault/keytar-vault.ts';"],
    ['electron/accounts/account-store.ts', "import { app } from 'electron';"],
    ['electron/storage/json-file.ts', "import type { Settings } from '../settings/settings.ts';"],
    ['electron/core/core.ts', "import { app } from 'electron';"],
    ['electron/core/core.ts', "import { x } from '../casjobs/soap-service.ts';"],
    ['electron/core/core.ts', "import { x } from '../vault/keytar-vault.ts';"],
    ['electron/core/practice-session.ts', "import { x } from '../practice/practice-service.ts';"],
    [
      'electron/casjobs-worker/request-handler.ts',
      "import { createSoapService } from '../casjobs/soap-service.ts';",
    ],
    ['electron/main.ts', "import { createSoapService } from './casjobs/soap-service.ts';"],
    ['electron/practice/server.ts', "import type { Settings } from '../settings/settings.ts';"],
    [
      'electron/practice/router.ts',
      "import { x } from '../../test/practice-service/wire-faults.ts';",
    ],
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
    ['electron/i18n/value-texts.ts', "import { de } from './de.ts';"],
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

/** A circle of imports, as its files in order; null where there is none. */
const circleIn = (edges: readonly Pick<Import, 'file' | 'target'>[]): readonly string[] | null => {
  const targets = new Map<string, string[]>();
  for (const { file, target } of edges) targets.set(file, [...(targets.get(file) ?? []), target]);
  const finished = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (finished.has(file)) return null;
    for (const target of targets.get(file) ?? []) {
      const circle = visit(target, [...path, file]);
      if (circle) return circle;
    }
    finished.add(file);
    return null;
  };
  for (const file of targets.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return null;
};

describe('a kind of service', () => {
  const own = 'electron/casjobs/rest/';

  it('is used by its registration alone', () => {
    const users = imports.filter(
      ({ file, target }) => target.startsWith(own) && !file.startsWith(own),
    );
    expect(users.map(saidOf)).toEqual([
      'electron/casjobs/service-kinds.ts imports a value of electron/casjobs/rest/rest-service.ts',
    ]);
  });

  it('is named in its folder and the presets, and nowhere else', () => {
    const named = files.filter((name) => /SciServer|RestApi/.test(textOf(name)));
    // The practice service speaks it, too, and shares no code with the client.
    const isElsewhere = (name: string): boolean =>
      !name.startsWith(own) && !name.startsWith('electron/practice/');
    expect(named.filter(isElsewhere)).toEqual(['electron/casjobs/service-presets.ts']);
  });
});

describe('import circles', () => {
  it('the app has none, imports of types included', () => {
    expect(circleIn(imports)).toBeNull();
  });

  it('one over three files is found', () => {
    const edges = [
      { file: 'a.ts', target: 'b.ts' },
      { file: 'b.ts', target: 'd.ts' },
      { file: 'b.ts', target: 'c.ts' },
      { file: 'c.ts', target: 'a.ts' },
    ];
    expect(circleIn(edges)).toEqual(['a.ts', 'b.ts', 'c.ts', 'a.ts']);
  });
});

const takers = (name: string): string[] =>
  imports
    .filter(({ target, names }) => target === 'electron' && names.includes(name))
    .map((one) => one.file);

describe('what gives access to the system', () => {
  it.each([
    ['ipcMain', ['electron/ipc/register-handlers.ts']],
    ['ipcRenderer', ['electron/preload.ts']],
    ['Notification', ['electron/platform/system-notifications.ts']],
  ])('only its own file takes %s from electron', (name, owners) => {
    expect(takers(name).filter((taker) => !owners.includes(taker))).toEqual([]);
  });

  it('nobody takes the whole of electron, where such a name could hide', () => {
    const whole = imports.filter((one) => one.target === 'electron' && one.names.length === 0);
    expect(whole.map(saidOf)).toEqual([]);
  });
});
