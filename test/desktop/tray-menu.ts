// Reads a tray menu from com.canonical.dbusmenu, and finds lines by their labels.
import * as v from 'valibot';
import type { Bus } from './dbus.ts';

export interface MenuLine {
  readonly id: number;
  /** As displayed; empty for a separator. */
  readonly label: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly children: readonly MenuLine[];
}

const PropertiesSchema = v.object({
  label: v.optional(v.string(), ''),
  type: v.optional(v.string(), 'standard'),
  enabled: v.optional(v.boolean(), true),
  visible: v.optional(v.boolean(), true),
  'toggle-state': v.optional(v.number(), 0),
});
const NodeSchema = v.tuple([v.number(), PropertiesSchema, v.array(v.unknown())]);

/** In these labels `_` marks an access key, and `__` is an underscore. */
const readable = (label: string): string => label.replace(/_(_?)/g, (_, second: string) => second);

const lineOf = (node: unknown): MenuLine => {
  const [id, properties, children] = v.parse(NodeSchema, node);
  const isSeparator = properties.type === 'separator';
  return {
    id,
    label: isSeparator ? '' : readable(properties.label),
    enabled: properties.enabled && !isSeparator,
    visible: properties.visible,
    checked: properties['toggle-state'] === 1,
    children: children.map(lineOf),
  };
};

/** The menu and its revision, which increases with each change. @param owner the menu's connection */
export const readMenuWithRevision = async (bus: Bus, owner: string, path: string) => {
  const method = 'com.canonical.dbusmenu.GetLayout';
  const body = [0, -1, []];
  const [revision, layout] = await bus.call({ to: owner, path, method, signature: 'iias', body });
  const menu = lineOf(layout).children.filter((line) => line.visible);
  return { revision: v.parse(v.number(), revision), menu };
};

export const readMenu = async (
  ...where: Parameters<typeof readMenuWithRevision>
): Promise<MenuLine[]> => (await readMenuWithRevision(...where)).menu;

/** The line at the end of a path of labels. */
export const findLine = (
  menu: readonly MenuLine[],
  [wanted, ...rest]: readonly (string | RegExp)[],
): MenuLine | undefined => {
  const line = menu.find(({ label }) =>
    wanted instanceof RegExp ? wanted.test(label) : label === wanted,
  );
  return line && rest.length > 0 ? findLine(line.children, rest) : line;
};

/** For error messages. */
export const labelsOf = (menu: readonly MenuLine[]): string =>
  menu
    .filter(({ label }) => label)
    .map(({ label, children }) => (children.length ? `${label} (${labelsOf(children)})` : label))
    .join(' · ');
