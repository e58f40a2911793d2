// What a person asked to be added or changed: judged against what is there, then kept.
import { badInput, done, type Outcome } from '../outcome.ts';
import { say } from '../words/say.ts';
import { attempt } from './attempt.ts';
import { readEdit, type AccountEdit, type AccountForm, type Wanted } from './form.ts';
import type { Keeping } from './keeping.ts';
import type { Roll } from './roll.ts';
import { isSamePerson } from './secret.ts';
import type { Account, Secrets } from './secrets.ts';
import { twinOf, unlessLost } from './twins.ts';

export interface Rooms {
  readonly roll: Roll;
  readonly secrets: Secrets;
  readonly keeping: Keeping;
}

type SignInBy = AccountForm['signInBy'];

/** Refuses a second account of the same person at the same service, at the field where it was typed. */
export const addAccount = async (
  wanted: Wanted,
  field: SignInBy,
  { roll, secrets, keeping }: Rooms,
  signal?: AbortSignal,
): Promise<Outcome<{ accountKey: string }>> => {
  const twin = await twinOf(wanted, roll.all(), secrets);
  if (twin) return isTwin(field, twin);
  return attempt(async () => ({ accountKey: (await keeping.add(wanted, signal)).key }));
};

/** As Accounts.edit. */
export const changeAccount = async (
  account: Account,
  edit: AccountEdit,
  { roll, secrets, keeping }: Rooms,
): Promise<Outcome<{ isAnother: boolean }>> => {
  const before = await attempt(() => secrets.of(account).catch(unlessLost));
  if (!before.ok) return before;
  const secret = readEdit(edit, before.value);
  if (!secret.ok) return secret;
  // Of a lost entry it is not known; then it is taken for the same, and its watches go on.
  const isAnother = before.value !== null && !isSamePerson(before.value, secret.value);
  if (isAnother || before.value === null) {
    const others = roll.all().filter(({ key }) => key !== account.key);
    const twin = await twinOf({ base: account.base, secret: secret.value }, others, secrets);
    if (twin) return isTwin(edit.signInBy, twin);
  }
  const name = edit.accountName.trim() || account.name;
  const kept = await attempt(() => keeping.change(account, name, secret.value));
  return kept.ok ? done({ isAnother }) : kept;
};

const isTwin = (field: SignInBy, { name }: Account) =>
  badInput(field, say('typed.twin', { account: name }));
