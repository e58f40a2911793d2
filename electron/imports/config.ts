// Reads the `CasJobs.config` of JHU's command-line tool (CasJobsCL), out of its bytes. Pure.
import { toWsId } from '../casjobs/job.ts';
import { plainNumber } from '../casjobs/typed-text.ts';
import { placeAt, type Found } from './found.ts';
import { valueIn } from './properties.ts';

export type NoConfig = 'no-config' | 'no-password' | 'no-ws-id';

export type ConfigRead =
  { readonly ok: true; readonly found: Found } | { readonly ok: false; readonly why: NoConfig };

/** Its keys, as that tool spells them. */
const keys = { wsId: 'wsid', password: 'password', address: 'jobs_location' } as const;

export const PASSWORD_KEY = keys.password;

export const passwordIn = (bytes: Uint8Array): string => valueIn(bytes, PASSWORD_KEY) ?? '';

export const readConfig = (bytes: Uint8Array): ConfigRead => {
  const [typed, password] = [valueIn(bytes, keys.wsId), passwordIn(bytes)];
  if (typed === undefined && password === '') return { ok: false, why: 'no-config' };
  if (password === '') return { ok: false, why: 'no-password' };
  const wsId = toWsId(plainNumber(typed ?? ''));
  if (wsId === null) return { ok: false, why: 'no-ws-id' };
  const place = placeAt(valueIn(bytes, keys.address) ?? '');
  return { ok: true, found: { signInBy: 'wsId', who: wsId, password, place } };
};
