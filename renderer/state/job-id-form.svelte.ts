// The text of the field `Job ID`, and the account that it is about.

export class JobIdForm {
  text = $state('');
  /** The account that the user has chosen; empty if none. */
  picked = $state('');
  /** The ID that a command has filled in; its account is the one that lists it. */
  #given = $state<string | null>(null);

  /** The ID of a command, until the user types another or chooses an account. */
  get given(): string | null {
    return this.text === this.#given ? this.#given : null;
  }

  give(text: string): void {
    this.text = text;
    this.#given = text;
  }

  pick(accountKey: string): void {
    this.picked = accountKey;
    this.#given = null;
  }

  clear(): void {
    this.text = '';
    this.#given = null;
  }
}
