// Reads the `CasJobs.config` of JHU's command-line tool (CasJobsCL), out of its bytes. Pure.
import { toWsId } from '../casjobs/job.ts';
import { plainNumber } from '../casjobs/normalize-input.ts';
import { placeAt, type FoundAccount } from './found-account.ts';
import { valueIn } from './properties-file.ts';

export type NoConfig = 'no-config' | 'no-password' | 'no-ws-id';

export type ConfigRead =
  | {
      readonly ok: true;
      readonly found: FoundAccount;
      /** The proxy that the tool goes through, `host:port`; null where it goes through none. */
      readonly proxy: string | null;
    }
  | { readonly ok: false; readonly why: NoConfig };

/** Its keys, as that tool spells them. */
const keys = {
  wsId: 'wsid',
  password: 'password',
  address: 'jobs_location',
  proxyHost: 'proxyHost',
  proxyPort: 'proxyPort',
} as const;

export const PASSWORD_KEY = keys.password;

export const passwordIn = (bytes: Uint8Array): string => valueIn(bytes, PASSWORD_KEY) ?? '';

export const readConfig = (bytes: Uint8Array): ConfigRead => {
  const [typed, password] = [valueIn(bytes, keys.wsId), passwordIn(bytes)];
  if (typed === undefined && password === '') return { ok: false, why: 'no-config' };
  if (password === '') return { ok: false, why: 'no-password' };
  const wsId = toWsId(plainNumber(typed ?? ''));
  if (wsId === null) return { ok: false, why: 'no-ws-id' };
  const place = placeAt(valueIn(bytes, keys.address) ?? '');
  return {
    ok: true,
    found: { signInBy: 'wsId', who: wsId, password, place },
    proxy: proxyIn(bytes),
  };
};

/** Without a port Java takes 80. */
const proxyIn = (bytes: Uint8Array): string | null => {
  const host = (valueIn(bytes, keys.proxyHost) ?? '').trim();
  const port = (valueIn(bytes, keys.proxyPort) ?? '').trim() || '80';
  return /^[\w.-]{1,255}$/.test(host) && /^\d{1,5}$/.test(port) ? `${host}:${port}` : null;
};
