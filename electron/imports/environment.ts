// Credentials in the environment: CASJOBS_WSID and CASJOBS_PW, as the Python package `casjobs` reads them, and
// CASJOBS_USERID, which `mastcasjobs` and the notebooks of MAST read. That is a user name; some put their WSID there.
import { toWsId } from '../casjobs/job.ts';
import type { Found } from './found.ts';

export interface FoundVariables {
  readonly found: readonly Found[];
  /** The names of the variables that they stand in. */
  readonly names: readonly string[];
}

const WSID = 'CASJOBS_WSID';
const USER = 'CASJOBS_USERID';
const PASSWORD = 'CASJOBS_PW';

/**
 * Takes them out of the environment: what the app starts later, a browser for example, has no business with them.
 * Several are one person under two names, or two persons with one password: who of them is for the person to say.
 */
export const takeVariables = (env: NodeJS.ProcessEnv): FoundVariables => {
  const take = (name: string): string => {
    const value = env[name] ?? '';
    Reflect.deleteProperty(env, name);
    return value;
  };
  const [number, user, password] = [take(WSID).trim(), take(USER).trim(), take(PASSWORD)];
  if (password === '') return { found: [], names: [] };
  const candidates = [
    { name: WSID, wsId: toWsId(number), userName: '' },
    { name: USER, wsId: toWsId(user), userName: user },
  ].filter(({ wsId, userName }) => wsId !== null || userName !== '');
  const found = candidates.map(({ wsId, userName }) => foundOf(wsId ?? userName, wsId, password));
  const isFirst = (one: Found, at: number): boolean =>
    found.findIndex(({ who }) => who === one.who) === at;
  const names = [...candidates.map(({ name }) => name), PASSWORD];
  return found.length === 0 ? { found, names: [] } : { found: found.filter(isFirst), names };
};

const foundOf = (who: string, wsId: string | null, password: string): Found => ({
  ...{ who, password, place: null },
  signInBy: wsId === null ? 'userName' : 'wsId',
});
