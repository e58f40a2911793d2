// The activity list's lines about an account: problems with its connection, and changes of the account.
import type { Account } from '../accounts/account-store.ts';
import type { Activity, NewLine, OwnLine } from './activity-log.ts';
import type { ConnectionStatus, ActivityLine } from '../core/view-model/snapshot.ts';
import { lengthText, nextText } from '../i18n/value-texts.ts';
import { t } from '../i18n/translate.ts';

type Named = Pick<Account, 'key' | 'name'>;

export interface AccountLines {
  /** How an account's connection is: each error once as long as it lasts, and its end. */
  connection(account: Named, status: ConnectionStatus): void;
  account(account: Named, what: 'added' | 'removed' | 'edited' | 'password' | 'binding'): void;
}

export type WriteEntry = (
  words: Pick<NewLine, 'title' | 'body' | 'weight' | 'template'>,
  accountKey: string | null,
  detail?: string,
) => void;

/** The lines about accounts. */
export const accountLines = (
  write: WriteEntry,
  activity: Pick<Activity, 'forget'>,
  now: () => number,
): AccountLines => {
  const errors = createErrorTracker();
  return {
    connection: ({ key, name }, status) => {
      const news = errors.next(key, status);
      if (news === null) return;
      if (news.kind === 'back') {
        const body = t('activity.back-body', { length: lengthText(now() - news.since) });
        const titles = naming(name, (account) => t('activity.back', { account }));
        write({ ...titles, body, weight: 'good' }, key);
      } else {
        const sentence = t(`error.${news.code}`);
        const titles = naming(name, (account) => t('activity.error', { account, sentence }));
        const body = nextText(news);
        write({ ...titles, body, weight: 'attention' }, key, news.detail);
      }
    },
    account: ({ key, name }, what) => {
      if (what === 'removed') {
        activity.forget(key);
        errors.forget(key);
        write({ title: t('activity.removed', { account: name }), body: '', weight: 'plain' }, null);
      } else {
        const titles = naming(name, (account) => t(`activity.${what}`, { account }));
        write({ ...titles, body: '', weight: 'plain' }, key);
      }
    },
  };
};

type FailedConnection = Extract<ConnectionStatus, { kind: 'error' }>;
type ConnectionChange = FailedConnection | { readonly kind: 'back'; readonly since: number } | null;

/** A flaky connection has one problem after the other; each is reported once until the account works again. */
const createErrorTracker = () => {
  const reported = new Map<string, { readonly since: number; readonly codes: Set<string> }>();
  return {
    forget: (key: string): void => void reported.delete(key),
    next: (key: string, connection: ConnectionStatus): ConnectionChange => {
      const before = reported.get(key);
      if (connection.kind === 'error') {
        if (before?.codes.has(connection.code)) return null;
        const codes = new Set(before?.codes).add(connection.code);
        reported.set(key, { since: before?.since ?? connection.since, codes });
        return connection;
      }
      if (connection.kind !== 'good' || !before) return null;
      reported.delete(key);
      return { kind: 'back', since: before.since };
    },
  };
};

const PLACE = '{account}';

/** The title with the account's current name, and the template for its later names. */
const naming = (
  name: string,
  titleOf: (account: string) => string,
): Pick<NewLine, 'title'> & { readonly template: string } => ({
  title: titleOf(name),
  template: titleOf(PLACE),
});

/** The lines as the page shows them: the same objects as long as nothing has changed. */
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

/** @param first the accounts at the start, about which nothing is written */
export const createAccountChangeLog = (
  first: readonly Account[],
  recorder: Pick<AccountLines, 'account'>,
): ((accounts: readonly Account[]) => void) => {
  let known = new Map(first.map((account) => [account.key, account]));
  return (accounts) => {
    const now = new Map(accounts.map((account) => [account.key, account]));
    for (const [key, account] of known) if (!now.has(key)) recorder.account(account, 'removed');
    for (const [key, account] of now) if (!known.has(key)) recorder.account(account, 'added');
    known = now;
  };
};
