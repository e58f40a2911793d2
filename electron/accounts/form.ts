// Reads what was typed into the connect form. Pure; refuses at the field where the thing was typed.
import { readEndpoint, type NoEndpoint } from '../casjobs/endpoint.ts';
import { toWsId } from '../casjobs/job.ts';
import { OTHER_ID, PRACTICE_ID, presets } from '../casjobs/presets.ts';
import { plainNumber, trimInvisible } from '../casjobs/typed-text.ts';
import { badInput, done, type Outcome } from '../outcome.ts';
import type { Secret } from './secret.ts';
import { say } from '../words/say.ts';

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
export interface Wanted {
  readonly service: string;
  readonly base: string;
  readonly name: string;
  readonly secret: Secret;
  readonly forThisRunOnly: boolean;
}

/** The practice service has no address of its own before it runs. */
const PRACTICE_BASE = '';

export const readForm = (form: AccountForm): Outcome<Wanted> => {
  const place = readPlace(form);
  if (!place.ok) return place;
  const secret = readSecret(form);
  if (!secret.ok) return secret;
  const name = form.accountName.trim() || place.value.name;
  const { service, forThisRunOnly } = form;
  const wanted = { service, base: place.value.base, name, secret: secret.value, forThisRunOnly };
  return done(wanted);
};

interface Place {
  readonly base: string;
  readonly name: string;
}

const readPlace = ({ service, url }: AccountForm): Outcome<Place> => {
  if (service === PRACTICE_ID)
    return done({ base: PRACTICE_BASE, name: say('service.practice-account') });
  if (service === OTHER_ID) {
    const endpoint = readEndpoint(url);
    if (!endpoint.ok) return noPlace(endpoint);
    return done({ base: endpoint.base, name: new URL(endpoint.base).host });
  }
  const preset = presets.find(({ id }) => id === service);
  if (!preset) return badInput('service', say('typed.no-service'));
  return done({ base: preset.base, name: preset.accountName });
};

const noPlace = ({ why, host = '', suggestion }: NoEndpoint): Outcome<Place> => {
  const now = suggestion === undefined ? '' : new URL(suggestion).host;
  return badInput('url', say(`typed.${why}`, { host, now }), suggestion);
};

/**
 * Reads an edit over what is stored. `before` is null where that is lost: then both must be typed.
 * A new user name needs its WSID asked for anew.
 */
export const readEdit = (edit: AccountEdit, before: Secret | null): Outcome<Secret> => {
  if (before === null) return readSecret(edit);
  const password = edit.password === '' ? before.password : edit.password;
  if (trimInvisible(edit.who) === '') return done({ ...before, password });
  return readSecret({ ...edit, password });
};

type Typed = Pick<AccountForm, 'signInBy' | 'who' | 'password'>;

const readSecret = ({ signInBy, who, password }: Typed): Outcome<Secret> => {
  const typed = trimInvisible(who);
  const wsId = signInBy === 'wsId' ? toWsId(plainNumber(typed)) : null;
  if (signInBy === 'wsId' && wsId === null) return badInput('wsId', say('typed.no-ws-id'));
  if (typed === '') return badInput('userName', say('typed.no-user-name'));
  if (password === '') return badInput('password', say('typed.no-password'));
  return done({ wsId, userName: signInBy === 'userName' ? typed : null, password });
};
