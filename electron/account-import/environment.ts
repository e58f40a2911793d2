// Credentials in the environment: CASJOBS_WSID and CASJOBS_PW, as the Python package `casjobs` reads them, and
// CASJOBS_USERID, which `mastcasjobs` and the notebooks of MAST read. That is a user name; some put their WSID there.
import { toWsId } from '../casjobs/job.ts';
import { plainNumber, trimInvisible, withoutQuotes } from '../casjobs/normalize-input.ts';
import type { FoundAccount } from './found-account.ts';

export interface FoundVariables {
  readonly found: readonly FoundAccount[];
  /** The names of their variables. */
  readonly names: readonly string[];
}

const WSID = 'CASJOBS_WSID';
const USER = 'CASJOBS_USERID';
const PASSWORD = 'CASJOBS_PW';

/**
 * Removes them from the environment, so that programs that the app starts, for example a browser, don't get them.
 * Two accounts may be one person's two names, or two persons with one password: the user chooses.
 */
export const takeVariables = (env: NodeJS.ProcessEnv): FoundVariables => {
  // A file of `export NAME=value` lines that a program reads itself makes `export` a part of the name.
  const take = (name: string): string => {
    const names = Object.keys(env).filter((one) => one.replace(/^\s*export\s+/, '') === name);
    const value = names.map((one) => env[one]).find((one) => one) ?? '';
    [...names, name].forEach((one) => Reflect.deleteProperty(env, one));
    return value;
  };
  const who = (name: string): string => withoutQuotes(trimInvisible(take(name)));
  const [number, user] = [plainNumber(who(WSID)), trimInvisible(who(USER))];
  // The end of a line can't be part of a password. Spaces and quotes can, so the user is asked.
  const password = take(PASSWORD).replace(/[\r\n\0]+$/, '');
  if (password === '') return { found: [], names: [] };
  const candidates = [
    { name: WSID, wsId: toWsId(number), userName: '' },
    { name: USER, wsId: toWsId(plainNumber(user)), userName: user },
  ].filter(({ wsId, userName }) => wsId !== null || userName !== '');
  const found = candidates.map(({ wsId, userName }) => foundOf(wsId ?? userName, wsId, password));
  const isFirst = (one: FoundAccount, at: number): boolean =>
    found.findIndex(({ who }) => who === one.who) === at;
  const names = [...candidates.map(({ name }) => name), PASSWORD];
  return found.length === 0 ? { found, names: [] } : { found: found.filter(isFirst), names };
};

const foundOf = (who: string, wsId: string | null, password: string): FoundAccount => ({
  who,
  password,
  place: null,
  signInBy: wsId === null ? 'userName' : 'wsId',
});
