// Who may import whom: the table of the rooms, checked against every file of the app.
import { describe, expect, it } from 'vitest';
import { filesOf, importsIn, textOf, type Import } from './imports.ts';

interface Rule {
  readonly files: RegExp;
  /** What its values may come from, besides nothing. */
  readonly values?: readonly RegExp[];
  /** What only its types may come from. */
  readonly types?: readonly RegExp[];
}

const room = (name: string): RegExp => new RegExp(`^electron/${name}/`);
const file = (name: string): RegExp => new RegExp(`^electron/${name}\\.ts$`);
const node = /^node:/;
const electron = /^electron$/;
const valibot = /^valibot$/;
const svelte = /^svelte(\/|$)/;

const casjobsFace = file('casjobs/(job|service|errors|endpoint|presets)');
const vaultFace = file('vault/vault');
const shared = file('(snapshot|outcome)');
const settings = file('settings/settings');
const disk = file('disk/json-file');
/** What the house connects: every room's face but those that it is handed as functions. */
const faces = [
  file('accounts/(accounts|form|records|secrets|trouble)'),
  file('notices/(notices|words)'),
  file('settings/settings-store'),
  file('watch/[a-z-]+'),
];

/** The first rule that fits a file is its rule. */
const rules: readonly Rule[] = [
  // Leaves: nothing points out of them, and one file each opens the door to the world.
  { files: file('casjobs/soap-service'), values: [room('casjobs'), node, /^soap$/] },
  { files: file('casjobs/plain-xml'), values: [room('casjobs'), /^sax$/] },
  { files: room('casjobs'), values: [room('casjobs'), node] },
  { files: file('vault/keytar-vault'), values: [room('vault'), node, /^keytar$/] },
  { files: room('vault'), values: [room('vault'), node] },
  { files: room('disk'), values: [room('disk'), node, valibot, /^write-file-atomic$/] },
  {
    files: room('practice'),
    values: [room('practice'), node, file('casjobs/job'), /^electron\/casjobs\/jobs\.wsdl\?raw$/],
  },
  // The rooms between: they know the faces of the leaves.
  {
    files: room('accounts'),
    values: [room('accounts'), disk, casjobsFace, vaultFace, file('outcome'), node, valibot],
  },
  {
    files: file('watch/watch-file'),
    values: [room('watch'), disk, casjobsFace, valibot],
    types: [shared],
  },
  {
    files: room('watch'),
    values: [room('watch'), casjobsFace, file('outcome'), valibot],
    types: [room('accounts'), shared],
  },
  {
    files: room('settings'),
    values: [room('settings'), disk, node, valibot],
    types: [shared],
  },
  { files: room('login'), values: [room('login'), node, /^write-file-atomic$/] },
  // The line to the thread in which the service is talked to: only the thread's own file takes the client.
  { files: file('talk/thread'), values: [room('talk'), file('casjobs/soap-service'), node] },
  {
    files: room('talk'),
    values: [room('talk'), casjobsFace, node],
    types: [file('casjobs/soap-service')],
  },
  // The house: knows all rooms that need no Electron, and builds none that it can be handed.
  {
    files: room('house'),
    values: [room('house'), ...faces, casjobsFace, vaultFace, settings, file('outcome'), node],
    types: [shared, file('ipc/contract')],
  },
  // The surfaces: they draw what they are handed.
  {
    files: file('notices/notifier'),
    values: [electron, room('notices')],
    types: [shared, settings],
  },
  {
    files: room('notices'),
    values: [room('notices')],
    types: [casjobsFace, room('watch'), shared, settings],
  },
  { files: file('tray/tray'), values: [electron, room('tray'), node], types: [shared] },
  { files: room('tray'), values: [room('tray')], types: [electron, shared] },
  {
    files: file('window/(address|bounds|bounds-file|policy)'),
    values: [file('window/bounds'), node, valibot, /^write-file-atomic$/],
  },
  { files: room('window'), values: [electron, room('window'), node], types: [file('log')] },
  // The door between main and renderer.
  { files: file('ipc/contract'), types: [file('accounts/form'), shared, settings] },
  { files: file('ipc/bridge'), values: [file('ipc/contract')] },
  { files: file('ipc/main-door'), values: [electron, room('ipc'), file('log')], types: [shared] },
  {
    files: room('ipc'),
    values: [room('ipc'), valibot, settings, file('outcome')],
    types: [shared, file('log')],
  },
  { files: file('preload'), values: [electron, file('ipc/bridge')] },
  // What belongs to no room.
  { files: file('outcome'), types: [casjobsFace, vaultFace] },
  { files: file('snapshot'), values: [file('casjobs/job')], types: [room('[a-z]+'), shared] },
  { files: file('log'), values: [node] },
  { files: file('(raw|sax)\\.d') },
  {
    files: room('app'),
    values: [
      electron,
      room('app'),
      file('tray/tray-jobs'),
      file('practice/(practice|accounts)'),
      node,
    ],
    types: [room('house'), file('tray/tray-menu'), shared, file('log')],
  },
  // All rooms, but for the client: it would read its answers here.
  { files: file('main'), values: [/^electron(\/(?!casjobs\/soap-service)|$)/, node] },
  {
    files: /^renderer\//,
    values: [/^renderer\//, svelte],
    types: [file('ipc/contract'), shared, settings, file('watch/outcomes')],
  },
];

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

describe('the rooms', () => {
  it('every file of the app has a place in the table', () => {
    expect(files.filter((name) => !ruleOf(name))).toEqual([]);
  });

  it('nobody imports what the table does not let them', () => {
    expect(imports.filter((one) => !isAllowed(one)).map(saidOf)).toEqual([]);
  });

  it.each([
    ['electron/watch/watch.ts', "import soap from 'soap';"],
    ['electron/watch/watch.ts', "import { readFile } from 'node:fs/promises';"],
    ['electron/casjobs/wire.ts', "import { createBook } from '../watch/book.ts';"],
    ['electron/casjobs/wire.ts', "const { createClientAsync } = await import('soap');"],
    ['electron/casjobs/http-post.ts', "import sax from 'sax';"],
    ['electron/accounts/accounts.ts', "import { x } from '../casjobs/soap-service.ts';"],
    ['electron/accounts/accounts.ts', "export { x } from '../vault/keytar-vault.ts';"],
    ['electron/accounts/records.ts', "import writeFileAtomic from 'write-file-atomic';"],
    ['electron/disk/json-file.ts', "import type { Settings } from '../settings/settings.ts';"],
    ['electron/house/house.ts', "import { app } from 'electron';"],
    ['electron/house/house.ts', "import { x } from '../casjobs/soap-service.ts';"],
    ['electron/house/house.ts', "import { x } from '../vault/keytar-vault.ts';"],
    ['electron/house/practice.ts', "import { x } from '../practice/practice.ts';"],
    ['electron/talk/talker.ts', "import { createSoapService } from '../casjobs/soap-service.ts';"],
    ['electron/main.ts', "import { createSoapService } from './casjobs/soap-service.ts';"],
    ['electron/practice/practice.ts', "import type { Settings } from '../settings/settings.ts';"],
    ['electron/tray/tray-menu.ts', "import { Menu } from 'electron';"],
    ['electron/notices/notices.ts', "import type { Notification } from 'electron';"],
    ['electron/ipc/contract.ts', "import { settingsSchema } from '../settings/settings.ts';"],
    ['electron/ipc/answer.ts', "import { ipcMain } from 'electron';"],
    ['electron/window/bounds.ts', "import { screen } from 'electron';"],
    ['electron/login/start-at-login.ts', "import { app } from 'electron';"],
    ['electron/preload.ts', "import { requestNames } from './ipc/contract.ts';"],
    ['electron/main.ts', "import '../renderer/main.ts';"],
    [
      'renderer/App.svelte',
      "<script>import { isFinal } from '../electron/casjobs/job.ts';</script>",
    ],
    ['renderer/App.svelte', "<script>import { x } from '../electron/snapshot.ts';</script>"],
    ['renderer/main.ts', "import { ipcRenderer } from 'electron';"],
    ['electron/watch/watch.ts', 'await import(name);'],
  ])('the table would catch it if %s had: %s', (name, text) => {
    expect(importsIn(name, text).filter(isAllowed)).toEqual([]);
    expect(importsIn(name, text)).toHaveLength(1);
  });

  it('a type may come from where a value may not', () => {
    const text = "import type { MenuItemConstructorOptions } from 'electron';";
    expect(importsIn('electron/tray/tray-menu.ts', text).every(isAllowed)).toBe(true);
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
    ['ipcMain', ['electron/ipc/main-door.ts']],
    ['ipcRenderer', ['electron/preload.ts']],
    ['Notification', ['electron/notices/notifier.ts']],
  ])('only its own file takes %s from electron', (name, doors) => {
    expect(takers(name).filter((taker) => !doors.includes(taker))).toEqual([]);
  });

  it('nobody takes the whole of electron, where a door could hide', () => {
    const whole = imports.filter((one) => one.target === 'electron' && one.names.length === 0);
    expect(whole.map(saidOf)).toEqual([]);
  });
});
