// Reads the connect form and the edit form, and reports bad input at its field.
import { readEndpoint, type NoEndpoint } from '../casjobs/endpoint.ts';
import { toWsId } from '../casjobs/job.ts';
import { factsOf, OTHER_ID, PRACTICE_ID, presets } from '../casjobs/service-presets.ts';
import { plainNumber, trimInvisible } from '../casjobs/normalize-input.ts';
import { badInput, succeed, type Result } from '../result.ts';
import type { StoredSecret } from './stored-secret.ts';
import { t } from '../i18n/translate.ts';

/** What the connect form holds. `service` is a preset's id, `practice`, or `other` with `url`. */
export interface AccountForm {
  readonly service: string;
  readonly url: string;
  readonly accountName: string;
  readonly signInBy: 'wsId' | 'userName';
  /** The WSID or the user name, by `signInBy`. */
  readonly who: string;
  readonly password: string;
  /** Keep the password in memory until the app quits, because there is no keychain. */
  readonly forThisRunOnly: boolean;
}

/** What the edit form holds. Empty fields leave what is stored. */
export interface AccountEdit {
  readonly accountKey: string;
  readonly accountName: string;
  readonly signInBy: 'wsId' | 'userName';
  readonly who: string;
  readonly password: string;
}

/** The form, read: an account that can be kept. */
export interface AccountInput {
  readonly service: string;
  readonly base: string;
  readonly name: string;
  /** The user typed no name, so this is that of the service. */
  readonly hasDefaultName: boolean;
  readonly secret: StoredSecret;
  readonly forThisRunOnly: boolean;
}

/** The practice service has no address of its own before it runs. */
const PRACTICE_BASE = '';

export const readForm = (form: AccountForm): Result<AccountInput> => {
  const place = readPlace(form);
  if (!place.ok) return place;
  const secret = readSecret(form, place.value.base);
  if (!secret.ok) return secret;
  const typed = form.accountName.trim();
  const { service, forThisRunOnly } = form;
  return succeed({
    service,
    base: place.value.base,
    name: typed || place.value.name,
    hasDefaultName: typed === '',
    secret: secret.value,
    forThisRunOnly,
  });
};

interface Place {
  readonly base: string;
  readonly name: string;
}

const readPlace = ({ service, url }: AccountForm): Result<Place> => {
  if (service === PRACTICE_ID)
    return succeed({ base: PRACTICE_BASE, name: t('service.practice-account') });
  if (service === OTHER_ID) {
    const endpoint = readEndpoint(url);
    if (!endpoint.ok) return noPlace(endpoint);
    return succeed({ base: endpoint.base, name: new URL(endpoint.base).host });
  }
  const preset = presets.find(({ id }) => id === service);
  if (!preset) return badInput('service', t('input.no-service'));
  return succeed({ base: preset.base, name: preset.accountName });
};

const noPlace = ({ why, host = '', suggestion }: NoEndpoint): Result<Place> => {
  const now = suggestion === undefined ? '' : new URL(suggestion).host;
  return badInput('url', t(`input.${why}`, { host, now }), suggestion);
};

/**
 * Reads an edit over what is stored. `before` is null where that is lost: then both must be typed.
 * A new user name needs a new request for its WSID.
 */
export const readEdit = (
  edit: AccountEdit,
  before: StoredSecret | null,
  base: string,
): Result<StoredSecret> => {
  if (before === null) return readSecret(edit, base);
  const password = edit.password === '' ? before.password : edit.password;
  if (trimInvisible(edit.who) === '') return succeed({ ...before, password });
  return readSecret({ ...edit, password }, base);
};

type Typed = Pick<AccountForm, 'signInBy' | 'who' | 'password'>;

const readSecret = ({ signInBy, who, password }: Typed, base: string): Result<StoredSecret> => {
  const typed = trimInvisible(who);
  if (signInBy === 'wsId' && factsOf(base).signInBy === 'userName')
    return badInput('wsId', t('input.by-user-name'));
  const wsId = signInBy === 'wsId' ? toWsId(plainNumber(typed)) : null;
  if (signInBy === 'wsId' && wsId === null) return badInput('wsId', t('input.no-ws-id'));
  if (typed === '') return badInput('userName', t('input.no-user-name'));
  if (password === '') return badInput('password', t('input.no-password'));
  return succeed({ wsId, userName: signInBy === 'userName' ? typed : null, password });
};
