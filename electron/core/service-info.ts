// The name, the host and the assumed time zone of an account's service.
import { OTHER_ID, PRACTICE_ID, presets } from '../casjobs/service-presets.ts';
import type { AccountRecord } from '../accounts/account-store.ts';
import type { PresetView } from './view-model/snapshot.ts';
import { ownZone, type Zone } from '../watch/zone.ts';
import { t } from '../i18n/translate.ts';
import { freeName } from '../i18n/value-texts.ts';

type Place = Pick<AccountRecord, 'service' | 'base'>;

const LOOPBACK = '127.0.0.1';

const presetOf = ({ service }: Place) => presets.find(({ id }) => id === service);

export const hostOf = ({ base }: Place): string => (base === '' ? LOOPBACK : new URL(base).host);

export const serviceNameOf = (place: Place): string =>
  place.service === PRACTICE_ID ? t('service.practice') : (presetOf(place)?.label ?? hostOf(place));

/** What is thought of the clock of the service before it is learnt. One on this computer has this computer's. */
export const zoneOf = (place: Place): Zone => {
  const timeZone = presetOf(place)?.timeZone ?? (isHere(place) ? ownZone() : null);
  return timeZone === null ? { kind: 'unknown' } : { kind: 'assumed', timeZone };
};

/** Whether its service runs on this computer, so that they have one clock. */
export const isHere = (place: Place): boolean => /^(127\.|localhost|\[::1\])/.test(hostOf(place));

/**
 * The services of the connect form, the surest first.
 * @param names of the accounts: a further account at a service gets another name
 */
export const presetViews = (names: readonly string[] = []): readonly PresetView[] => [
  ...presets.map(({ id, label, note, accountName }) => ({
    id,
    label,
    accountName: freeName(accountName, names),
    note: note === null ? '' : t(`service-note.${note}`),
  })),
  {
    id: PRACTICE_ID,
    label: t('service.practice'),
    note: t('service-note.here'),
    accountName: t('service.practice-account'),
  },
  { id: OTHER_ID, label: t('service.other'), note: '', accountName: '' },
];
