// Texts for values: a job's status, a connection type, a duration, a list that has to fit, the next step after an error.
import type { JobStatus } from '../casjobs/job.ts';
import type { SafeText } from './safe-text.ts';
import { t } from './translate.ts';
import type { Binding } from '../casjobs/service.ts';
import type { CallError, ErrorCode, AppError } from '../result.ts';

/** The service's own word, or the number if the service has no word for it. */
export const statusText = ({
  status,
  statusCode,
}: {
  readonly status: JobStatus;
  readonly statusCode: number | null;
}): SafeText => {
  if (status !== 'unknown') return t(`status.${status}`);
  return statusCode === null ? t('status.not-told') : t('status.unknown', { code: statusCode });
};

export const bindingNames: Readonly<Record<Binding, string>> = {
  soap12: 'SOAP 1.2',
  soap11: 'SOAP 1.1',
  'http-post': 'HTTP POST',
};

const sameName = (name: string): string => name.trim().normalize('NFC').toLowerCase();

/** Whether one of these names is the same, whatever its letter case. */
export const isNameTaken = (name: string, taken: readonly string[]): boolean =>
  taken.some((one) => sameName(one) === sameName(name));

/** The name, or `Pan-STARRS 2`, `Pan-STARRS 3` and so on, so that it is none of those taken. */
export const freeName = (name: string, taken: readonly string[]): string => {
  let free = name;
  // One of so many is free.
  for (let number = 2; number <= taken.length + 1 && isNameTaken(free, taken); number += 1)
    free = t('account.numbered', { name, number: String(number) });
  return free;
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A duration in ms: `12 s`, `12 min`, `3 h 20 min`, `2 d 4 h`. A negative one is `0 s`. */
export const lengthText = (ms: number): SafeText => {
  const seconds = Math.floor(Math.max(0, ms) / SECOND);
  const minutes = Math.floor(ms / MINUTE);
  const hours = Math.floor(ms / HOUR);
  if (ms < MINUTE) return t('duration.seconds', { seconds });
  if (ms < HOUR) return t('duration.minutes', { minutes });
  if (ms < DAY) return hoursText(hours, minutes % 60);
  return daysText(Math.floor(ms / DAY), hours % 24);
};

const hoursText = (hours: number, minutes: number): SafeText =>
  minutes > 0 ? t('duration.hours-minutes', { hours, minutes }) : t('duration.hours', { hours });

const daysText = (days: number, hours: number): SafeText =>
  hours > 0 ? t('duration.days-hours', { days, hours }) : t('duration.days', { days });

const SEPARATOR = ', ';

/** `5001, 5002, and 78 more`: as many items as fit, cut between two of them, and the number of the others. */
export const listText = (items: readonly string[], mostCharacters: number): string => {
  const all = items.join(SEPARATOR);
  if (all.length <= mostCharacters) return all;
  let length = 0;
  const fitting = items.findIndex((item, index) => {
    length += item.length + SEPARATOR.length;
    return length + moreText(items.length - index - 1).length > mostCharacters;
  });
  const shown = items.slice(0, Math.max(0, fitting));
  return [...shown, moreText(items.length - shown.length)].join(SEPARATOR);
};

const moreText = (count: number): string => t('cancel.more', { count });

/** Codes whose next step points to `Details`, unless there are none. */
const codesWithDetails = [
  ...(['service-fault', 'unsendable', 'disk'] as const),
  'keychain-failed',
] as const satisfies readonly ErrorCode[];

/** A full disk and missing permissions need different steps. */
const diskNextText = (detail: string): SafeText | null => {
  if (/^(?:ENOSPC|EDQUOT)$/.test(detail)) return t('error.disk-full-next');
  if (/^(?:EACCES|EPERM|EROFS)$/.test(detail)) return t('error.disk-forbidden-next');
  return null;
};

/** The minutes that the service's own words name. */
const lockedNextText = (detail: string): SafeText | null => {
  const minutes = /\b(\d{1,4}) min/.exec(detail)?.[1];
  return minutes === undefined
    ? null
    : t('error.sign-in-locked-minutes-next', { minutes: Number(minutes) });
};

/** The next step, after the sentence that says what happened. */
export const nextText = ({ code, detail }: Pick<AppError, 'code' | 'detail'>): SafeText => {
  const ofDisk = code === 'disk' ? diskNextText(detail) : null;
  if (ofDisk !== null) return ofDisk;
  const ofLock = code === 'sign-in-locked' ? lockedNextText(detail) : null;
  if (ofLock !== null) return ofLock;
  const bare = detail.trim() === '' ? codesWithDetails.find((one) => one === code) : undefined;
  return bare === undefined ? t(`error.${code}-next`) : t(`error.${bare}-next-no-details`);
};

/** Why a cancel could not be sent, and the next step: for a notification. */
export const refusedText = ({ code, detail }: CallError): SafeText =>
  code === 'service-fault' && detail.trim() === ''
    ? t('error.service-fault-refused-no-details')
    : t(`error.${code}-refused`);
