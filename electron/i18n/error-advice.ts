// What to do about a trouble, in words. They point to `Details` only where something stands there. Pure.
import type { CallError, ErrorCode, AppError } from '../result.ts';
import type { SafeText } from './safe-text.ts';
import { t } from './translate.ts';

type Said = Pick<AppError, 'code' | 'detail'>;

/** Whose next step points to `Details`. */
const pointing = [
  ...(['service-fault', 'unsendable', 'disk'] as const),
  'keychain-failed',
] as const satisfies readonly ErrorCode[];

/** A full disk needs another step than a forbidden one. */
const diskNextText = (detail: string): SafeText | null => {
  if (/^(?:ENOSPC|EDQUOT)$/.test(detail)) return t('trouble.disk-full-next');
  if (/^(?:EACCES|EPERM|EROFS)$/.test(detail)) return t('trouble.disk-forbidden-next');
  return null;
};

/** The next step, after the sentence that says what happened. */
export const nextText = ({ code, detail }: Said): SafeText => {
  const own = code === 'disk' ? diskNextText(detail) : null;
  if (own !== null) return own;
  const pointer = detail.trim() === '' ? pointing.find((one) => one === code) : undefined;
  return pointer === undefined
    ? t(`trouble.${code}-next`)
    : t(`trouble.${pointer}-next-no-details`);
};

/** Why a cancel was not taken, and the next step: for a notice. */
export const refusedText = ({ code, detail }: CallError): SafeText =>
  code === 'service-fault' && detail.trim() === ''
    ? t('trouble.service-fault-refused-no-details')
    : t(`trouble.${code}-refused`);
