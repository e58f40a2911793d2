// Hears what became of jobs and accounts, and passes it on: to the activity list, to the notices, to the rows.
import type { Account } from '../accounts/secrets.ts';
import {
  noticeFor,
  noticeForBegun,
  noticeForTrouble,
  type Notice,
  type Silence,
} from '../notices/notices.ts';
import { wordsOf, wordsOfBegun, type Words } from '../notices/words.ts';
import type { ErrorCode } from '../outcome.ts';
import type { Settings } from '../settings/settings.ts';
import type { ActivityLine, Standing } from '../snapshot.ts';
import type { Begun, OutcomeKind, Told } from '../watch/outcomes.ts';
import { createActivity } from './activity.ts';

export interface NewsDeps {
  readonly settings: () => Settings;
  readonly notify: (notice: Notice) => void;
  readonly now: () => number;
  readonly changed: () => void;
}

export interface News {
  tell(told: Told): void;
  begun(begun: Begun): void;
  /** How an account stands now; a trouble is told when it comes, not as long as it lasts. */
  stands(account: Account, standing: Standing): void;
  outcomeOf(accountKey: string, jobId: string): OutcomeKind | undefined;
  lines(): readonly ActivityLine[];
}

export const createNews = ({ settings, notify, now, changed }: NewsDeps): News => {
  const activity = createActivity();
  const outcomes = new Map<string, OutcomeKind>();
  const troubles = new Map<string, ErrorCode>();

  const say = (notice: Notice | Silence): void => {
    if ('title' in notice) notify(notice);
  };
  const note = ({ accountKey, jobId }: Begun, { title, body, weight }: Words, detail: string) => {
    activity.add({ at: now(), title, body, weight, accountKey, jobId, detail });
    changed();
  };

  return {
    tell: (told) => {
      outcomes.set(`${told.accountKey}/${told.jobId}`, told.outcome);
      note(told, wordsOf(told), told.trouble?.detail ?? '');
      say(noticeFor(told, settings()));
    },
    begun: (begun) => {
      // A new cancel: what came of the last one is history.
      outcomes.delete(`${begun.accountKey}/${begun.jobId}`);
      note(begun, wordsOfBegun(begun), '');
      say(noticeForBegun(begun, settings()));
    },
    stands: ({ key, name }, standing) => {
      const code = standing.kind === 'trouble' ? standing.code : undefined;
      if (troubles.get(key) === code) return;
      if (code === undefined) troubles.delete(key);
      else {
        troubles.set(key, code);
        say(noticeForTrouble({ accountKey: key, accountName: name, code }, settings()));
      }
    },
    outcomeOf: (accountKey, jobId) => outcomes.get(`${accountKey}/${jobId}`),
    lines: () => activity.lines(),
  };
};
