// Names of accounts in the activity list. A line keeps a place for the name, so that a renamed account is told by its
// new name in older lines too.
import type { NewLine, OwnLine } from '../activity/activity.ts';
import type { ActivityLine } from '../snapshot.ts';

const PLACE = '{account}';

/** The title for now, and the template for an account that has another name by then. */
export const naming = (
  name: string,
  titleOf: (account: string) => string,
): Pick<NewLine, 'title'> & { readonly template: string } => ({
  title: titleOf(name),
  template: titleOf(PLACE),
});

/** The lines as the views show them: the same list, and the same line, as long as nothing of it has changed. */
export const createLineViews = (nameOf: (accountKey: string) => string | undefined) => {
  const views = new WeakMap<
    OwnLine,
    { readonly name?: string | undefined; readonly view: ActivityLine }
  >();
  const viewOf = (line: OwnLine): ActivityLine => {
    const { accountKey, template } = line;
    const name = template === undefined || accountKey === null ? undefined : nameOf(accountKey);
    const before = views.get(line);
    if (before && before.name === name) return before.view;
    const view = asView(line, name);
    views.set(line, { name, view });
    return view;
  };
  let last: readonly ActivityLine[] = [];
  return (lines: readonly OwnLine[]): readonly ActivityLine[] => {
    const next = lines.map(viewOf);
    const isSame = next.length === last.length && next.every((view, at) => view === last[at]);
    if (!isSame) last = next;
    return last;
  };
};

const asView = (line: OwnLine, name: string | undefined): ActivityLine => {
  const { id, at, body, weight, accountKey, jobId, detail, template } = line;
  const isNamed = name !== undefined && template !== undefined;
  const title = isNamed ? template.replace(PLACE, () => name) : line.title;
  return { id, at, title, body, weight, accountKey, jobId, detail };
};
