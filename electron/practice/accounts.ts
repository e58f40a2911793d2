// Who may use the practice service.
import { randomInt } from 'node:crypto';

export interface PracticeAccount {
  readonly userName: string;
  /** 1 to 19 digits. */
  readonly wsId: string;
  readonly password: string;
}

/** Letters and digits that are not mistaken for each other: a person may have to type them. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const PASSWORD_LENGTH = 20;

/** The practice account with a password that nobody knows yet. */
export const newPracticeAccount = (): PracticeAccount => ({
  userName: 'practice',
  wsId: '1000001',
  password: Array.from({ length: PASSWORD_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(
    '',
  ),
});
