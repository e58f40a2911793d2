// Words for people, by the codes of main. Pure.
import type { ErrorCode, AppError } from '../../electron/result.ts';
import type { AccountView } from '../../electron/core/view-model/snapshot.ts';
import { bindingNames, nextText } from '../../electron/i18n/value-texts.ts';
import { t } from '../../electron/i18n/translate.ts';

export interface ErrorTexts {
  /** What happened, in one sentence. */
  readonly sentence: string;
  /** What to do about it. */
  readonly next: string;
}

/** The words for a trouble; a refused input and a file of the app bring their own sentence. */
export const errorTexts = ({ code, detail }: AppError): ErrorTexts & { detail: string } =>
  (code === 'bad-input' || code === 'file') && detail !== ''
    ? { sentence: detail, next: '', detail: '' }
    : { sentence: t(`trouble.${code}`), next: nextText({ code, detail }), detail };

/** Whether keeping the password for this run only would help. */
export const isKeychainCode = (code: ErrorCode): boolean => code.startsWith('keychain-');

/** Whether what the keychain had must be typed again. */
export const isLostEntry = (code: ErrorCode): boolean =>
  code === 'keychain-gone' || code === 'keychain-changed';

/** Which service, and where; one that has no other name than its host is named once. */
export const placeOf = ({ serviceName, host }: AccountView): string =>
  serviceName.startsWith(host) ? serviceName : t('account.place', { service: serviceName, host });

type Binding = AccountView['binding'];

/** In the order of the select `Connection`. */
export const bindingChoices: readonly Binding[] = ['auto', 'soap12', 'soap11', 'http-post'];

export const bindingText = (binding: Binding): string =>
  binding === 'auto' ? t('account.binding-auto') : bindingNames[binding];
