// Lengths of time as people read them. Pure.
import type { SafeText } from './safe-text.ts';
import { t } from './translate.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length in ms: `12 s`, `12 min`, `3 h 20 min`, `2 d 4 h`. A clock that ran ahead gives `0 s`. */
export const lengthText = (ms: number): SafeText => {
  const seconds = Math.floor(Math.max(0, ms) / SECOND);
  const minutes = Math.floor(ms / MINUTE);
  const hours = Math.floor(ms / HOUR);
  if (ms < MINUTE) return t('length.seconds', { seconds });
  if (ms < HOUR) return t('length.minutes', { minutes });
  if (ms < DAY) return hoursText(hours, minutes % 60);
  return daysText(Math.floor(ms / DAY), hours % 24);
};

const hoursText = (hours: number, minutes: number): SafeText =>
  minutes > 0 ? t('length.hours-minutes', { hours, minutes }) : t('length.hours', { hours });

const daysText = (days: number, hours: number): SafeText =>
  hours > 0 ? t('length.days-hours', { days, hours }) : t('length.days', { days });
