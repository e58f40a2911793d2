// The current step of an import. Main holds the password and the file.
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

interface Main {
  addLateError(failed: string, error: AppError): void;
  ask<N extends RequestName>(name: N, ...said: Said<N>): Promise<Reply<N> | Refused>;
}
type Refused = Extract<Result<never>, { ok: false }>;

/** What the user sees and decides now. */
export type ImportStage =
  | { readonly kind: 'preview'; readonly preview: ImportPreview }
  /** The file or the environment could not be read. */
  | { readonly kind: 'refused'; readonly error: AppError }
  /** The account is imported, and the file still contains the password's line. */
  | { readonly kind: 'line'; readonly importId: string; readonly path: string }
  | ({ readonly kind: 'variables' } & VariablesLeft);

type VariablesLeft = Extract<Imported['left'], { kind: 'variables' }>;

export class ImportFlow {
  stage = $state.raw<ImportStage | null>(null);
  /** The number of completed imports. */
  count = $state(0);
  readonly #main: Main;
  /** Steps that arrived while another one was shown; shown afterwards. */
  #waiting: readonly ImportStage[] = [];

  constructor(main: Main) {
    this.#main = main;
  }

  async pick(): Promise<void> {
    this.#show(await this.#main.ask('pick-import'));
  }

  /** The file that the program was started with. */
  async given(): Promise<void> {
    this.#show(await this.#main.ask('given-import'));
  }

  async fromEnvironment(): Promise<void> {
    this.#show(await this.#main.ask('read-environment'));
  }

  async drop(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (file === undefined) return;
    if (files.length > 1) this.#enqueue({ kind: 'refused', error: refusal(t('import.one-file')) });
    else this.#show(await this.#main.ask('read-import', file));
  }

  /** Imports the account that is shown. Resolves to the next step; after an error, the dialog stays open. */
  async take(request: ImportRequest): Promise<Result<ImportStage | null>> {
    const asked = this.stage;
    const answer = await this.#main.ask('import-account', request);
    if (!answer.ok) return answer;
    if (answer.value === null) return done(null);
    this.count += 1;
    // The user has declined, but too late.
    if (this.stage !== asked) this.#main.addLateError('', refusal(t('import.done-before')));
    return done(stageAfter(answer.value, request.importId));
  }

  /** @param deleted the text to show if the user has closed the dialog before the line was deleted */
  async deleteLine(importId: string, deleted: string): Promise<Result<null>> {
    const asked = this.stage;
    const answer = await this.#main.ask('delete-password-line', { importId });
    if (answer.ok && this.stage !== asked) this.#main.addLateError('', refusal(deleted));
    return answer;
  }

  /** Declines the import. */
  leave(importId: string): void {
    this.goOn(null);
    void this.#main.ask('leave-import', { importId });
  }

  close(): void {
    this.goOn(null);
  }

  /** Shows the next step; with null, the first waiting one. */
  goOn(next: ImportStage | null): void {
    if (next !== null) {
      this.stage = next;
      return;
    }
    const [first = null, ...rest] = this.#waiting;
    this.stage = first;
    this.#waiting = rest;
  }

  /** Shows a step, or queues it while another one is shown. */
  #enqueue(stage: ImportStage): void {
    if (this.stage === null) this.stage = stage;
    else this.#waiting = [...this.#waiting, stage];
  }

  #show(answer: Result<ImportPreview | null>): void {
    if (!answer.ok) this.#enqueue({ kind: 'refused', error: answer.error });
    else if (answer.value) this.#enqueue({ kind: 'preview', preview: answer.value });
  }
}

const refusal = (sentence: string): AppError => ({ code: 'bad-input', detail: sentence });

const done = <T>(value: T): Result<T> => ({ ok: true, value });

const stageAfter = ({ left }: Imported, importId: string): ImportStage | null => {
  if (left.kind === 'variables') return left;
  return left.offersLine ? { kind: 'line', importId, path: left.path } : null;
};
