// The schema of each request's argument, which comes from a page and is unknown until it was checked here.
// Form and length only; the handlers check the values (an id in range, an existing account).
import * as v from 'valibot';
import {
  MOST_ARGUMENTS,
  MOST_OF_COMMAND,
  programSchema,
  settingsSchema,
} from '../settings/settings.ts';
import type { Argument, RequestName } from './contract.ts';
import { t } from '../i18n/translate.ts';

type What =
  | ('password' | 'service' | 'url' | 'account' | 'who' | 'typed')
  | ('proxy' | 'proxyUser' | 'program' | 'argument');

/** The limit of SOCKS. */
const LONGEST_LOGIN = 255;

/** A text with a limit; `what` names it in the message for a user who pasted too much. */
const text = (what: What, most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(most, () => t('input.too-long', { what, most })),
  );

const accountKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
const jobId = v.pipe(v.string(), v.regex(/^[0-9]{1,19}$/));
const password = text('password', 1000);
const job = { accountKey, jobId };

const nothing = v.undefined();
const account = v.strictObject({ accountKey });
const jobRef = v.strictObject(job);

const accountForm = v.strictObject({
  service: text('service', 100),
  url: text('url', 2000),
  accountName: text('account', 100),
  signInBy: v.picklist(['wsId', 'userName']),
  who: text('who', 200),
  password,
  forThisRunOnly: v.boolean(),
});

const imported = { importId: v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/)) };
const whichImport = v.strictObject(imported);
const accountEdit = v.strictObject({
  accountKey,
  accountName: text('account', 100),
  signInBy: v.picklist(['wsId', 'userName']),
  who: text('who', 200),
  password,
});

const whichBackup = v.strictObject({ file: v.picklist(['accounts', 'watches', 'settings']) });

/** A settings file of a newer version may have unknown keys; a page's argument may not. */
const settings = v.strictObject({
  ...settingsSchema.entries,
  notices: v.strictObject(settingsSchema.entries.notices.entries),
  network: v.strictObject(settingsSchema.entries.network.entries),
  lock: v.strictObject(settingsSchema.entries.lock.entries),
  program: v.nullable(v.strictObject(programSchema.entries)),
});

export type Schema<N extends RequestName> = v.GenericSchema<unknown, Argument<N>>;

export const schemas = {
  follow: nothing,
  'acknowledge-views': v.strictObject({ seq: v.pipe(v.number(), v.safeInteger()) }),
  'page-visibility': v.strictObject({ isVisible: v.boolean() }),
  'save-account': accountForm,
  'edit-account': accountEdit,
  'move-account': v.strictObject({ accountKey, by: v.picklist([-1, 1]) }),
  'forget-everything': nothing,
  'open-notice-settings': nothing,
  restart: nothing,
  unlock: v.strictObject({ password }),
  'change-binding': v.strictObject({
    accountKey,
    binding: v.picklist(['auto', 'soap12', 'soap11', 'http-post']),
  }),
  'check-account': account,
  'connection-report': account,
  'copy-connection-report': account,
  'remove-account': account,
  'try-practice': nothing,
  'offered-import': nothing,
  'pick-import': nothing,
  'given-import': nothing,
  'read-import': v.strictObject({ path: text('typed', 8000) }),
  'read-environment': nothing,
  'import-account': v.strictObject({
    ...imported,
    finding: v.picklist([0, 1]),
    service: accountForm.entries.service,
    url: accountForm.entries.url,
    accountName: accountForm.entries.accountName,
    trimPassword: v.exactOptional(v.boolean()),
    forThisRunOnly: v.boolean(),
  }),
  'leave-import': whichImport,
  'delete-password-line': whichImport,
  'read-job-ids': v.strictObject({ text: text('typed', 20_000) }),
  'cancel-jobs': v.strictObject({
    accountKey,
    jobIds: v.pipe(
      v.array(jobId),
      v.maxLength(500, () => t('input.many-jobs', { most: 500 })),
    ),
  }),
  'stop-cancels': nothing,
  'drop-cancel': jobRef,
  'submit-again': jobRef,
  'watch-job': v.strictObject({ ...job, on: v.boolean() }),
  'job-details': jobRef,
  'copy-query': jobRef,
  'open-output': jobRef,
  'open-job-page': jobRef,
  refresh: nothing,
  'list-older': nothing,
  'pause-watching': v.strictObject({ paused: v.boolean() }),
  'change-settings': settings,
  'start-at-login': v.strictObject({ on: v.boolean() }),
  'read-start-at-login': nothing,
  'open-login-page': nothing,
  'read-licenses': nothing,
  'restore-backup': whichBackup,
  'discard-backup': whichBackup,
  'choose-proxy': v.strictObject({ address: text('proxy', 300) }),
  'choose-certificates': nothing,
  'save-proxy-login': v.strictObject({
    proxy: text('proxy', 300),
    userName: text('proxyUser', LONGEST_LOGIN),
    password: text('password', LONGEST_LOGIN),
  }),
  'open-release-page': nothing,
  'dismiss-update': nothing,
  'choose-program': v.strictObject({
    path: text('program', MOST_OF_COMMAND),
    arguments: v.pipe(
      v.array(text('argument', MOST_OF_COMMAND)),
      v.maxLength(MOST_ARGUMENTS, () => t('program.many-arguments', { most: MOST_ARGUMENTS })),
    ),
  }),
  'test-program': nothing,
  'copy-activity': nothing,
  'save-activity': nothing,
  'quit-app': nothing,
} as const satisfies { [N in RequestName]: Schema<N> };

export type ParsedArgument<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/**
 * Reads an argument. `why` is a sentence for the user and quotes nothing: valibot's own
 * messages quote it, and it may be a password.
 */
export const readArgument = <T>(
  guard: v.GenericSchema<unknown, T>,
  argument: unknown,
): ParsedArgument<T> => {
  const { success, output, issues } = v.safeParse(guard, argument, { abortEarly: true });
  if (success) return { ok: true, value: output };
  return {
    ok: false,
    why: issues[0].type === 'max_length' ? issues[0].message : t('input.not-read'),
  };
};
