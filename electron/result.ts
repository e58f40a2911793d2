// The answer of a command: a value, or an error code that en.ts has texts for.
import type { CasJobsErrorCode } from './casjobs/errors.ts';
import type { VaultErrorCode } from './vault/vault.ts';

/** How a call to a service can fail, reading its password from the keychain included. */
export type CallErrorCode =
  | CasJobsErrorCode
  | VaultErrorCode
  /** CasJobs has rejected credentials that it accepted before; they are tried again. */
  | 'credentials-doubted'
  | 'internal';

export type ErrorCode =
  | CallErrorCode
  | 'bad-input'
  | 'no-account'
  /** The accounts are locked. */
  | 'locked'
  /** The system did not confirm the user. */
  | 'not-confirmed-person'
  /** The disk refused; `detail` has the system's code. */
  | 'disk'
  /** Of a file of the app, or the clipboard; `detail` is a sentence for the user. */
  | 'file';

/** The fields of forms, so that a refusal can be shown at the field. */
export type Field =
  | ('service' | 'url' | 'accountName' | 'wsId' | 'userName' | 'password')
  | ('jobIds' | 'proxy' | 'program' | 'arguments');

export interface AppError {
  readonly code: ErrorCode;
  /** For `bad-input` and `file`: a sentence for the user. Otherwise the service's own words, for 'Details'. */
  readonly detail: string;
  readonly field?: Field;
  /** For `bad-input`: what the user probably meant, offered as a button. */
  readonly suggestion?: string;
}

/** Why a call to a service failed; `detail` has the service's own words. */
export interface CallError {
  readonly code: CallErrorCode;
  readonly detail: string;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

export type Failure = Extract<Result<never>, { ok: false }>;

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value });

/** `detail` has the service's own words; for 'bad-input' use `badInput`. */
export const fail = (code: ErrorCode, detail = ''): Failure => ({
  ok: false,
  error: { code, detail },
});

/** `sentence` is shown to the user at the field. */
export const badInput = (field: Field, sentence: string, suggestion?: string): Failure => ({
  ok: false,
  error: {
    code: 'bad-input',
    detail: sentence,
    field,
    ...(suggestion === undefined ? {} : { suggestion }),
  },
});
