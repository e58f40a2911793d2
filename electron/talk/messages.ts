// What passes between main and the talking thread. Types only; both ends are of one build, so each believes the other.
import type { CasJobsErrorCode } from '../casjobs/errors.ts';
import type { Job } from '../casjobs/job.ts';
import type { Binding, CasJobsService, ServiceOptions } from '../casjobs/service.ts';

/** `binding` asks nobody: main's end knows it. */
export type CallName = Exclude<keyof CasJobsService, 'binding'>;

/** One call. It names its service whole, so that the thread need remember nothing between two calls. */
export interface Call {
  /** A signal cannot travel: `stop` does. */
  readonly options: Omit<ServiceOptions, 'signal'>;
  readonly name: CallName;
  /** What the method takes, the password among it: the only message that has one. */
  readonly given: readonly unknown[];
}

export type ToTalker =
  | { readonly kind: 'call'; readonly id: number; readonly call: Call }
  /** The last part has been taken in. */
  | { readonly kind: 'more'; readonly id: number }
  | { readonly kind: 'stop'; readonly id: number };

/** What a call came to. */
export interface Reply {
  /** What the method resolved with; an Answer without its jobs, which have come in parts before. */
  readonly value: unknown;
}

export interface Failure {
  readonly code: CasJobsErrorCode;
  readonly detail: string;
  readonly retryAfterMs: number | null;
}

export type FromTalker =
  | { readonly kind: 'part'; readonly id: number; readonly jobs: readonly Job[] }
  | {
      readonly kind: 'end';
      readonly id: number;
      readonly reply: Reply | Failure;
      /** The binding that the service was found to speak; null while it is not known. */
      readonly boundBy: Binding | null;
    };
