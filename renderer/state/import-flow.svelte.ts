// Where an import is: what is being asked. Knows no component; main holds the password and the file.
import type {
  Imported,
  ImportPreview,
  ImportRequest,
  Reply,
  RequestName,
  Said,
} from '../../electron/ipc/contract.ts';
import type { Result, AppError } from '../../electron/result.ts';
import { t } from '../../electron/i18n/translate.ts';

interface Asker {
  tellLate(failed: string, trouble: AppError): void;
  ask<N extends RequestName>(name: N, ...said: Said<N>): Promise<Reply<N> | Refused>;
}
type Refused = Extract<Result<never>, { ok: false }>;

/** What stands before the person. */
export type ImportStage =
  | { readonly kind: 'preview'; readonly preview: ImportPreview }
  /** It could not be read. */
  | { readonly kind: 'refused'; readonly trouble: AppError }
  /** It is imported, and the file still has the password's line. */
  | { readonly kind: 'line'; readonly importId: string; readonly path: string }
  | ({ readonly kind: 'variables' } & VariablesLeft);

type VariablesLeft = Extract<Imported['left'], { kind: 'variables' }>;

export class ImportFlow {
  stage = $state.raw<ImportStage | null>(null);
  /** Grows with each import that is done. */
  count = $state(0);
  readonly #main: Asker;
  /** What came while something else was being asked; shown in its turn. */
  #waiting: readonly ImportStage[] = [];

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
    if (files.length > 1) this.#come({ kind: 'refused', trouble: refusal(t('import.one-file')) });
    else this.#show(await this.#main.ask('read-import', file));
  }

  /** The yes to what is shown. Answers what is to be asked next; a refusal leaves it open. */
  async take(wish: ImportRequest): Promise<Result<ImportStage | null>> {
    const asked = this.stage;
    const answer = await this.#main.ask('import-account', wish);
    if (!answer.ok) return answer;
    if (answer.value === null) return done(null);
    this.count += 1;
    // The no came too late.
    if (this.stage !== asked) this.#main.tellLate('', refusal(t('import.done-before')));
    return done(stageAfter(answer.value, wish.importId));
  }

  /** @param deleted says that it is done, for a person who has left the question meanwhile */
  async deleteLine(importId: string, deleted: string): Promise<Result<null>> {
    const asked = this.stage;
    const answer = await this.#main.ask('delete-password-line', { importId });
    if (answer.ok && this.stage !== asked) this.#main.tellLate('', refusal(deleted));
    return answer;
  }

  /** The no. */
  leave(importId: string): void {
    this.goOn(null);
    void this.#main.ask('leave-import', { importId });
  }

  close(): void {
    this.goOn(null);
  }

  /** What is asked next; null: whatever waits. */
  goOn(next: ImportStage | null): void {
    if (next !== null) {
      this.stage = next;
      return;
    }
    const [first = null, ...rest] = this.#waiting;
    this.stage = first;
    this.#waiting = rest;
  }

  /** What is being asked stays until it is answered. */
  #come(stage: ImportStage): void {
    if (this.stage === null) this.stage = stage;
    else this.#waiting = [...this.#waiting, stage];
  }

  #show(answer: Result<ImportPreview | null>): void {
    if (!answer.ok) this.#come({ kind: 'refused', trouble: answer.error });
    else if (answer.value) this.#come({ kind: 'preview', preview: answer.value });
  }
}

const refusal = (sentence: string): AppError => ({ code: 'bad-input', detail: sentence });

const done = <T>(value: T): Result<T> => ({ ok: true, value });

const stageAfter = ({ left }: Imported, importId: string): ImportStage | null => {
  if (left.kind === 'variables') return left;
  return left.offersLine ? { kind: 'line', importId, path: left.path } : null;
};
