// Times and ages as texts. Pure.
import { lengthText } from '../../electron/i18n/value-texts.ts';
import { timeText } from '../../electron/i18n/locale.ts';
import { t } from '../../electron/i18n/translate.ts';

/** Ages below a minute are told in steps of this; below one, the text is `just now`. */
const STEP_MS = 10_000;
const MINUTE_MS = 60_000;

/** `just now`, `20 s ago`, `3 h 20 min ago`. */
export const agoText = (ms: number): string => {
  if (ms < STEP_MS) return t('ago.just-now');
  return t('ago.length', { length: lengthText(ms < MINUTE_MS ? ms - (ms % STEP_MS) : ms) });
};

/** A time in the user's time zone and locale, with the day unless it is today. */
export const momentText = (at: number, now: number): string => {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return timeText(at, {
    ...(!isToday && { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  });
};

/** A time with seconds and its day. */
export const exactText = (at: number): string =>
  timeText(at, { dateStyle: 'medium', timeStyle: 'medium' });

const parts = (serviceTime: string): [string, string] => {
  const [day = '', time = ''] = serviceTime.split('T');
  return [day, time.replace(/[.].*$/, '')];
};

/** The time as the service writes it, without fractions: `2026-11-24 09:10:11`. */
export const serviceText = (serviceTime: string): string => parts(serviceTime).join(' ').trim();

/** Its time of day only: `09:10`. */
export const serviceClock = (serviceTime: string): string =>
  parts(serviceTime)[1].slice(0, 5) || serviceText(serviceTime);
