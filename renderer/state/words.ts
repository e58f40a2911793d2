// Words for people: statuses, error codes, outcomes, kinds of notices. Pure; each Record is exhaustive, so that
// a new code does not compile without its words.
import type { ErrorCode, Trouble } from '../../electron/outcome.ts';
import type { Settings } from '../../electron/settings/settings.ts';
import type { AccountView, JobView } from '../../electron/snapshot.ts';
import type { OutcomeKind } from '../../electron/watch/outcomes.ts';

export interface Words {
  /** What happened, in one sentence. */
  readonly sentence: string;
  /** What to do about it. */
  readonly next: string;
}

/** How an account talks to its service, as it stands in the select `Binding`. */
export const bindingWords: Readonly<Record<AccountView['binding'], string>> = {
  auto: 'Automatic',
  soap12: 'SOAP 1.2',
  soap11: 'SOAP 1.1',
  'http-post': 'HTTP POST',
};

export const errorWords: Readonly<Record<ErrorCode, Words>> = {
  'credentials-rejected': {
    sentence: 'CasJobs does not take this WSID and password.',
    next: 'Compare the WSID with your CasJobs profile page, then type the password again.',
  },
  'not-owner': {
    sentence: 'This job belongs to another account.',
    next: 'Check the job ID, or choose the account that owns the job.',
  },
  'no-such-operation': {
    sentence: 'This service does not offer what was asked of it.',
    next: 'It may be another version of CasJobs. Use its web page for this.',
  },
  'service-fault': {
    sentence: 'CasJobs refused the request.',
    next: 'Its reason stands under Details.',
  },
  'passing-fault': {
    sentence: 'CasJobs stumbled over the request.',
    next: 'This mostly passes by itself. CasJobs Tray tries again.',
  },
  unreachable: {
    sentence: 'CasJobs cannot be reached.',
    next: 'Check the network connection. CasJobs Tray keeps trying.',
  },
  'timed-out': {
    sentence: 'CasJobs did not answer in time.',
    next: 'It may be busy. CasJobs Tray tries again.',
  },
  'not-understood': {
    sentence: 'What came back is no answer of CasJobs.',
    next: 'Open the service in a browser: it may be down, or the network may ask you to sign in first.',
  },
  'too-large': {
    sentence: 'The answer of CasJobs is too large to be read.',
    next: 'Look at these jobs on the web page of the service.',
  },
  redirected: {
    sentence: 'The service points to another address.',
    next: 'Your password was not sent there. If the service has moved, add the account again with its new URL.',
  },
  tls: {
    sentence: 'The certificate of the service is not good.',
    next: 'Nothing was sent. Check the clock of this computer, or ask the people who run the service.',
  },
  'binding-refused': {
    sentence: 'The service does not speak the language in which it was asked.',
    next: 'Check that the URL is that of a CasJobs service.',
  },
  unsendable: {
    sentence: 'CasJobs cannot be asked like this.',
    next: 'Nothing was sent. Correct what Details names and try again.',
  },
  'keychain-unavailable': {
    sentence: 'There is no keychain to keep the password in.',
    next: 'Start one (on Linux: GNOME Keyring or KWallet) and try again.',
  },
  'keychain-refused': {
    sentence: 'The keychain is locked, or did not allow it.',
    next: 'Unlock it and try again.',
  },
  'keychain-slow': {
    sentence: 'The keychain did not answer in time.',
    next: 'It may be waiting for you in a window of its own. Try again.',
  },
  'bad-input': {
    sentence: 'Something that was typed cannot be used.',
    next: 'Correct it and try again.',
  },
  'no-account': {
    sentence: 'This account is not known here any more.',
    next: 'Add it again in Settings.',
  },
  disk: {
    sentence: 'A file of CasJobs Tray could not be read or written.',
    next: 'Check that the disk has space and that the folder may be written. Details has more.',
  },
  internal: {
    sentence: 'Something went wrong inside CasJobs Tray.',
    next: 'Try again. If it keeps happening, quit CasJobs Tray and start it anew.',
  },
};

/** The words for a trouble; a refused input brings its own sentence. */
export const wordsFor = ({ code, detail }: Trouble): Words & { detail: string } =>
  code === 'bad-input' && detail !== ''
    ? { sentence: detail, next: '', detail: '' }
    : { ...errorWords[code], detail };

/** Whether keeping the password for this run only would help. */
export const isKeychainCode = (code: ErrorCode): boolean =>
  code === 'keychain-unavailable' || code === 'keychain-refused' || code === 'keychain-slow';

/** The service's own word; a number that it does not name is shown as a number. */
export const statusWord = ({
  status,
  statusCode,
}: Pick<JobView, 'status' | 'statusCode'>): string =>
  status === 'unknown' ? `status ${statusCode}` : status;

/** A few words for the row; empty where the status says it all. */
export const outcomeWords: Readonly<Record<OutcomeKind, string>> = {
  cancelled: 'Its slot is free',
  'failed-while-cancelling': 'Failed while cancelling',
  'finished-before': 'Finished before the cancel',
  'already-over': 'Was already over',
  'no-such-job': 'No such job',
  'quick-job': "Quick job: can't be cancelled",
  'not-yours': 'Not yours',
  'still-canceling': 'Still canceling',
  'done-finished': '',
  'done-failed': '',
  'done-cancelled': '',
  vanished: 'Gone from the list',
  'not-sent': 'Cancel was not sent',
  'not-confirmed': 'Cancel not confirmed',
};

/** The kinds of notices, as Settings names them. */
export const noticeWords: Readonly<Record<keyof Settings['notices'], Words>> = {
  cancelling: {
    sentence: 'What came of a cancel',
    next: 'When a queue slot is really free, or is not.',
  },
  done: { sentence: 'A watched job is done', next: 'For jobs that you watch until done.' },
  trouble: { sentence: 'Trouble with an account', next: 'A rejected password, and the like.' },
};

export const themeWords: Readonly<Record<Settings['theme'], string>> = {
  system: 'System',
  light: 'Light',
  dark: 'Dark',
};
