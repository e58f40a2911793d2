// Runs the user's program once for each outcome: at most four at a time, the others wait in their order. Says of each
// failure why. Runs while the accounts are locked, too: the lock keeps people from changing accounts, and the program is
// the user's own and shows the passer-by nothing; changing it is refused then.
import type { Settings } from '../settings/settings.ts';
import type { OutcomeEvent } from '../watch/outcomes.ts';
import type { PendingOutcome } from '../watch/watch-persistence.ts';
import { inputOf, outcomeJson, variablesOf, type OutcomeFacts } from './outcome-json.ts';
import type { ProgramEnd, ProgramRunner } from './program-run.ts';

/** So many run at a time. */
const MOST_AT_ONCE = 4;
/** So many may wait; of those that come on top, it is said that the program did not run. */
const MOST_WAITING = 1_000;

export type ProgramFailure =
  | Exclude<ProgramEnd, { kind: 'ended' }>
  | { readonly kind: 'exit-code'; readonly exitCode: number; readonly output: string }
  | { readonly kind: 'too-many' };

export interface OutcomeProgramDeps {
  readonly program: () => Settings['program'];
  /** Null where no program is run: the outcome is kept for the next start of the app. */
  readonly runner: ProgramRunner | null;
  /** Null where its account is gone. */
  readonly factsOf: (pending: PendingOutcome) => OutcomeFacts | null;
  /** Whether the account is there, and not that of the practice service. */
  readonly isReal: (accountKey: string) => boolean;
  /** See PendingOutcomes. */
  readonly programDone: (id: number) => Promise<boolean>;
  readonly failed: (ref: Pick<OutcomeEvent, 'accountKey' | 'jobId'>, why: ProgramFailure) => void;
}

export interface OutcomeProgram {
  /** Whether it runs for this outcome, as Settings are now. */
  wants(event: OutcomeEvent): boolean;
  outcome(pending: PendingOutcome): void;
  /** Runs it for a made-up outcome, whether it is on or not; null where none is chosen. */
  test(facts: OutcomeFacts): Promise<ProgramEnd | null>;
  /** Kills what runs. What waits runs after the next start. Resolves when the ends of those that ran are told. */
  close(): Promise<void>;
}

export const createOutcomeProgram = (deps: OutcomeProgramDeps): OutcomeProgram => {
  const { program, runner, factsOf, isReal, programDone, failed } = deps;
  const waiting: PendingOutcome[] = [];
  /** Those that have come, so that none is taken twice. */
  const taken = new Set<number>();
  const running = new Set<Promise<void>>();
  let isClosed = false;

  const run = async (facts: OutcomeFacts): Promise<ProgramEnd | null> => {
    const chosen = program();
    if (chosen === null || runner === null) return null;
    const content = outcomeJson(facts);
    const { path, arguments: words } = chosen;
    return runner.run({
      path,
      arguments: words,
      variables: variablesOf(content),
      input: inputOf(content),
    });
  };

  const serve = async (pending: PendingOutcome): Promise<void> => {
    // Settings, and the accounts, may have changed while it waited.
    const facts = program()?.isOn === true ? factsOf(pending) : null;
    const isDue = await programDone(pending.id);
    if (facts === null || !isDue) return;
    const end = await run(facts);
    const why = end && failureOf(end);
    if (why !== null) failed(pending.event, why);
  };

  const next = (): void => {
    while (!isClosed && running.size < MOST_AT_ONCE) {
      const pending = waiting.shift();
      if (pending === undefined) return;
      const serving = serve(pending).finally(() => {
        running.delete(serving);
        next();
      });
      running.add(serving);
    }
  };

  return {
    wants: ({ accountKey }) => program()?.isOn === true && isReal(accountKey),
    outcome: (pending) => {
      if (runner === null || isClosed || pending.due === 'telling' || taken.has(pending.id)) return;
      taken.add(pending.id);
      if (waiting.length >= MOST_WAITING) {
        void programDone(pending.id);
        failed(pending.event, { kind: 'too-many' });
        return;
      }
      waiting.push(pending);
      next();
    },
    test: run,
    close: async () => {
      isClosed = true;
      runner?.close();
      await Promise.all(running);
    },
  };
};

const failureOf = (end: ProgramEnd): ProgramFailure | null => {
  if (end.kind !== 'ended') return end;
  const { exitCode, output } = end;
  return exitCode === 0 ? null : { kind: 'exit-code', exitCode, output };
};
