// Who may use the practice service.
import { randomInt } from 'node:crypto';

export interface PracticeAccount {
  readonly userName: string;
  /** 1 to 19 digits. */
  readonly wsId: string;
  readonly password: string;
}

/** The account that there is where no other is asked for: tests know its password. */
export const practiceAccount: PracticeAccount = {
  userName: 'practice',
  wsId: '1000001',
  password: 'only-for-practice',
};

/** Letters and digits that are not mistaken for each other: a person may have to type them. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const PASSWORD_LENGTH = 20;

/** The same account with a password that nobody knows yet. */
export const accountOfThisRun = (): PracticeAccount => ({
  ...practiceAccount,
  password: Array.from({ length: PASSWORD_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(
    '',
  ),
});

/** The port that the practice service likes best, so that its address stays the same. */
export const PRACTICE_PORT = 8642;
