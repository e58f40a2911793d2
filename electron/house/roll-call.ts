// Notices accounts that come and go, for the activity list.
import type { Account } from '../accounts/secrets.ts';
import type { Diary } from './diary.ts';

/** @param first the accounts that are there from the start: nothing is told of them */
export const createRollCall = (
  first: readonly Account[],
  diary: Pick<Diary, 'account'>,
): ((accounts: readonly Account[]) => void) => {
  let known = new Map(first.map((account) => [account.key, account]));
  return (accounts) => {
    const now = new Map(accounts.map((account) => [account.key, account]));
    for (const [key, account] of known) if (!now.has(key)) diary.account(account, 'removed');
    for (const [key, account] of now) if (!known.has(key)) diary.account(account, 'added');
    known = now;
  };
};
