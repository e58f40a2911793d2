// Sends a confirmed cancel in several requests, and keeps the result of each: an error of one account stops no other.
import type { JobRef } from '../../electron/ipc/contract.ts';
import type { AppError } from '../../electron/result.ts';
import { t } from '../../electron/i18n/translate.ts';
import { cancelBatches } from './cancel-question.ts';
import type { AppStore } from './app-store.svelte.ts';
import { jobKeyOf } from './jobs.ts';
import { NO_KEYS, withMore, type Keys } from './selection.ts';

export interface FailedCancels {
  readonly accountKey: string;
  readonly jobIds: readonly string[];
  readonly error: AppError;
}

export class CancelRun {
  /** The keys of the jobs whose cancels were accepted. */
  accepted = $state.raw<Keys>(NO_KEYS);
  /** What failed in the newest run, one entry for each account and reason. */
  refused = $state.raw<readonly FailedCancels[]>([]);
  /** How many jobs of the run main has answered for; null without a run. */
  progress = $state.raw<{ readonly answered: number; readonly total: number } | null>(null);
  readonly #app: AppStore;
  /** Whether the dialog is still open. Nothing more is sent after that. */
  readonly #isOpen: () => boolean;

  constructor(app: AppStore, isOpen: () => boolean) {
    this.#app = app;
    this.#isOpen = isOpen;
  }

  /** Whether some jobs of the run have not been sent yet, so that they can be kept. */
  get canStop(): boolean {
    return this.progress !== null && this.progress.total - this.progress.answered > this.#underWay;
  }

  #underWay = $state(0);

  /** Resolves to whether all were accepted. */
  async send(refs: readonly JobRef[]): Promise<boolean> {
    this.refused = [];
    let answered = 0;
    for (const part of cancelBatches(refs)) {
      if (!this.#isOpen()) break;
      this.progress = { answered, total: refs.length };
      this.#underWay = part.jobIds.length;
      const answer = await this.#app.ask('cancel-jobs', part);
      answered += part.jobIds.length;
      if (answer.ok) this.#accept(part);
      else this.#refuse({ ...part, error: answer.error });
    }
    this.progress = null;
    this.#underWay = 0;
    if (!this.#isOpen()) this.#addLateError(refs.length - answered);
    return answered === refs.length && this.refused.length === 0;
  }

  #accept({ accountKey, jobIds }: Omit<FailedCancels, 'error'>): void {
    const keys = jobIds.map((jobId) => jobKeyOf({ accountKey, jobId }));
    this.accepted = withMore(this.accepted, keys);
  }

  #refuse(one: FailedCancels): void {
    const isSame = ({ accountKey, error }: FailedCancels): boolean =>
      accountKey === one.accountKey &&
      error.code === one.error.code &&
      error.detail === one.error.detail;
    const before = this.refused.find(isSame);
    const jobIds = [...(before?.jobIds ?? []), ...one.jobIds];
    this.refused = [...this.refused.filter((other) => other !== before), { ...one, jobIds }];
  }

  #addLateError(unsent: number): void {
    for (const { jobIds, error } of this.refused) {
      const count = jobIds.length;
      this.#app.addLateError(t('late.cancel', { count, id: jobIds[0] ?? '' }), error);
    }
    if (unsent > 0) this.#app.say(t('cancel.stopped', { count: this.accepted.size, kept: unsent }));
  }
}
