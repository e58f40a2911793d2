// The lines of the activity list that are about an account: how it stands, and what was changed of it.
import type { Account } from '../accounts/secrets.ts';
import type { Activity, NewLine } from '../activity/activity.ts';
import type { Standing } from '../snapshot.ts';
import { lengthText } from '../words/lengths.ts';
import { say } from '../words/say.ts';
import { nextText } from '../words/troubles.ts';
import { naming } from './account-names.ts';

type Named = Pick<Account, 'key' | 'name'>;

export interface AccountLines {
  /** How an account stands: each trouble once as long as it lasts, and its end. */
  stands(account: Named, standing: Standing): void;
  account(account: Named, what: 'added' | 'removed' | 'edited' | 'password' | 'binding'): void;
}

export type Tell = (
  words: Pick<NewLine, 'title' | 'body' | 'weight' | 'template'>,
  accountKey: string | null,
  detail?: string,
) => void;

/** The lines about accounts. */
export const accountLines = (
  tell: Tell,
  activity: Pick<Activity, 'forget'>,
  now: () => number,
): AccountLines => {
  const troubles = createTroubles();
  return {
    stands: ({ key, name }, standing) => {
      const news = troubles.next(key, standing);
      if (news === null) return;
      if (news.kind === 'back') {
        const body = say('activity.back-body', { length: lengthText(now() - news.since) });
        const titles = naming(name, (account) => say('activity.back', { account }));
        tell({ ...titles, body, weight: 'good' }, key);
      } else {
        const sentence = say(`trouble.${news.code}`);
        const titles = naming(name, (account) => say('activity.trouble', { account, sentence }));
        const body = nextText(news);
        tell({ ...titles, body, weight: 'attention' }, key, news.detail);
      }
    },
    account: ({ key, name }, what) => {
      if (what === 'removed') {
        activity.forget(key);
        troubles.forget(key);
        tell(
          { title: say('activity.removed', { account: name }), body: '', weight: 'plain' },
          null,
        );
      } else {
        const titles = naming(name, (account) => say(`activity.${what}`, { account }));
        tell({ ...titles, body: '', weight: 'plain' }, key);
      }
    },
  };
};

type TroubleStanding = Extract<Standing, { kind: 'trouble' }>;
type StandingNews = TroubleStanding | { readonly kind: 'back'; readonly since: number } | null;

/** An account whose line comes and goes has one trouble after the other; each is told once until it is well again. */
const createTroubles = () => {
  const told = new Map<string, { readonly since: number; readonly codes: Set<string> }>();
  return {
    forget: (key: string): void => void told.delete(key),
    next: (key: string, standing: Standing): StandingNews => {
      const before = told.get(key);
      if (standing.kind === 'trouble') {
        if (before?.codes.has(standing.code)) return null;
        const codes = new Set(before?.codes).add(standing.code);
        told.set(key, { since: before?.since ?? standing.since, codes });
        return standing;
      }
      if (standing.kind !== 'good' || !before) return null;
      told.delete(key);
      return { kind: 'back', since: before.since };
    },
  };
};
