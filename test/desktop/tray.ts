// The tray as a desktop's panel sees it over D-Bus: the item, its icon, tooltip and menu, and clicks.
import { createHash } from 'node:crypto';
import * as dbus from 'dbus-next';
import * as v from 'valibot';
import { openBus, type Bus } from './dbus.ts';
import { labelsOf, readMenu, readMenuWithRevision, findLine, type MenuLine } from './tray-menu.ts';
import { createSignal, waitUntil, type Signal } from './wait-until.ts';

export type { MenuLine } from './tray-menu.ts';

export interface TrayClient {
  menu(): Promise<MenuLine[]>;
  /** The labels of the menu's first level, without separators. */
  labels(): Promise<string[]>;
  /**
   * Reports that a line's submenu is about to open, like a panel when the pointer is there.
   * @returns whether the menu still has this line
   */
  hover(line: MenuLine): Promise<boolean>;
  /** Clicks a line of a menu that was read before. Rejects if the app no longer has this line. */
  clickLine(line: MenuLine): Promise<void>;
  /** Clicks the line at the end of a path of labels: click('Job 5001 …', 'Cancel now'). */
  click(...path: (string | RegExp)[]): Promise<void>;
  /** Waits until the menu fulfills the condition. @returns the menu */
  waitFor(isSo: (menu: MenuLine[]) => boolean, limitMs?: number): Promise<MenuLine[]>;
  /** Waits for an enabled line at the end of a path of labels, and clicks it. */
  clickWhenEnabled(...path: (string | RegExp)[]): Promise<void>;
  /** Clicks the icon with the left button. */
  activate(): Promise<void>;
  toolTip(): Promise<string>;
  /** Waits until the tooltip matches. */
  waitForToolTip(wanted: RegExp, limitMs?: number): Promise<string>;
  /** Calls `heard` with the revision of each new menu. */
  onNewMenu(heard: (revision: number) => void): Promise<void>;
  /** The menu and its revision. */
  menuWithRevision(): Promise<{ revision: number; menu: MenuLine[] }>;
  /** A hash of the icon's shape (see maskOf). */
  iconMask(): Promise<string>;
  close(): void;
}

const watcher = {
  name: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
};
const itemFace = 'org.kde.StatusNotifierItem';
const menuFace = 'com.canonical.dbusmenu';

const PixmapsSchema = v.array(v.tuple([v.number(), v.number(), v.instance(Buffer)]));
const ToolTipSchema = v.tuple([v.string(), v.unknown(), v.string(), v.string()]);

/** A hash of an image's alpha channel. @param pixels four bytes each @param alpha which of them */
const maskOf = (pixels: Uint8Array, alpha: 0 | 3): string =>
  createHash('sha256')
    .update(pixels.filter((_, index) => index % 4 === alpha))
    .digest('hex')
    .slice(0, 16);

interface Item {
  readonly owner: string;
  readonly path: string;
}

const itemOf = (text: string): Item => {
  const slash = text.indexOf('/');
  return slash < 0
    ? { owner: text, path: '/StatusNotifierItem' }
    : // GNOME's extension writes `:1.47@/StatusNotifierItem`.
      { owner: text.slice(0, slash).replace(/@$/, ''), path: text.slice(slash) };
};

const processOf = async (bus: Bus, owner: string): Promise<unknown> => {
  const method = 'org.freedesktop.DBus.GetConnectionUnixProcessID';
  const daemon = { to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
  // An item may leave before it is queried.
  const [pid] = await bus
    .call({ ...daemon, method, signature: 's', body: [owner] })
    .catch(() => [null]);
  return pid;
};

const findItem = async (bus: Bus, pid: number): Promise<Item> => {
  const bell = createSignal();
  await bus.subscribe(`interface='${watcher.name}'`, 'StatusNotifierItemRegistered', bell.emit);
  const all = async (): Promise<string[]> => {
    const { name, path } = watcher;
    const items = await bus.property(name, path, name, 'RegisteredStatusNotifierItems');
    return v.parse(v.array(v.string()), items);
  };
  const look = async (): Promise<Item | undefined> => {
    for (const item of (await all()).map(itemOf))
      if ((await processOf(bus, item.owner)) === pid) return item;
    return undefined;
  };
  return waitUntil(
    bell,
    look,
    async () => `No tray of process ${pid}: ${(await all()).join(', ')}`,
  );
};

/** Rings at each change of the item or its menu. */
const bellOf = async (bus: Bus, { owner }: Item): Promise<Signal> => {
  const bell = createSignal();
  const news = ['LayoutUpdated', 'ItemsPropertiesUpdated', 'NewToolTip', 'NewIcon', 'NewTitle'];
  for (const member of news)
    await bus.subscribe(`sender='${owner}',member='${member}'`, member, bell.emit);
  return bell;
};

/** Waits for the tray of an app. @param pid its process */
export const openTray = async (pid: number): Promise<TrayClient> => {
  const bus = openBus();
  const item = await findItem(bus, pid);
  const bell = await bellOf(bus, item);
  const property = (name: string): Promise<unknown> =>
    bus.property(item.owner, item.path, itemFace, name);
  const menuPath = async (): Promise<string> => v.parse(v.string(), await property('Menu'));
  const menu = async (): Promise<MenuLine[]> => readMenu(bus, item.owner, await menuPath());
  const send = async ({ id }: MenuLine): Promise<void> => {
    const body = [id, 'clicked', new dbus.Variant('s', ''), 0];
    const call = { to: item.owner, path: await menuPath(), method: `${menuFace}.Event` };
    await bus.call({ ...call, signature: 'isvu', body });
  };
  const seen = async (): Promise<string> => `The tray's menu is: ${labelsOf(await menu())}`;
  const toolTip = async (): Promise<string> => v.parse(ToolTipSchema, await property('ToolTip'))[2];
  return {
    menu,
    hover: async ({ id }) => {
      const call = {
        to: item.owner,
        path: await menuPath(),
        method: `${menuFace}.AboutToShowGroup`,
      };
      const [, missing] = await bus.call({ ...call, signature: 'ai', body: [[id]] });
      return v.parse(v.array(v.number()), missing).length === 0;
    },
    clickLine: send,
    labels: async () => (await menu()).filter((line) => line.label).map((line) => line.label),
    click: async (...path) => {
      const line = findLine(await menu(), path);
      if (!line?.enabled)
        throw new Error(`Nothing to click at ${path.join(' > ')}. ${await seen()}`);
      await send(line);
    },
    waitFor: (isSo, limitMs) => {
      const look = async (): Promise<MenuLine[] | undefined> => {
        const now = await menu();
        return isSo(now) ? now : undefined;
      };
      return waitUntil(bell, look, seen, limitMs);
    },
    clickWhenEnabled: async (...path) => {
      const look = async (): Promise<MenuLine | undefined> => {
        const line = findLine(await menu(), path);
        return line?.enabled ? line : undefined;
      };
      await send(await waitUntil(bell, look, seen));
    },
    activate: async () => {
      const call = { to: item.owner, path: item.path, method: `${itemFace}.Activate` };
      await bus.call({ ...call, signature: 'ii', body: [0, 0] });
    },
    toolTip,
    waitForToolTip: (wanted, limitMs) => {
      const look = async (): Promise<string | undefined> => {
        const now = await toolTip();
        return wanted.test(now) ? now : undefined;
      };
      return waitUntil(bell, look, async () => `The tooltip is: ${await toolTip()}`, limitMs);
    },
    onNewMenu: (heard) =>
      bus.subscribe(
        `sender='${item.owner}',member='LayoutUpdated'`,
        'LayoutUpdated',
        ([revision]) => heard(v.parse(v.number(), revision)),
      ),
    menuWithRevision: async () => readMenuWithRevision(bus, item.owner, await menuPath()),
    iconMask: async () => {
      const [picture] = v.parse(PixmapsSchema, await property('IconPixmap'));
      return picture ? maskOf(picture[2], 0) : '';
    },
    close: bus.close,
  };
};
