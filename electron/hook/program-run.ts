// One run of the user's program, as the core sees it; electron/platform starts the process.

/** A program that takes longer is killed; the texts say so. */
export const LONGEST_RUN_MS = 60_000;

export interface ProgramRun {
  /** An absolute path. */
  readonly path: string;
  readonly arguments: readonly string[];
  /** Besides the few variables that every program needs. */
  readonly variables: Readonly<Record<string, string>>;
  /** Written to its standard input, which is closed then. */
  readonly input: string;
}

/** How a run ended. `output` is the start of what it wrote, as it wrote it: of standard error, else of standard output. */
export type ProgramEnd =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly output: string }
  /** A signal ended it. */
  | { readonly kind: 'killed'; readonly signal: string; readonly output: string }
  /** It took too long and was killed with its children. */
  | { readonly kind: 'timed-out'; readonly output: string }
  /** The app quit, and killed it with its children. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'not-started'; readonly why: NotStarted };

/** Why a program was not started; `other`: the system has another reason. */
export type NotStarted = 'not-found' | 'not-executable' | 'needs-shell' | 'other';

export interface ProgramRunner {
  /** Its rules for paths hold. */
  readonly platform: NodeJS.Platform;
  /** Never rejects. */
  run(program: ProgramRun): Promise<ProgramEnd>;
  /** Kills what runs; a later run does not start. */
  close(): void;
}
