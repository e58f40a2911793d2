// The name, the host and the assumed time zone of an account's service.
import { factsOf, OTHER_ID, PRACTICE_ID, presets, signInAtOf } from '../casjobs/service-presets.ts';
import type { AccountRecord } from '../accounts/account-store.ts';
import type { AccountView, PresetView } from './view-model/snapshot.ts';
import { ownZone, type Zone } from '../watch/zone.ts';
import { t } from '../i18n/translate.ts';
import { freeName } from '../i18n/value-texts.ts';

type Place = Pick<AccountRecord, 'service' | 'base'>;

const LOOPBACK = '127.0.0.1';

const presetOf = ({ service }: Place) => presets.find(({ id }) => id === service);

export const hostOf = ({ base }: Place): string => (base === '' ? LOOPBACK : new URL(base).host);

/** The host to which the password is sent, if it is not the service's own; otherwise empty. */
const signInHostOf = ({ base }: Pick<Place, 'base'>): string => {
  const signInAt = signInAtOf(base);
  return signInAt === null ? '' : new URL(signInAt).host;
};

/** How its user signs in. */
export const signInViewOf = (
  account: AccountRecord,
): Pick<AccountView, 'hasBindings' | 'signInBy' | 'signInHost' | 'awaitsWsId'> => {
  const { hasBindings, signInBy } = factsOf(account.base);
  const signInHost = signInHostOf(account) || hostOf(account);
  return {
    hasBindings,
    signInBy,
    signInHost,
    awaitsWsId: signInBy === 'wsId' && !account.wsIdKnown,
  };
};

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
  ...presets.map(({ id, label, note, accountName, base }) => ({
    id,
    label,
    accountName: freeName(accountName, names),
    signInBy: factsOf(base).signInBy,
    signInHost: signInHostOf({ base }),
    note: note === null ? '' : t(`service-note.${note}`),
  })),
  {
    id: PRACTICE_ID,
    label: t('service.practice'),
    note: t('service-note.here'),
    accountName: t('service.practice-account'),
    signInBy: 'wsId',
    signInHost: '',
  },
  {
    id: OTHER_ID,
    label: t('service.other'),
    note: '',
    accountName: '',
    signInBy: 'wsId',
    signInHost: '',
  },
];
