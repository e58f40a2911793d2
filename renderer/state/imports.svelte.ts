// Where an import is: what is being asked. Knows no component; main holds the password and the file.
import type {
  Imported,
  ImportPreview,
  ImportWish,
  Reply,
  RequestName,
  Said,
} from '../../electron/ipc/contract.ts';
import type { Outcome, Trouble } from '../../electron/outcome.ts';
import { say } from '../../electron/words/say.ts';

interface Asker {
  ask<N extends RequestName>(name: N, ...said: Said<N>): Promise<Reply<N> | Refused>;
}
type Refused = Extract<Outcome<never>, { ok: false }>;

/** What stands before the person. */
export type ImportStage =
  | { readonly kind: 'preview'; readonly preview: ImportPreview }
  /** It could not be read. */
  | { readonly kind: 'refused'; readonly trouble: Trouble }
  /** It is imported, and the file still has the password's line. */
  | { readonly kind: 'line'; readonly importId: string; readonly path: string }
  | ({ readonly kind: 'variables' } & VariablesLeft);

type VariablesLeft = Extract<Imported['left'], { kind: 'variables' }>;

export class Imports {
  stage = $state.raw<ImportStage | null>(null);
  /** Grows with each import that is done. */
  count = $state(0);
  readonly #main: Asker;

  constructor(main: Asker) {
    this.#main = main;
  }

  async pick(): Promise<void> {
    this.#show(await this.#main.ask('pick-import'));
  }

  async fromEnvironment(): Promise<void> {
    this.#show(await this.#main.ask('read-environment'));
  }

  async drop(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (file === undefined) return;
    if (files.length > 1) this.#refuse(say('import.one-file'));
    else this.#show(await this.#main.ask('read-import', file));
  }

  /** The yes to what is shown; answers with the trouble, which leaves it open. */
  async take(wish: ImportWish): Promise<Trouble | null> {
    const answer = await this.#main.ask('import-account', wish);
    if (!answer.ok) return answer.error;
    const { left } = answer.value;
    this.count += 1;
    if (left.kind === 'variables') this.stage = left;
    else if (left.offersLine)
      this.stage = { kind: 'line', importId: wish.importId, path: left.path };
    else this.stage = null;
    return null;
  }

  async deleteLine(importId: string): Promise<Trouble | null> {
    const answer = await this.#main.ask('delete-password-line', { importId });
    if (!answer.ok) return answer.error;
    this.stage = null;
    return null;
  }

  /** The no. */
  leave(importId: string): void {
    this.stage = null;
    void this.#main.ask('leave-import', { importId });
  }

  close(): void {
    this.stage = null;
  }

  #show(answer: Outcome<ImportPreview | null>): void {
    if (!answer.ok) this.stage = { kind: 'refused', trouble: answer.error };
    else if (answer.value) this.stage = { kind: 'preview', preview: answer.value };
  }

  #refuse(sentence: string): void {
    this.stage = { kind: 'refused', trouble: { code: 'bad-input', detail: sentence } };
  }
}
