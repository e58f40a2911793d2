// Who may use the practice service. These accounts are for practice: they guard nothing.

export interface PracticeAccount {
  readonly userName: string;
  /** 1 to 19 digits. */
  readonly wsId: string;
  readonly password: string;
}

/** The account that there is where no other is asked for. */
export const practiceAccount: PracticeAccount = {
  userName: 'practice',
  wsId: '1000001',
  password: 'only-for-practice',
};

/** The port that the practice service likes best, so that its address stays the same. */
export const PRACTICE_PORT = 8642;
