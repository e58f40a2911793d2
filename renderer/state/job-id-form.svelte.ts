// What stands in the field `Job ID` while it is being filled, and the account that it is about. Knows no component.

export class JobIdForm {
  text = $state('');
  /** The account that the person picked; empty where they did not. */
  picked = $state('');
  /** The ID that a command put there; its account is the one in whose list it is. */
  #given = $state<string | null>(null);

  /** A command's own ID, as long as nobody typed or picked another. */
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
