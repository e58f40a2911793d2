// AccountClients of tests: one with fixed credentials, and what an account of a set-up signs in with.
import {
  createAccountClient,
  type AccountClient,
  type AccountClientDeps,
} from '../../electron/accounts/account-client.ts';
import type { Account } from '../../electron/accounts/account-store.ts';
import type {
  CasJobsService,
  Credentials,
  WsIdCredentials,
} from '../../electron/casjobs/service.ts';
import { createScriptedCasJobs, jobIdOf } from '../fakes/scripted-casjobs.ts';
import { signInService, wsIdOf, type AccountsSetup } from './test-accounts.ts';

export const testCredentials: WsIdCredentials = { wsId: wsIdOf('77'), password: 'a password' };

const account: Account = {
  key: 'an-account',
  name: 'An account',
  service: 'mast-ps1',
  base: 'https://mastweb.stsci.edu/ps1casjobs',
  binding: 'auto',
  foundBinding: 'soap12',
  secretName: 'An account (mastweb.stsci.edu) an-accou',
  wsIdKnown: true,
  forThisRunOnly: false,
  wereAccepted: false,
};

const noPractice = () => Promise.reject(new Error('No practice service here.'));

interface More {
  readonly wereAccepted?: boolean;
  readonly secretOf?: AccountClientDeps['accounts']['secretOf'];
  readonly onCancelCall?: AccountClientDeps['onCancelCall'];
  readonly noteAccepted?: AccountClientDeps['accounts']['noteAccepted'];
  readonly now?: () => number;
}

export const clientOf = (service: CasJobsService, more: More = {}): AccountClient => {
  const { wereAccepted = false, onCancelCall = () => undefined, now = () => Date.now() } = more;
  const secretOf = more.secretOf ?? (() => Promise.resolve({ ...testCredentials, userName: null }));
  return createAccountClient({
    account: { ...account, wereAccepted },
    accounts: {
      get: () => account,
      secretOf,
      noteWsId: () => Promise.resolve(),
      bindingChoices: () => 0,
      noteBinding: () => Promise.resolve(),
      noteAccepted: more.noteAccepted ?? (() => Promise.resolve()),
    },
    createService: () => service,
    practice: noPractice,
    now,
    onCancelCall,
  });
};

/** The credentials with which a call of this account reaches its service; rejects as the call does. */
export const credentialsOf = async (
  { accounts }: Pick<AccountsSetup, 'accounts'>,
  key: string,
  signIn: CasJobsService = signInService().service,
): Promise<Credentials> => {
  const service = createScriptedCasJobs();
  const used: Credentials[] = [];
  const client = createAccountClient({
    account: accounts.get(key) ?? { ...account, key },
    accounts,
    createService: () => ({
      ...service,
      webServiceId: (...given) => signIn.webServiceId(...given),
      jobStatus: (credentials) => {
        used.push(credentials);
        return Promise.resolve(0);
      },
    }),
    practice: noPractice,
    now: () => Date.now(),
    onCancelCall: () => undefined,
  });
  await client.jobStatus(jobIdOf(1));
  const [credentials] = used;
  if (!credentials) throw new Error('The call did not reach the service.');
  return credentials;
};
