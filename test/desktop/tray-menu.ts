// Reads the tree of a tray's menu out of com.canonical.dbusmenu, and finds a line in it by labels.
import * as v from 'valibot';
import type { Bus } from './bus.ts';

export interface MenuLine {
  readonly id: number;
  /** As a person reads it; empty for a separator. */
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

/** In the menu's language `_` marks a key, and `__` is an underscore. */
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

/** The menu and its number, which grows with each new one. @param owner the connection that owns the menu */
export const numberedMenuOf = async (bus: Bus, owner: string, path: string) => {
  const method = 'com.canonical.dbusmenu.GetLayout';
  const body = [0, -1, []];
  const [revision, layout] = await bus.call({ to: owner, path, method, signature: 'iias', body });
  const menu = lineOf(layout).children.filter((line) => line.visible);
  return { revision: v.parse(v.number(), revision), menu };
};

export const menuOf = async (...where: Parameters<typeof numberedMenuOf>): Promise<MenuLine[]> =>
  (await numberedMenuOf(...where)).menu;

/** The line at the end of a path of labels. */
export const pick = (
  menu: readonly MenuLine[],
  [wanted, ...rest]: readonly (string | RegExp)[],
): MenuLine | undefined => {
  const line = menu.find(({ label }) =>
    wanted instanceof RegExp ? wanted.test(label) : label === wanted,
  );
  return line && rest.length > 0 ? pick(line.children, rest) : line;
};

/** For a person who asks why. */
export const labelsOf = (menu: readonly MenuLine[]): string =>
  menu
    .filter(({ label }) => label)
    .map(({ label, children }) => (children.length ? `${label} (${labelsOf(children)})` : label))
    .join(' · ');
