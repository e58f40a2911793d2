// The words of troubles in notices, by code: why a cancel was not taken, and what stops an account. Pure; each
// Record is exhaustive, so that a new code does not compile without its words.
import type { ErrorCode } from '../outcome.ts';

/** Why a cancel was not taken, in one sentence, and the next step. Never the service's own words. */
export const refusalWords: Readonly<Record<ErrorCode, string>> = {
  'credentials-rejected':
    'CasJobs does not take this WSID and password. Type the password again in CasJobs Tray.',
  'not-owner': 'It belongs to another account. Check the job ID.',
  'no-such-operation': 'This service cannot cancel for CasJobs Tray. Cancel it on the web page.',
  'service-fault': 'CasJobs refused. Its reason stands under Details in CasJobs Tray.',
  'passing-fault': 'CasJobs stumbled over the request. Cancel it again in a moment.',
  unreachable: 'CasJobs cannot be reached. Check the network connection, then cancel it again.',
  'timed-out': 'CasJobs did not answer in time. Look at the job, and cancel it again if it runs.',
  'not-understood':
    'What came back is no answer of CasJobs. Open the service in a browser: it may be down.',
  'too-large': 'The answer of CasJobs is too large to be read. Cancel it on the web page.',
  redirected:
    'The service points to another address. Your password was not sent there; check the URL.',
  tls: 'The certificate of the service is not good, so nothing was sent. Check the clock.',
  'binding-refused': 'The service does not speak this language. Check that its URL is a CasJobs.',
  unsendable: 'CasJobs cannot be asked like this, so nothing was sent. Check the job ID.',
  'keychain-unavailable': 'There is no keychain with the password. Start one, then cancel again.',
  'keychain-refused': 'The keychain is locked. Unlock it, then cancel again.',
  'keychain-slow': 'The keychain did not answer in time. Unlock it, then cancel again.',
  'bad-input': 'The job ID cannot be used. Correct it and try again.',
  'no-account': 'Its account is not known here any more. Add it again in Settings.',
  disk: 'CasJobs Tray could not write the wish down. Check that the disk has space.',
  internal: 'Something went wrong inside CasJobs Tray. Try again.',
};

export interface TroubleNotice {
  readonly titleFor: (accountName: string) => string;
  readonly body: string;
}

const noPassword = (body: string): TroubleNotice => ({
  titleFor: (accountName) => `The password of ${accountName} could not be read`,
  body,
});

/** Null: it may pass by itself, and the tray's icon says it for as long as it lasts. */
export const accountWords: Readonly<Record<ErrorCode, TroubleNotice | null>> = {
  'credentials-rejected': {
    titleFor: (accountName) => `CasJobs did not accept the password of ${accountName}`,
    body: 'Its jobs are not watched until you type the password again.',
  },
  'keychain-unavailable': noPassword(
    'There is no keychain. Its jobs are not watched until one is started.',
  ),
  'keychain-refused': noPassword(
    'The keychain is locked. Its jobs are not watched until you unlock it.',
  ),
  'keychain-slow': null,
  'not-owner': null,
  'no-such-operation': null,
  'service-fault': null,
  'passing-fault': null,
  unreachable: null,
  'timed-out': null,
  'not-understood': null,
  'too-large': null,
  redirected: null,
  tls: null,
  'binding-refused': null,
  unsendable: null,
  'bad-input': null,
  'no-account': null,
  disk: null,
  internal: null,
};
