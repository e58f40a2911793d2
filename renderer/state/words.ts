// Words for people, by the codes of main. Pure.
import type { ErrorCode, Trouble } from '../../electron/outcome.ts';
import type { AccountView } from '../../electron/snapshot.ts';
import { bindingNames } from '../../electron/words/bindings.ts';
import { say } from '../../electron/words/say.ts';
import { nextText } from '../../electron/words/troubles.ts';

export interface Words {
  /** What happened, in one sentence. */
  readonly sentence: string;
  /** What to do about it. */
  readonly next: string;
}

/** The words for a trouble; a refused input and a file of the app bring their own sentence. */
export const wordsFor = ({ code, detail }: Trouble): Words & { detail: string } =>
  (code === 'bad-input' || code === 'file') && detail !== ''
    ? { sentence: detail, next: '', detail: '' }
    : { sentence: say(`trouble.${code}`), next: nextText({ code, detail }), detail };

/** Whether keeping the password for this run only would help. */
export const isKeychainCode = (code: ErrorCode): boolean => code.startsWith('keychain-');

/** Whether what the keychain had must be typed again. */
export const isLostEntry = (code: ErrorCode): boolean =>
  code === 'keychain-gone' || code === 'keychain-changed';

/** Which service, and where; one that has no other name than its host is named once. */
export const placeOf = ({ serviceName, host }: AccountView): string =>
  serviceName.startsWith(host) ? serviceName : say('account.place', { service: serviceName, host });

type Binding = AccountView['binding'];

/** In the order of the select `Binding`. */
export const bindingChoices: readonly Binding[] = ['auto', 'soap12', 'soap11', 'http-post'];

export const bindingText = (binding: Binding): string =>
  binding === 'auto' ? say('account.binding-auto') : bindingNames[binding];
