// Times and lengths of time as people read them. Pure: the clock is handed in.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Below this, 'n seconds ago' says no more than 'just now'. */
const JUST_NOW = 5 * SECOND;

/** A length in ms: `12 s`, `12 min`, `3 h 20 min`, `2 d 4 h`. A clock that ran ahead gives `0 s`. */
export const lengthText = (ms: number): string => {
  const whole = Math.max(0, ms);
  if (whole < MINUTE) return `${Math.floor(whole / SECOND)} s`;
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)} min`;
  if (whole < DAY) return twoUnits(whole, HOUR, 'h', MINUTE, 'min');
  return twoUnits(whole, DAY, 'd', HOUR, 'h');
};

const twoUnits = (
  ms: number,
  big: number,
  bigUnit: string,
  small: number,
  unit: string,
): string => {
  const rest = Math.floor((ms % big) / small);
  return `${Math.floor(ms / big)} ${bigUnit}${rest > 0 ? ` ${rest} ${unit}` : ''}`;
};

/** `just now`, `12 s ago`, `3 h 20 min ago`. */
export const agoText = (ms: number): string =>
  ms < JUST_NOW ? 'just now' : `${lengthText(ms)} ago`;

/** A moment in the person's own zone and language: the time of day, with the day when it is not today's. */
export const momentText = (at: number, now: number): string => {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return new Date(at).toLocaleString(undefined, {
    ...(!isToday && { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  });
};

/** A moment to the second, with its day. */
export const exactText = (at: number): string =>
  new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

const parts = (serviceTime: string): [string, string] => {
  const [day = '', time = ''] = serviceTime.split('T');
  return [day, time.replace(/[.].*$/, '')];
};

/** The service's own writing without fractions: `2026-11-24 09:10:11`. */
export const serviceText = (serviceTime: string): string => parts(serviceTime).join(' ').trim();

/** Its time of day only: `09:10`. */
export const serviceClock = (serviceTime: string): string =>
  parts(serviceTime)[1].slice(0, 5) || serviceText(serviceTime);
