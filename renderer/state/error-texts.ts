// The texts for error codes and connections. Pure.
import type { ErrorCode, AppError } from '../../electron/result.ts';
import type { AccountView } from '../../electron/core/view-model/snapshot.ts';
import { bindingNames, nextText } from '../../electron/i18n/value-texts.ts';
import { t } from '../../electron/i18n/translate.ts';

export interface ErrorTexts {
  /** What happened, as one sentence. */
  readonly sentence: string;
  /** What to do about it. */
  readonly next: string;
}

/** The texts of an error. A rejected input and an error of a file bring their own sentence. */
export const errorTexts = ({ code, detail }: AppError): ErrorTexts & { detail: string } =>
  (code === 'bad-input' || code === 'file') && detail !== ''
    ? { sentence: detail, next: '', detail: '' }
    : { sentence: t(`error.${code}`), next: nextText({ code, detail }), detail };

/** Whether the password could be kept for this run only instead. */
export const isKeychainCode = (code: ErrorCode): boolean => code.startsWith('keychain-');

/** Whether the password must be typed again, because the keychain has lost it. */
export const isLostEntry = (code: ErrorCode): boolean =>
  code === 'keychain-gone' || code === 'keychain-changed';

/** The service and its host; only one of them if the service has no other name. */
export const placeOf = ({ serviceName, host }: AccountView): string =>
  serviceName.startsWith(host) ? serviceName : t('account.place', { service: serviceName, host });

type Binding = AccountView['binding'];

/** The options of the select `Connection`, in order. */
export const bindingChoices: readonly Binding[] = ['auto', 'soap12', 'soap11', 'http-post'];

export const bindingText = (binding: Binding): string =>
  binding === 'auto' ? t('account.binding-auto') : bindingNames[binding];
