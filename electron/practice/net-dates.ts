// Reads the dates that .NET parses and that GetJobs conditions can carry, which is without colons. Pure.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL_MONTHS =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;

/** `2026-11-24` · `2026/11/24` · `11/24/2026` · `Nov 24 2026` · `24 Nov 2026`, each may have `2 PM` after it. */
const FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})$/,
  /^(?<month>\d{1,2})([-/])(?<day>\d{1,2})\2(?<year>\d{4})$/,
  /^(?<name>[a-z]+)[ -](?<day>\d{1,2})[ -](?<year>\d{4})$/i,
  /^(?<day>\d{1,2})[ -](?<name>[a-z]+)[ -](?<year>\d{4})$/i,
  /^(?<year>\d{4})[ -](?<name>[a-z]+)[ -](?<day>\d{1,2})$/i,
];
/** ISO's short form: `20261124T101530`, also with the date's hyphens. */
const COMPACT =
  /^(?<year>\d{4})(-?)(?<month>\d\d)\2(?<day>\d\d)T(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?(?<utc>Z)?$/i;
const HOUR = / +(?<hour>\d{1,2}) *(?<half>[ap])m?$/i;

/** The time in ms since 1970, in this computer's zone unless it ends in Z; null for what is no date. */
export const readDate = (typed: string): number | null => {
  const text = typed.trim().replace(/\s+/g, ' ');
  const compact = COMPACT.exec(text)?.groups;
  if (compact !== undefined) return compactTime(compact);
  const hour = HOUR.exec(text)?.groups;
  const hours = hour === undefined ? 0 : hourOf(hour);
  const parts = FORMS.map((form) => form.exec(text.replace(HOUR, ''))?.groups).find(Boolean);
  return parts === undefined || hours === null ? null : localTime(parts, hours, 0, 0);
};

type Parts = Readonly<Record<string, string | undefined>>;

const compactTime = (parts: Parts): number | null => {
  const [hour, minute, second] = ['hour', 'minute', 'second'].map((name) => number(parts, name));
  if (hour === undefined || minute === undefined || second === undefined) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const local = localTime(parts, hour, minute, second);
  if (parts['utc'] === undefined || local === null) return local;
  return (
    Date.UTC(number(parts, 'year'), number(parts, 'month') - 1, number(parts, 'day')) +
    ((hour * 60 + minute) * 60 + second) * 1000
  );
};

const localTime = (parts: Parts, hour: number, minute: number, second: number): number | null => {
  const year = number(parts, 'year');
  const month = monthOf(parts);
  const day = number(parts, 'day');
  const at = new Date(year, month, day, hour, minute, second);
  // February 30th would become a day of March, and year 26 one of the last century.
  const isReal = at.getFullYear() === year && at.getMonth() === month && at.getDate() === day;
  return isReal ? at.getTime() : null;
};

const number = (parts: Parts, name: string): number => Number(parts[name] ?? '0');

/** 0 to 11; -1 for no month. */
const monthOf = (parts: Parts): number => {
  const name = parts['name'];
  if (name === undefined) return number(parts, 'month') - 1;
  return FULL_MONTHS.test(name) ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) : -1;
};

const hourOf = (parts: Parts): number | null => {
  const hour = number(parts, 'hour');
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (parts['half']?.toLowerCase() === 'p' ? 12 : 0);
};
