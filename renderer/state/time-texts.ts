// Times and lengths of time as people read them. Pure: the clock is handed in.
import { lengthText } from '../../electron/i18n/value-texts.ts';
import { timeText } from '../../electron/i18n/locale.ts';
import { t } from '../../electron/i18n/translate.ts';

/** Below this, 'n seconds ago' says no more than 'just now'. */
const JUST_NOW_MS = 5000;

/** `just now`, `12 s ago`, `3 h 20 min ago`. */
export const agoText = (ms: number): string =>
  ms < JUST_NOW_MS ? t('ago.just-now') : t('ago.length', { length: lengthText(ms) });

/** A moment in the person's own zone and locale: the time of day, with the day when it is not today's. */
export const momentText = (at: number, now: number): string => {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return timeText(at, {
    ...(!isToday && { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  });
};

/** A moment to the second, with its day. */
export const exactText = (at: number): string =>
  timeText(at, { dateStyle: 'medium', timeStyle: 'medium' });

const parts = (serviceTime: string): [string, string] => {
  const [day = '', time = ''] = serviceTime.split('T');
  return [day, time.replace(/[.].*$/, '')];
};

/** The service's own writing without fractions: `2026-11-24 09:10:11`. */
export const serviceText = (serviceTime: string): string => parts(serviceTime).join(' ').trim();

/** Its time of day only: `09:10`. */
export const serviceClock = (serviceTime: string): string =>
  parts(serviceTime)[1].slice(0, 5) || serviceText(serviceTime);
